package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.options.NearestName;
import chaoscast.evaluation.baseline.StandardBaselines;
import chaoscast.evaluation.study.SystemsTrials;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// What surrogates must beat: learners that are named, and the truth's equations with one parameter 5% wrong.
public final class BaselineOptions {
  /// The truth's equations with a wrong parameter, as one of the names.
  private static final String IMPERFECT = SystemsTrials.IMPERFECT;

  @Option(
      names = "--baselines",
      arity = "0..1",
      paramLabel = "BASELINE,…",
      parameterConsumer = NamesOrNone.class,
      description = "Adds what a surrogate must beat: analog, rbf-network, gaussian-process, svr, mlp, random-forest,"
          + " gradient-boosting, or, of a system, wrong-parameter: the truth's equations with one parameter 5%%"
          + " wrong, which start from true states. Without names: the first three and wrong-parameter. Each"
          + " learner may also be named in --surrogates.")
  private List<String> names;

  /// @return whether any are asked for
  public boolean given() {
    return names != null;
  }

  /// @return names of providers, in the order asked for
  /// @throws InputException for a name that is no baseline's
  public List<String> learners() {
    if (names == null) {
      return List.of();
    }
    if (names.isEmpty()) {
      return StandardBaselines.NAMES;
    }
    names.forEach(BaselineOptions::check);
    return names.stream().filter(name -> !name.equals(IMPERFECT)).distinct().toList();
  }

  /// @return whether the truth's equations with a wrong parameter take part
  public boolean imperfect() {
    return names != null && (names.isEmpty() || names.contains(IMPERFECT));
  }

  /// @return what may be named
  public static List<String> known() {
    var known = new ArrayList<>(StandardBaselines.all());
    known.add(IMPERFECT);
    return known;
  }

  private static void check(String name) {
    if (known().contains(name)) {
      return;
    }
    if (Surrogates.all().stream().map(SurrogateProvider::name).anyMatch(name::equals)) {
      throw new InputException(
          "--baselines must name baselines but %s is a surrogate that is compared with them"
              .formatted(name),
          "name it in --surrogates");
    }
    throw NearestName.unknown("baseline", name, known());
  }

  /// Takes the word after the option unless it is another option or the command's system.
  static final class NamesOrNone implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      var all = new ArrayList<String>();
      List<String> before = option.getValue();
      if (before != null) {
        all.addAll(before);
      }
      if (!words.isEmpty() && !words.peek().startsWith("-") && !isSystem(words.peek())) {
        for (String name : words.pop().split(",", -1)) {
          all.add(name.strip());
        }
      }
      option.setValue(all);
    }

    private static boolean isSystem(String word) {
      return word.endsWith(EquationProvider.EXTENSION)
          || Systems.all().stream().map(SystemProvider::name).anyMatch(word::equals);
    }
  }
}
