package chaoscast.evaluation.cli.study;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.SizeLimit;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.SeedOption;
import chaoscast.core.linalg.Blas;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.options.TruthOptions;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.report.study.SearchFiles;
import chaoscast.evaluation.report.study.SearchPage;
import chaoscast.evaluation.report.study.SearchText;
import chaoscast.evaluation.search.CovarianceSearch;
import chaoscast.evaluation.search.DefaultSpace;
import chaoscast.evaluation.search.OptionSearch;
import chaoscast.evaluation.search.RandomSearch;
import chaoscast.evaluation.search.SearchMethod;
import chaoscast.evaluation.search.SearchOption;
import chaoscast.evaluation.search.SearchResult;
import chaoscast.evaluation.search.Validation;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialFinder;
import chaoscast.evaluation.study.TrialLog;
import chaoscast.evaluation.study.TrialResult;
import chaoscast.evaluation.truth.Truth;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `study search`: good options, and what they are worth.
@Command(
    name = "search",
    sortOptions = false,
    description = {
      "Looks for options of a surrogate that see far from held-out starts inside the training data, then"
          + " scores the best, trained on all training data, on the test starts once."
    })
public final class StudySearchCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "SURROGATE",
      description = "One of those that 'surrogates' lists.")
  private String surrogate;

  @Option(
      names = "-p",
      paramLabel = "key=lo:hi[:log] | key=a,b,c",
      description = "An option and where to look; a single value fixes it; may be repeated. Default: those"
          + " of spectralRadius, inputScaling, bias, degree, target and ridge that the surrogate has.")
  private List<String> ranges = List.of();

  @Option(
      names = "--method",
      paramLabel = "random|cma-es",
      defaultValue = "random",
      description = "How to look. Default: ${DEFAULT-VALUE}.")
  private Method method;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many places to try, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int trials;

  @Mixin
  private TruthOptions truthOptions;
  @Mixin
  private SeedOption seed;
  @Mixin
  private ThreadOptions threads;
  @Mixin
  private EngineOptions engines;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Folder that every finished trial is written to at once, and that a search which was"
          + " stopped goes on from; made if it is missing.")
  private Path resume;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes everything that was found as JSON.")
  private Path json;

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes one row a trial as CSV.")
  private Path csv;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL.h5",
      description = "Writes the best model, trained on all training data.")
  private Path output;

  @Option(
      names = {"--report", "--html"},
      paramLabel = "FILE.html",
      description = "Writes the path of the search as one HTML file that opens offline.")
  private Path page;

  /// The methods' names on the command line.
  public enum Method {
    RANDOM,
    CMA_ES;

    SearchMethod search() {
      return switch (this) {
        case RANDOM -> new RandomSearch();
        case CMA_ES -> new CovarianceSearch();
      };
    }
  }

  public StudySearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    engines.check();
    SurrogateProvider provider = Surrogates.provider(surrogate);
    List<SearchOption> space = space(provider);
    SizeLimit.requireRepetitions("--trials", trials);
    if (!StudyWorker.isPlanning()) {
      requireWritable();
    }
    TruthSource given = truthOptions.source(seed.seed());
    Map<String, String> settings = new TreeMap<>(given.protocol().settings(surrogate, Map.of()));
    int cores = threads.apply();
    TruthSource source = terminal.during(progress -> given.measured(cores, progress));
    Blas.best().threads(1);
    if (StudyWorker.isPlanning()) {
      OptionSearch search = search(source.make(Progress.NONE), settings, space);
      StudyWorker.planned((TrialFinder) (options, _) -> search.trial(options));
      return;
    }
    var command =
        terminal.command(List.of(SeedOption.NAME, Long.toString(seed.seed().value())));
    var manifest = Manifest.now(command, seed.seed().value(), cores);
    String identity =
        "search of %s %s over %s by %s; %s; seed %d"
            .formatted(
                surrogate,
                settings,
                space,
                method.search().name(),
                source.identity(),
                seed.seed().value());
    TrialLog log = resume == null ? TrialLog.none() : TrialLog.in(resume, identity);
    String heading = ComparisonText.heading(source.system(), source.protocol().protocol());
    terminal.print(heading + "\n");
    SearchResult result;
    Manifest ran;
    try (TrialEngine engine = engines.open(terminal, cores);
        ProgressBars progress = terminal.progress();
        var _ = new Interruption(() -> printSoFar(log, source))) {
      Truth truth = source.make(progress);
      OptionSearch search = search(truth, settings, space);
      List<OptionSearch.Tried> tried = search.run(trials, log, engine, progress);
      engine.remarks().forEach(terminal::warn);
      ran = manifest.withWorkers(engine.machines());
      result = SearchResult.of(truth, search, tried);
    }
    terminal.print(SearchText.of(result, source.system().lyapunovExponent()));
    terminal.printRepeat(command);
    OutputFiles.writeAll(
        new OutputFiles.Output(json, file -> SearchFiles.writeJson(ran, result, file)),
        new OutputFiles.Output(csv, file -> SearchFiles.writeCsv(result, file)),
        new OutputFiles.Output(
            page,
            file -> SearchPage.write(
                heading, ran, result, source.system().lyapunovExponent(), file)),
        new OutputFiles.Output(
            output, file -> Surrogates.save(result.model().surrogate(), file)));
    if (output != null) {
      terminal.message("wrote %s: the best model".formatted(output));
    }
  }

  private OptionSearch search(
      Truth truth, Map<String, String> settings, List<SearchOption> space) {
    return new OptionSearch(
        Validation.of(truth), surrogate, settings, space, method.search(), seed.seed());
  }

  private void printSoFar(TrialLog log, TruthSource source) {
    Map<String, TrialResult> finished = log.finished();
    terminal.interrupted("trials", finished.size(), trials, resume);
    terminal.print(SearchText.soFar(finished, source.system().lyapunovExponent()));
  }

  private List<SearchOption> space(SurrogateProvider provider) {
    if (ranges.isEmpty()) {
      return DefaultSpace.of(provider);
    }
    List<SearchOption> space =
        ranges.stream().map(text -> SearchOption.parse(text, provider.options())).toList();
    var keys = new HashSet<String>();
    for (SearchOption option : space) {
      if (!keys.add(option.key())) {
        throw new InputException(
            "-p must name %s once but does so twice".formatted(option.key()));
      }
    }
    return space;
  }

  private void requireWritable() {
    var targets = new LinkedHashMap<String, Path>();
    targets.put("--json", json);
    targets.put("--csv", csv);
    targets.put("--report", page);
    targets.put("--output", output);
    OutputFiles.requireWritable(targets, truthOptions.inputs());
  }
}
