package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.core.files.understanding.Understanding;
import chaoscast.core.model.StateDigest;
import chaoscast.core.text.NumberText;
import chaoscast.core.training.TrainingSet;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.truth.Division;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.evaluation.truth.Truth;
import chaoscast.evaluation.truth.Truths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Truth that has been checked but perhaps not been made yet.
public sealed interface TruthSource {
  NamedProtocol protocol();

  /// @return what is known of the system; until [#measured] has run, λ₁ only where it is published
  SystemDescription system();

  /// @return everything that decides on the truth, but for the seed; two studies with the same share their trials
  default String identity() {
    NamedProtocol named = protocol();
    return "%s; %s%s"
        .formatted(
            system(),
            named.protocol(),
            named.observing().isClean() ? "" : "; " + named.observing());
  }

  /// @return how files were read, if any were
  default Optional<Understanding> reading() {
    return Optional.empty();
  }

  /// For what was trained, or forecast, before.
  ///
  /// @param read      data that are there already
  /// @param names     of their files
  /// @param overrides of the protocol that fits their length
  static TruthSource of(Recordings read, List<String> names, ProtocolOverrides overrides) {
    Read whole = Read.of(read, List.of(), names, null, overrides);
    return whole.withPhrase(
        "starts after the first %s states"
            .formatted(NumberText.grouped(whole.protocol().protocol().trainSteps())));
  }

  /// Measures λ₁ where it is not published; comes after the number of threads is known.
  ///
  /// @param threads greatest number of cores used, ≥ 1; decides no result
  /// @return the same truth of a system whose λ₁ is known, if it can be
  TruthSource measured(int threads, Progress progress);

  /// @param exponent λ₁ as the user gives it; empty changes nothing
  /// @return the same truth of a system whose λ₁ is that
  TruthSource withLyapunov(OptionalDouble exponent);

  /// @return the same truth, which a model with a wrong parameter forecasts too where the system is known
  default TruthSource withImperfectModel() {
    return this;
  }

  /// @return the truth; this is the long work
  Truth make(Progress progress);

  /// Truth that a known system's solver makes.
  ///
  /// @param protocol  says how
  /// @param system    that will make it
  /// @param seed      of the start value
  /// @param imperfect whether the system with a wrong parameter forecasts too
  record Generated(
      NamedProtocol protocol, SystemDescription system, Seed seed, boolean imperfect)
      implements TruthSource {
    @Override
    public TruthSource measured(int threads, Progress progress) {
      return system.lyapunovExponent().isPresent()
          ? this
          : new Generated(protocol, Truths.measured(protocol, threads, progress), seed, imperfect);
    }

    @Override
    public TruthSource withLyapunov(OptionalDouble exponent) {
      return new Generated(protocol, system.withGiven(exponent), seed, imperfect);
    }

    @Override
    public TruthSource withImperfectModel() {
      return new Generated(protocol, system, seed, true);
    }

    @Override
    public Truth make(Progress progress) {
      return Truths.generate(protocol, system, seed, imperfect, progress);
    }
  }

  /// Truth that was in files.
  ///
  /// @param protocol      by which it is divided
  /// @param truth         read and checked
  /// @param understanding how the files were read
  record Read(
      NamedProtocol protocol, Truth truth, Understanding understanding)
      implements TruthSource {
    /// @param names     files, folders or patterns
    /// @param testNames those to test on, or nothing: the end of each
    /// @param options   how to read them
    /// @param protocol  its name; null: one that fits the data's length
    static Read of(
        List<String> names,
        List<String> testNames,
        ReadingOptions options,
        String protocol,
        ProtocolOverrides overrides) {
      Recordings read = DataFiles.read(names, options).requireMotion();
      if (testNames.isEmpty()) {
        return of(read, List.of(), names, protocol, overrides);
      }
      Trajectory first = read.trajectories().getFirst();
      Recordings tests =
          DataFiles.read(testNames, options.forModel(first.dimension(), first.timeStep()));
      requireOfOneKind(first, tests.trajectories());
      return of(read, tests.trajectories(), names, protocol, overrides);
    }

    /// Whole trajectories to test on; of those that train, which are taken in by shards, the first shard stands for all:
    /// units, means and λ₁ are taken from it.
    ///
    /// @param first  shard
    /// @param states of all shards
    /// @param names  what the data are called
    static Read ofShards(
        Recordings first,
        long states,
        int shards,
        List<Trajectory> tests,
        List<String> names,
        ProtocolOverrides overrides) {
      requireOfOneKind(first.trajectories().getFirst(), tests);
      Read read = of(first, tests, names, null, overrides);
      NamedProtocol named =
          read.protocol
              .withTrainSteps((int) Math.min(Integer.MAX_VALUE, states))
              .withSource(
                  "%d shards train, %d trajectories test".formatted(shards, tests.size()));
      return new Read(named, read.truth.withNamed(named), read.understanding);
    }

    private static void requireOfOneKind(Trajectory first, List<Trajectory> tests) {
      for (Trajectory test : tests) {
        new TrainingSet(List.of(first, test));
      }
    }

    /// @param read  all data, or those that train where there are tests
    /// @param tests whole trajectories to test on
    /// @param names of the files, for messages
    static Read of(
        Recordings read,
        List<Trajectory> tests,
        List<String> names,
        String protocol,
        ProtocolOverrides overrides) {
      var all = new ArrayList<>(read.trajectories());
      int trained = all.size();
      all.addAll(tests);
      String label = label(Path.of(names.getFirst()));
      if (all.size() == 1) {
        Trajectory data = all.getFirst();
        NamedProtocol named =
            protocol == null
                ? Protocols.forData(label, data.steps(), data.timeStep(), overrides)
                : Protocols.named(protocol, overrides);
        return new Read(named, Truths.of(data, label, named), read.understanding());
      }
      if (protocol != null) {
        throw new InputException(
            "--protocol must be left out where the data are several trajectories but was '%s'"
                .formatted(protocol));
      }
      Division division = division(all, tests.isEmpty() ? 0 : trained, overrides);
      NamedProtocol named =
          Protocols.forPieces(
              label,
              new Protocols.Pieces(
                  all.size(), tests.size(), division.trainSteps(), division.starts().size(),
                  division.spacing(),
                  maxSteps(all, tests.isEmpty() ? 0 : trained, overrides)),
              all.getFirst().timeStep(),
              overrides);
      return new Read(
          named,
          Truths.of(Division.joined(all), label, named, division),
          read.understanding());
    }

    private static Division division(
        List<Trajectory> all, int trained, ProtocolOverrides overrides) {
      refuseSingle(overrides);
      int maxSteps = maxSteps(all, trained, overrides);
      int starts = most(overrides);
      return requireStarts(
          trained == 0
              ? Division.endOfEach(all, 0.7, maxSteps, starts)
              : Division.heldOut(all, trained, maxSteps, starts),
          maxSteps,
          overrides);
    }

    /// @return the division
    /// @throws InputException if fewer forecasts find room than were asked for
    static Division requireStarts(Division division, int maxSteps, ProtocolOverrides overrides) {
      int found = division.starts().size();
      if (overrides.starts().isPresent() && found < overrides.starts().getAsInt()) {
        throw new InputException(
            "starts must be ≤ %d, as no more forecasts of max-steps %d end within the rows that test, but was %d"
                .formatted(found, maxSteps, overrides.starts().getAsInt()),
            "give a smaller --max-steps, fewer --starts or more rows");
      }
      return division;
    }

    /// @throws InputException for what only one trajectory can have
    static void refuseSingle(ProtocolOverrides overrides) {
      if (overrides.trainSteps().isPresent() || overrides.spacing().isPresent()) {
        throw new InputException(
            "--train-steps and --spacing must be left out where the data are several trajectories");
      }
    }

    /// @return the greatest number of starts
    static int most(ProtocolOverrides overrides) {
      return Requirements.requireAtLeast("starts", 1, overrides.starts().orElse(100));
    }

    static String label(Path file) {
      return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    /// A quarter of the longest stretch that tests.
    private static int maxSteps(
        List<Trajectory> all, int trained, ProtocolOverrides overrides) {
      int longest =
          all.stream().skip(trained).mapToInt(Trajectory::steps).max().orElseThrow();
      return overrides.maxSteps()
          .orElse(Protocols.maxStepsFor(trained == 0 ? (int) (0.3 * longest) : longest));
    }

    /// @param phrase where starts begin
    private Read withPhrase(String phrase) {
      return new Read(
          protocol.withSource(phrase), truth.withSource(phrase), understanding);
    }

    /// @param observing how forecasts start; no noise is put on data
    public Read withObserving(Observing observing) {
      return new Read(
          protocol.withObserving(observing), truth.observedAs(observing), understanding);
    }

    /// With what the files hold: one of the same name and length may hold something else by the next time.
    @Override
    public String identity() {
      return "%s; trajectories %s, training on %s; states %s".formatted(
          TruthSource.super.identity(),
          truth.division().pieces(),
          truth.division().training(),
          StateDigest.of(truth.trajectory().withInputsAsStates()));
    }

    @Override
    public Optional<Understanding> reading() {
      return Optional.of(understanding);
    }

    @Override
    public SystemDescription system() {
      return truth.system();
    }

    @Override
    public TruthSource measured(int threads, Progress progress) {
      return new Read(protocol, Truths.measured(truth, threads, progress), understanding);
    }

    @Override
    public TruthSource withLyapunov(OptionalDouble exponent) {
      return new Read(
          protocol, truth.withSystem(truth.system().withGiven(exponent)), understanding);
    }

    @Override
    public Truth make(Progress progress) {
      return truth;
    }
  }
}
