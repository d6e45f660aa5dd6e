package chaoscast.evaluation.cli.options;

import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.truth.Division;
import chaoscast.evaluation.truth.Truths;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Divides data for models that are there already: all states that none of them was trained on are scored.
///
/// @param models    at least one
/// @param read      their data
/// @param names     of the files
/// @param overrides of the protocol that fits the data's length
public record ModelTruth(
    List<Surrogate> models,
    Recordings read,
    List<String> names,
    ProtocolOverrides overrides) {
  private static final int LEAST_REST = 12;
  private static final double LONGEST_PAST = 0.7;

  /// Forecasts start behind what models were trained on, and behind their warm-up. Where the user gives `--train-steps`,
  /// where a model does not say what it was trained on, and where too little is left, the data are divided as if the
  /// models were trained here.
  public TruthSource source() {
    List<Trajectory> all = read.trajectories();
    boolean known = models.stream().allMatch(model -> model.header().trainedOn().isKnown());
    if (!known || overrides.trainSteps().isPresent()) {
      return TruthSource.of(read, names, overrides);
    }
    List<Integer> seen = all.stream().map(this::seenOf).toList();
    int rest =
        IntStream.range(0, all.size())
            .map(i -> all.get(i).steps() - Math.max(seen.get(i), observed(all.get(i))))
            .max()
            .orElseThrow();
    if (rest < LEAST_REST) {
      return TruthSource.of(read, names, overrides);
    }
    return all.size() == 1 ? one(all.getFirst(), seen.getFirst()) : several(all, seen, rest);
  }

  private int seenOf(Trajectory data) {
    return models.stream().mapToInt(model -> model.header().trainedOn().endIn(data)).max()
        .orElseThrow();
  }

  /// @return states before the first start, at least
  private int observed(Trajectory data) {
    int longest =
        overrides.warmUp().orElse(0) > 0 ? overrides.warmUp().getAsInt()
            : models.stream().mapToInt(Surrogate::warmUp).max().orElseThrow();
    return Math.clamp(longest, 2, Math.max(2, (int) (LONGEST_PAST * data.steps())));
  }

  private TruthSource one(Trajectory data, int seen) {
    int first = Math.max(seen, observed(data));
    NamedProtocol named =
        Protocols.forData(label(), data.steps(), data.timeStep(), overrides.withTrainSteps(first))
            .withSource(
                seen == 0
                    ? "none of these states was trained on; starts after the first %s"
                        .formatted(NumberText.grouped(first))
                    : "the first %s states were trained on; starts after the first %s"
                        .formatted(NumberText.grouped(seen), NumberText.grouped(first)));
    Protocol protocol = named.protocol();
    var division =
        new Division(
            List.of(new Division.Range(0, data.steps())),
            List.of(new Division.Range(0, seen == 0 ? data.steps() : seen)),
            IntStream.range(0, protocol.starts()).map(protocol::start).boxed().toList(),
            List.of(data.origin()));
    return new TruthSource.Read(
        named, Truths.of(data, label(), named, division), read.understanding());
  }

  private TruthSource several(List<Trajectory> all, List<Integer> seen, int rest) {
    TruthSource.Read.refuseSingle(overrides);
    int maxSteps = overrides.maxSteps().orElse(Protocols.maxStepsFor(rest));
    int observed = all.stream().mapToInt(this::observed).max().orElseThrow();
    Division division =
        TruthSource.Read.requireStarts(
            Division.behind(all, seen, observed, maxSteps, TruthSource.Read.most(overrides)),
            maxSteps,
            overrides);
    long known = seen.stream().filter(states -> states > 0).count();
    NamedProtocol named =
        Protocols.forPieces(
            label(),
            new Protocols.Pieces(
                all.size(), 0, division.trainSteps(), division.starts().size(),
                division.spacing(), maxSteps),
            all.getFirst().timeStep(),
            overrides)
            .withSource(
                known == 0
                    ? "none of the states of %d trajectories was trained on; starts after the first %s of each"
                        .formatted(all.size(), NumberText.grouped(observed))
                    : "%s states of %d of %d trajectories were trained on; starts behind these"
                        .formatted(NumberText.grouped(division.trainSteps()), known, all.size()));
    return new TruthSource.Read(
        named,
        Truths.of(Division.joined(all), label(), named, division),
        read.understanding());
  }

  private String label() {
    return TruthSource.Read.label(Path.of(names.getFirst()));
  }
}
