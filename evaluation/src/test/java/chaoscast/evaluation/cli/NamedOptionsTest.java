package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Messages, remarks and help name options and commands that there are.
class NamedOptionsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*[a-z]");
  private static final Pattern PAIR =
      Pattern.compile("(?<![\\w-])([a-z][a-z-]*) (--[a-z][a-z-]*[a-z])");

  /// Options of other programs: the JVM's.
  private static final Set<String> OTHERS =
      Set.of("--add-modules", "--enable-native-access", "--sun-misc-unsafe-memory-access");

  private static List<String> texts() throws IOException {
    var texts = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files
          .filter(path -> path.toString().replace('\\', '/').contains("/src/main/java/"))
          .filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file).replaceAll("(?m)^\\s*//.*$", "");
        Matcher literal = LITERAL.matcher(JOINED.matcher(source).replaceAll(""));
        while (literal.find()) {
          texts.add(literal.group(1));
        }
      }
    }
    return texts;
  }

  private static void options(CommandLine command, Set<String> found) {
    found.addAll(command.getCommandSpec().optionsMap().keySet());
    found.addAll(command.getCommandSpec().negatedOptionsMap().keySet());
    command.getSubcommands().values().forEach(sub -> options(sub, found));
  }

  @Test
  void everyOptionThatATextNamesExists() throws IOException {
    var known = new HashSet<>(OTHERS);
    options(Main.commands().commandLine(), known);
    var unknown = new TreeSet<String>();
    int count = 0;
    for (String text : texts()) {
      Matcher option = OPTION.matcher(text);
      while (option.find()) {
        count++;
        if (!known.contains(option.group())) {
          unknown.add(option.group() + " in: " + text);
        }
      }
    }
    assertEquals(Set.of(), unknown);
    assertTrue(count > 300, "%d options were found".formatted(count));
  }

  /// Such as `inspect --lyapunov`, with nothing between.
  @Test
  void everyOptionBehindACommandIsKnownToIt() throws IOException {
    CommandLine all = Main.commands().commandLine();
    var wrong = new TreeSet<String>();
    int count = 0;
    for (String text : texts()) {
      Matcher pair = PAIR.matcher(text);
      while (pair.find()) {
        List<CommandLine> meant = named(all, pair.group(1));
        if (!meant.isEmpty()) {
          count++;
          if (meant.stream().noneMatch(
              one -> one.getCommandSpec().optionsMap().containsKey(pair.group(2)))) {
            wrong.add(pair.group() + " in: " + text);
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertTrue(count > 5, "%d commands with options were found".formatted(count));
  }

  private static List<CommandLine> named(CommandLine command, String name) {
    var found = new ArrayList<CommandLine>();
    command.getSubcommands().forEach((own, sub) -> {
      if (own.equals(name)) {
        found.add(sub);
      }
      found.addAll(named(sub, name));
    });
    return found;
  }
}
