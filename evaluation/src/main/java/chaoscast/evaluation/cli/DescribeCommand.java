package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.PolynomialJson;
import chaoscast.core.polynomial.PolynomialText;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.options.ModelData;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.report.FitText;
import chaoscast.evaluation.report.ModelText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `describe`: what a model is.
@Command(
    name = "describe",
    sortOptions = false,
    description = {
      "Shows what a model is: its settings, what a step costs, and what it has learned.",
      "Equations that sindy found are shown whole. Of d2r2 the greatest terms are shown; of networks those"
          + " of their Taylor series."
    })
final class DescribeCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(paramLabel = "MODEL.h5", description = "What 'train' wrote.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "States of the system: terms and neurons are ranked by what they add on these, and"
          + " variables have their names from them. " + ReadingFlags.DATA)
  private List<String> data = List.of();

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Time step of the data, if they do not say it, > 0. Default: the model's.")
  private Double timeStep;

  @Mixin
  private ReadingFlags reading;

  @Option(
      names = "--degree",
      paramLabel = "N",
      description = "Highest degree of the polynomials, ≥ 1. Default: all; of networks, 3.")
  private Integer degree;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1",
      description = "Steps of recurrence that a network's series follows back, 1 … 1000. Default:"
          + " ${DEFAULT-VALUE}.")
  private int depth;

  @Option(
      names = "--terms",
      paramLabel = "N",
      defaultValue = "8",
      description = "Terms to show of an equation, the greatest, ≥ 1. Default: ${DEFAULT-VALUE}; of sindy,"
          + " all.")
  private int terms;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the equations or polynomials as JSON, all terms, coefficients to the last bit.")
  private Path json;

  DescribeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Expansion.requireDepth("--depth", depth);
    Requirements.requireAtLeast("--terms", 1, terms);
    if (degree != null) {
      Requirements.requireAtLeast("--degree", 1, degree);
    }
    var inputs = new ArrayList<>(DataFiles.paths(data));
    inputs.add(model);
    OutputFiles.requireWritable("--json", json, new InputFiles(inputs));
    Surrogate surrogate = Surrogates.load(model);
    SurrogateProvider provider = Surrogates.provider(surrogate.provider());
    Optional<Trajectory> states = states(surrogate);
    Optional<Polynomials> polynomials = polynomials(surrogate, states);
    if (json != null && polynomials.isEmpty()) {
      throw new InputException(
          "--json needs a model that can be written as polynomials but %s is a %s"
              .formatted(model, surrogate.provider()));
    }
    terminal.print(ModelText.of(provider, surrogate));
    surrogate
        .fit()
        .ifPresent(
            fit -> terminal.print(
                "\n" + FitText.of(fit, names(surrogate, states, fit.residualRms().length))));
    terminal.warn(surrogate.provider(), surrogate);
    String view = Surrogates.view(surrogate, states);
    if (!view.isEmpty()) {
      terminal.print("\n" + view);
    }
    polynomials.ifPresent(all -> print(all, provider, states));
    if (json != null) {
      write(polynomials.orElseThrow());
    }
  }

  private Optional<Trajectory> states(Surrogate surrogate) {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    Recordings read = ModelData.readFor(List.of(surrogate), data, reading.options(timeStep));
    terminal.warn(read.understanding());
    return Optional.of(read.longest());
  }

  private Optional<Polynomials> polynomials(Surrogate surrogate, Optional<Trajectory> states) {
    boolean given = degree != null || depth > 1;
    var expansion =
        given ? new Expansion(degree == null ? 3 : degree, depth) : Expansion.WHOLE;
    Optional<Polynomials> found = surrogate.polynomials(expansion);
    return found.map(
        polynomials -> polynomials.withNames(
            names(surrogate, states, polynomials.dimension())));
  }

  /// @return names of the data's variables, else of those that the model was trained on, as far as they fit
  private static List<String> names(
      Surrogate surrogate, Optional<Trajectory> states, int count) {
    List<String> known =
        states.map(Trajectory::names).orElse(surrogate.header().trainedOn().names());
    return known.size() == count || states.isPresent() ? known
        : Polynomials.defaultNames(count);
  }

  private void print(
      Polynomials polynomials, SurrogateProvider provider, Optional<Trajectory> states) {
    boolean equations = provider.learnsEquations();
    PolynomialText whole = PolynomialText.of(polynomials);
    PolynomialText sized = states.map(whole::on).orElse(whole);
    PolynomialText shown = equations ? sized : sized.atMost(terms);
    var text =
        new StringBuilder("\n" + Wrapping.hanging(heading(polynomials, provider), "  ") + "\n");
    shown.lines().forEach(line -> text.append(Wrapping.hanging(line, "    ")));
    terminal.print(text.toString());
  }

  private String heading(Polynomials polynomials, SurrogateProvider provider) {
    String most = ", the %d greatest terms of each".formatted(terms);
    if (provider.learnsEquations()) {
      return "Equations of motion that were found, whole:";
    }
    if (provider.isPolynomial()) {
      return "One step, the polynomial itself%s:".formatted(most);
    }
    return ("One step, its Taylor series to degree %d in %s%s. This is not the network, which also uses"
        + " inputs that are longer past, and is no polynomial:")
        .formatted(
            polynomials.degree(),
            depth == 1 ? "the present input alone"
                : "the present input, taken for the last %d".formatted(depth),
            most);
  }

  private void write(Polynomials polynomials) {
    AtomicFile.write(
        json,
        file -> Files.writeString(
            file, PolynomialJson.of(polynomials), StandardCharsets.UTF_8));
  }
}
