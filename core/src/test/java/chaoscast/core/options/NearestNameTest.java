package chaoscast.core.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("compare", "lsr-esn", "rho", "--resume", "--help");

  @ParameterizedTest
  @CsvSource({"comapre, compare", "esn, lsr-esn", "roh, rho", "help, --help", "RHO, rho"})
  void aNearNameIsSuggested(String unknown, String meant) {
    assertEquals(" did you mean '%s'?".formatted(meant), NearestName.question(unknown, KNOWN));
  }

  @Test
  void allThatAreEquallyNearAreSuggested() {
    assertEquals(
        " did you mean 'hsr-esn' or 'lsr-esn'?",
        NearestName.question("esn", List.of("d2r2", "hsr-esn", "lsr-esn")));
  }

  @Test
  void nothingIsSuggestedForAWordThatIsLikeNone() {
    assertEquals("", NearestName.question("--ensemble", KNOWN));
    assertEquals(
        "unknown option '--ensemble'; known: compare, lsr-esn, rho, --resume, --help",
        NearestName.unknown("option", "--ensemble", KNOWN).getMessage());
  }
}
