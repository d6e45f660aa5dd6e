package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.Version;
import chaoscast.core.options.OptionDescription;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingCommandsTest {
  @Test
  void systemsListsEverySystemByItsKind() {
    CommandRun run = CommandRun.of("systems").succeeds();

    assertEquals("", run.err());
    for (SystemProvider system : Systems.all()) {
      assertTrue(run.out().contains("\n" + system.name() + " "), system.name());
    }
    assertTrue(run.out().matches("(?s).*\nforced flows .*\nduffing .*\nmaps .*"), run.out());
  }

  @Test
  void aSystemIsShownWithParametersPresetsProtocolsEquationsAndTrace(@TempDir Path folder)
      throws IOException {
    for (String name : List.of("lorenz63", "lorenz96-two-tier", "chen")) {
      CommandRun run = CommandRun.of("systems", name).succeeds();
      SystemProvider system = Systems.named(name);
      assertEquals("", run.err());
      assertTrue(run.flat().contains(system.name() + ": " + system.summary()), run.out());
      system.presets().keySet().forEach(preset -> assertTrue(run.out().contains(preset), preset));
      for (OptionDescription option : system.options()) {
        assertTrue(run.out().contains("  " + option.name() + " "), option.name());
      }
    }
    assertTrue(
        CommandRun.of("systems", "lorenz63").flat()
            .contains("lorenz63 (default), pyle2021-lorenz63, schotz2025-lorenz63"));
    Path page = folder.resolve("chen.html");
    String chen = CommandRun.of("systems", "chen", "--html", page).succeeds().out();
    assertTrue(chen.contains("  y' = (c - a)*x - x*z + c*y\n"), chen);
    assertTrue(chen.contains("trace of the Jacobian: -10\n"), chen); // c - a - b
    assertTrue(chen.replaceAll("\\s+", " ").contains("by the exponent -10.0000 per unit of time"),
        chen);
    assertTrue(Files.readString(page).contains("Chen's system"));
    assertTrue(Files.readString(page).contains("trace of the Jacobian: -10"));
    CommandRun.of("systems", "-s", "rho=3").rejects("-s needs a SYSTEM");
  }

  @Test
  @Tag("slow")
  void allSystemsStandOnOnePageWithAPictureEach(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("all.html");
    CommandRun.of("systems", "--html", page).succeeds();
    String text = Files.readString(page);
    for (SystemProvider system : Systems.all()) {
      assertTrue(text.contains("\"name\":\"" + system.name() + "\""), system.name());
    }
    assertFalse(text.contains("no picture"), "some system was not drawn");
    assertFalse(text.contains("\"across\":[]"), "some picture is empty");
  }

  @Test
  void surrogatesListsEverySurrogateWithItsOptions() {
    CommandRun run = CommandRun.of("surrogates").succeeds();

    assertEquals("", run.err());
    for (SurrogateProvider surrogate : Surrogates.all()) {
      assertTrue(run.flat().contains(surrogate.name() + ": " + surrogate.summary()), run.out());
      for (OptionDescription option : surrogate.options()) {
        assertTrue(run.out().contains("  " + option.name() + " "), option.name());
      }
    }
    assertTrue(run.out().contains("d2r2"), run.out());
  }

  @Test
  void versionIsThatOfTheBuildAndOfTheJvm() {
    List<String> lines = CommandRun.of("--version").succeeds().out().lines().toList();
    assertTrue(
        lines.get(0)
            .matches("chaoscast " + Pattern.quote(Version.CURRENT) + "( \\(commit [0-9a-f]+\\))?"),
        lines.toString());
    assertTrue(lines.get(1).startsWith("JVM: " + System.getProperty("java.vm.name")),
        lines.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systems", "surrogates", "generate", "lyapunov", "train", "forecast", "evaluate", "compare"
      })
  void everyCommandExplainsItself(String command) {
    CommandRun run = CommandRun.of(command, "--help").succeeds();

    assertTrue(run.out().startsWith("Usage: chaoscast " + command), run.out());
    assertEquals("", run.err());
    assertTrue(CommandRun.of("--help").out().contains("  " + command), command);
  }

  @Test
  void noCommandIsBadUsage() {
    CommandRun.of().rejects("a command must be given");
  }

  @Test
  void unknownCommandIsAnsweredWithTheNearest() {
    CommandRun.of("help").rejects("unknown command 'help': did you mean '--help'?");
    CommandRun.of("compare", "--zeitgeist").rejects("unknown option '--zeitgeist'; known: ");
    CommandRun.of("compare", "--surrogates", "esn").rejects("did you mean 'hsr-esn', 'lsr-esn' or");
    CommandRun.of("comapre").rejects("unknown command 'comapre': did you mean 'compare'?");
  }

  @Test
  void unknownOptionIsAnsweredWithTheNearest() {
    CommandRun.of("compare", "--treshold=0.5")
        .rejects("unknown option '--treshold': did you mean '--threshold'?");
  }
}
