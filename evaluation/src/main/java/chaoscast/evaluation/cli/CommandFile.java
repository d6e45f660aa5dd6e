package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.files.InputFile;
import chaoscast.core.text.ShellText;
import chaoscast.evaluation.cli.terminal.Terminal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// A command line that stands in a file: `--config FILE`.
///
/// The file is a JSON result, whose manifest names the command that wrote it, or words as a shell reads them, over as
/// many lines as wanted, with comments from a `#` on. What stands on the command line goes before what stands in the
/// file: an option that is given replaces the file's, one of several `key=value` that of the same key. Files that the
/// command wrote are not written again.
record CommandFile(CommandLine program) {
  /// The option's name.
  static final String CONFIG = "--config";
  private static final Set<String> OUTPUTS =
      Set.of("-o", "--output", "--json", "--csv", "--report", "--html", "--figures", "--starts-to",
          "--resume");

  /// @return the arguments with what their file holds in place of `--config FILE`
  /// @throws InputException if there is no such file, or it holds the words of another command
  List<String> expanded(List<String> arguments) {
    var given = new ArrayList<String>();
    String file = null;
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      boolean apart = word.equals(CONFIG);
      if (!apart && !word.startsWith(CONFIG + "=")) {
        given.add(word);
        continue;
      }
      if (file != null) {
        throw new InputException(CONFIG + " must be given once but is given twice");
      }
      if (apart && i + 1 == arguments.size()) {
        throw new InputException(CONFIG + " must name a file but nothing follows it");
      }
      file = apart ? arguments.get(++i) : word.substring(CONFIG.length() + 1);
    }
    return file == null ? arguments : merged(given, words(Path.of(file)), file);
  }

  private List<String> merged(List<String> given, List<String> held, String file) {
    int own = leading(given);
    int theirs = leading(held);
    List<String> first = given.subList(0, own);
    List<String> second = held.subList(0, theirs);
    List<String> longer = own >= theirs ? first : second;
    if (!longer.subList(0, Math.min(own, theirs)).equals(own >= theirs ? second : first)) {
      throw new InputException(
          "the command must be '%s', as in %s, but was '%s'"
              .formatted(String.join(" ", second), file, String.join(" ", first)));
    }
    List<Option> replacing = options(longer, given.subList(own, given.size()));
    var all = new ArrayList<>(longer);
    for (Option option : options(longer, held.subList(theirs, held.size()))) {
      if (!OUTPUTS.contains(option.name())
          && replacing.stream().noneMatch(one -> one.replaces(option))) {
        all.addAll(option.words());
      }
    }
    all.addAll(given.subList(own, given.size()));
    return all;
  }

  /// One option with its value, or a word that is none.
  ///
  /// @param name  as the command's help names it first; the word itself if it is no option
  /// @param value empty for an option without one
  private record Option(String name, String value, List<String> words) {
    boolean replaces(Option other) {
      int key = other.value.indexOf('=');
      return name.startsWith("-")
          && name.equals(other.name)
          && (key < 0 || value.startsWith(other.value.substring(0, key + 1)));
    }
  }

  private List<Option> options(List<String> leading, List<String> words) {
    CommandLine command = program;
    for (String word : leading) {
      CommandLine deeper = command.getSubcommands().get(word);
      if (deeper == null) {
        break;
      }
      command = deeper;
    }
    var options = new ArrayList<Option>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      OptionSpec option = command.getCommandSpec().findOption(name);
      if (option == null) {
        options.add(new Option(word, "", List.of(word)));
      } else if (equals < 0 && option.arity().max() > 0 && i + 1 < words.size()) {
        options.add(new Option(option.names()[0], words.get(i + 1), words.subList(i, i + 2)));
        i++;
      } else {
        options.add(
            new Option(
                option.names()[0], equals < 0 ? "" : word.substring(equals + 1), List.of(word)));
      }
    }
    return options;
  }

  private static int leading(List<String> words) {
    int count = 0;
    while (count < words.size() && !words.get(count).startsWith("-")) {
      count++;
    }
    return count;
  }

  private static List<String> words(Path file) {
    InputFile.requireReadable(file);
    String text;
    try {
      text = Files.readString(file);
    } catch (MalformedInputException e) {
      throw new InputException(
          "%s must hold text in UTF-8 for %s but does not".formatted(file, CONFIG), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String command = text.stripLeading().startsWith("{") ? manifest(text, file) : uncommented(text);
    List<String> words = new ArrayList<>(ShellText.words(command));
    if (!words.isEmpty() && words.getFirst().replaceFirst(".*/", "").equals(Terminal.PROGRAM)) {
      words.removeFirst();
    }
    return words;
  }

  private static String manifest(String text, Path file) {
    JsonNode command;
    try {
      command = new ObjectMapper().readTree(text).at("/manifest/command");
    } catch (JsonProcessingException e) {
      throw new InputException(
          "%s must be JSON for %s: %s".formatted(file, CONFIG, e.getOriginalMessage()), e);
    }
    if (!command.isTextual()) {
      throw new InputException(
          "%s must hold the command that wrote it under manifest.command, as what --json writes does"
              .formatted(file));
    }
    return command.textValue();
  }

  private static String uncommented(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*$", ""))
        .collect(Collectors.joining("\n"));
  }
}
