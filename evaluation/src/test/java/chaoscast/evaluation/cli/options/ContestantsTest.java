package chaoscast.evaluation.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.evaluation.baseline.StandardBaselines;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.protocol.Protocols;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContestantsTest {
  @Test
  void aLabelLetsTheSameSurrogateTakePartTwice() {
    Contestants contestants =
        Contestants.of(List.of("d2r2", "fine=d2r2"), List.of("fine.degree=9", "d2r2.ridge=1e-3"));
    var protocol = Protocols.named("lorenz63");

    assertEquals(
        List.of("d2r2", "fine"),
        contestants.under(protocol, new Seed(1)).stream().map(Contestant::label).toList());
    assertEquals(
        List.of("d2r2", "d2r2"),
        contestants.under(protocol, new Seed(1)).stream().map(Contestant::surrogate).toList());
    assertEquals("d2r2{ridge=1e-3}, fine=d2r2{degree=9}", contestants.described(protocol));
  }

  @Test
  void baselinesComeAfterWhatIsNamed() {
    Contestants contestants =
        Contestants.of(List.of("d2r2", "analog"), StandardBaselines.NAMES,
            List.of("analog.neighbours=2"));
    assertEquals(
        List.of("d2r2", "analog", "rbf-network", "gaussian-process"),
        List.copyOf(contestants.entries().keySet()));
    assertFalse(Contestants.of(null, List.of(), List.of()).entries().containsKey("analog"));
  }

  @Test
  void aLabelledSurrogateKeepsTheSettingsOfTheProtocol() {
    Contestants contestants =
        Contestants.of(List.of("small=lsr-esn"), List.of("small.inputScaling=0.5"));
    assertEquals(
        "small=lsr-esn{features=squares, inputScaling=0.5, nodes=102}",
        contestants.described(Protocols.named("lorenz63")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d2r2,d2r2 | d2r2.degree=2 | --surrogates must name d2r2 once but does so twice; give one of them a"
            + " label, as in 'fine=d2r2'",
        "a=d2r2,a=sindy | a.degree=2 | --surrogates must name a once but does so twice; give one of them a"
            + " label, as in 'fine=sindy'",
        "sindy=d2r2 | sindy.degree=2 | a label of --surrogates must not be another surrogate's name but d2r2"
            + " was 'sindy'",
        "a.b=d2r2 | a.b.degree=2 | a label of --surrogates must have ≥ 1 character and no dot but was 'a.b'",
        "fine=d2r2 | d2r2.degree=2 | -p d2r2.degree must be of a surrogate that takes part (fine) but is of"
            + " d2r2",
        "fine=d2r2 | fin.degree=2 | unknown surrogate 'fin': did you mean 'fine'?"
      })
  void whatIsAmbiguousIsRejected(String names, String setting, String message) {
    List<String> split = List.of(names.split(","));
    String found =
        assertThrows(InputException.class, () -> Contestants.of(split, List.of(setting)))
            .getMessage();
    assertTrue(found.startsWith(message), found);
  }
}
