package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.parallel.Once;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.protocol.StartKind;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.evaluation.truth.Truth;
import chaoscast.evaluation.truth.Truths;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.restart.WrongParameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Trials that train every contestant on every system, at every noise, some times: each repetition has another truth, other
/// noise and other draws of the surrogates.
///
/// All systems are judged alike: the error is that of [ErrorKind#NRMSE], training is in units of each variable's deviation,
/// starts are one Lyapunov time apart and forecasts are twenty long, unless something else is asked for.
///
/// @param systems     their names
/// @param overrides   what is wanted otherwise
/// @param noises      on states that train and that forecasts start from, shares of each variable's deviation
/// @param seeds       repetitions, ≥ 1
/// @param seed        master seed
/// @param labels      of the contestants
/// @param contestants in that order, under a protocol and a seed
/// @param imperfect   whether the truth's equations with a wrong parameter take part
public record SystemsTrials(
    List<String> systems,
    ProtocolOverrides overrides,
    List<Double> noises,
    int seeds,
    Seed seed,
    List<String> labels,
    BiFunction<NamedProtocol, Seed, List<Contestant>> contestants,
    boolean imperfect) {
  /// Label of the truth's equations with a wrong parameter.
  public static final String IMPERFECT = WrongParameter.PREFIX + "parameter";
  /// Factors of every trial.
  public static final String SYSTEM = "system";
  public static final String NOISE = "noise";
  public static final String SURROGATE = "surrogate";

  private static final int TRAIN_STEPS = 5000;
  private static final int STARTS = 20;
  private static final int LONGEST = 20;
  private static final int MOST_STEPS = 20_000;
  private static final int FEWEST_STEPS = 20;
  private static final int KEPT = 3;

  public SystemsTrials {
    systems = List.copyOf(systems);
    noises = List.copyOf(noises);
    labels = List.copyOf(labels);
  }

  /// A system under its protocol.
  private record Known(NamedProtocol named, SystemDescription system) {}

  /// Truth is made when the first trial needs it; the last few are kept.
  public List<Trial> trials() {
    var truths = new Recent();
    var trials = new ArrayList<Trial>();
    for (String name : systems) {
      var known = new Once<>(() -> known(name));
      for (double noise : noises) {
        for (int repetition = 0; repetition < seeds; repetition++) {
          Seed own = repetition == 0 ? seed : seed.child("repetition " + repetition);
          Supplier<Truth> truth =
              truths.of(List.of(name, noise, repetition), () -> truth(known.get(), noise, own));
          for (int i = 0; i < labels.size(); i++) {
            int index = i;
            trials.add(
                new Trial(
                    factors(name, noise, labels.get(i)),
                    repetition,
                    () -> trained(truth.get(), index, own)));
          }
          if (imperfect) {
            trials.add(
                new Trial(
                    factors(name, noise, IMPERFECT), repetition,
                    () -> imperfect(truth.get(), own)));
          }
        }
      }
    }
    return trials;
  }

  private static Map<String, String> factors(String system, double noise, String surrogate) {
    var factors = new LinkedHashMap<String, String>();
    factors.put(SYSTEM, system);
    factors.put(NOISE, NumberText.plain(noise));
    factors.put(SURROGATE, surrogate);
    return factors;
  }

  /// @return the protocol that a system is judged by, with lengths of its own where λ₁ is known
  private Known known(String name) {
    double timeStep = Systems.named(name).defaultSystem().defaultTimeStep();
    NamedProtocol general = Protocols.defaultFor(name, timeStep, ProtocolOverrides.NONE);
    NamedProtocol sampled =
        Protocols.defaultFor(
            name,
            timeStep,
            new ProtocolOverrides(
                overrides.dt(),
                or(overrides.trainSteps(), TRAIN_STEPS),
                or(overrides.starts(), STARTS),
                overrides.spacing(),
                overrides.maxSteps(),
                overrides.warmUp(),
                overrides.threshold(),
                Optional.of(overrides.error().orElse(ErrorKind.NRMSE)),
                Optional.of(overrides.scaling().orElse(ScalingKind.STANDARD))));
    SystemDescription system = Truths.measured(sampled, 1, Progress.NONE);
    double exponent = system.lyapunovExponent().orElse(0);
    double perTime = 1 / (exponent * sampled.protocol().timeStep());
    int steps =
        exponent > 0 ? (int) Math.clamp(Math.ceil(perTime), 1, MOST_STEPS / (double) LONGEST)
            : general.protocol().maxSteps() / LONGEST;
    return new Known(
        sampled
            .withSpacing(overrides.spacing().orElse(Math.max(10, steps)))
            .withMaxSteps(
                overrides.maxSteps().orElse(Math.max(FEWEST_STEPS, LONGEST * steps))),
        system);
  }

  private static OptionalInt or(OptionalInt wanted, int standard) {
    return wanted.isPresent() ? wanted : OptionalInt.of(standard);
  }

  private Truth truth(Known known, double noise, Seed own) {
    NamedProtocol observed =
        known.named().withObserving(
            new Observing(noise, StartKind.OBSERVED, Observing.WINDOW));
    return Truths.generate(observed, known.system(), own, imperfect, Progress.NONE);
  }

  private TrialResult trained(Truth truth, int index, Seed own) {
    try {
      Contestant contestant = contestants.apply(truth.named(), own).get(index);
      TrainedContestant trained = new Training(truth).one(contestant, Progress.NONE);
      var measures = measures(truth);
      trained.trainSeconds().ifPresent(value -> measures.put(Measure.TRAIN_SECONDS, value));
      HorizonStatistics found = new Scoring(truth, own, 1).horizons(trained);
      return new TrialResult(
          found.perStart(), trained.surrogate().cost(), measures, Optional.empty());
    } catch (RuntimeException e) { // one contestant's failure is a cell of the table, not the end of the study
      return TrialResult.failed(String.valueOf(e.getMessage()));
    }
  }

  private static TrialResult imperfect(Truth truth, Seed own) {
    Optional<HorizonScorer.Starter> wrong =
        truth.restarts().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(WrongParameter.PREFIX))
            .map(Map.Entry::getValue)
            .findFirst();
    return wrong.isEmpty()
        ? TrialResult.failed("the system must have a parameter that can be 5% wrong but has none")
        : new TrialResult(
            new Scoring(truth, own, 1).horizons(wrong.get()).perStart(),
            new Cost(0, 0, 0, 0, 0),
            measures(truth),
            Optional.empty());
  }

  private static Map<Measure, Double> measures(Truth truth) {
    var measures = new EnumMap<Measure, Double>(Measure.class);
    measures.put(Measure.EXPONENT, truth.system().lyapunovExponent().orElse(Double.NaN));
    return measures;
  }

  /// The truths that were asked for last.
  private static final class Recent {
    private final Map<Object, Once<Truth>> kept =
        new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, Once<Truth>> eldest) {
            return size() > KEPT;
          }
        };

    Supplier<Truth> of(Object key, Supplier<Truth> work) {
      return () -> {
        Once<Truth> truth;
        synchronized (kept) {
          truth = kept.computeIfAbsent(key, _ -> new Once<>(work));
        }
        return truth.get();
      };
    }
  }
}
