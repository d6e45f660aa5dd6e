package chaoscast.esn;

import chaoscast.core.Cost;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.ring.RingBlocks;
import chaoscast.core.ring.RingSurrogate;
import chaoscast.core.text.NumberText;
import chaoscast.esn.analysis.EchoStateProperty;
import chaoscast.esn.analysis.TrainedReservoir;
import chaoscast.esn.reservoir.Reservoir;
import java.util.List;
import java.util.Optional;

/// Describes trained reservoirs in text: how many there are, which variables each forecasts and, given data,
/// whether they forget their start.
final class ReservoirView {
  /// States that a reservoir is driven with.
  private static final int STEPS = 2000;
  private static final String UNKNOWN = "whether it forgets its start is measured on data\n";

  private ReservoirView() {}

  /// @param surrogate in its own units
  /// @param data      of the system, in these units
  /// @return lines that each end in a line feed; empty for what is no echo state network
  static String of(Surrogate surrogate, Optional<Trajectory> data) {
    Optional<Trajectory> drive =
        data.map(states -> states.slice(0, Math.min(STEPS, states.steps())));
    if (TrainedReservoir.isOne(surrogate)) {
      return one(surrogate)
          + drive.map(states -> property(surrogate, states).describe() + "\n").orElse(UNKNOWN);
    }
    if (!(surrogate instanceof RingSurrogate parallel)) {
      return "";
    }
    return ring(parallel)
        + drive.map(states -> forgetting(parallel, states)).orElse(UNKNOWN);
  }

  private static String one(Surrogate surrogate) {
    Reservoir reservoir = TrainedReservoir.of(surrogate).map().reservoir();
    return "reservoir of %d nodes with %d weights\n"
        .formatted(reservoir.nodes(), reservoir.drive().entryCount());
  }

  private static String ring(RingSurrogate parallel) {
    RingBlocks ring = parallel.ring();
    Surrogate first = parallel.locals().getFirst();
    Cost cost = first.cost();
    return ("%d local reservoirs around a ring of %d variables: each forecasts %d and sees %d more on"
        + " either side\n"
        + "%s\n"
        + "each a %s"
        + "a step of each: %s features, %s multiply-adds, %s tanh\n")
        .formatted(
            ring.blocks(),
            ring.dimension(),
            ring.width(),
            ring.overlap(),
            parallel.locals().size() == 1
                ? "all share the same weights"
                : "each has weights of its own",
            one(first),
            NumberText.grouped(cost.featureCount()),
            NumberText.grouped(cost.multiplyAdds()),
            NumberText.grouped(cost.transcendentals()));
  }

  /// Shared weights are driven by what the first block sees; otherwise each reservoir by what its own block sees.
  private static String forgetting(RingSurrogate parallel, Trajectory states) {
    List<Surrogate> locals = parallel.locals();
    EchoStateProperty worst = null;
    int failing = 0;
    for (int block = 0; block < locals.size(); block++) {
      EchoStateProperty found =
          property(locals.get(block), parallel.ring().local(states, block));
      failing += found.holds() ? 0 : 1;
      if (worst == null
          || found.apart() > worst.apart()
          || (found.apart() == worst.apart() && found.exponents()[0] > worst.exponents()[0])) {
        worst = found;
      }
    }
    String which =
        locals.size() == 1
            ? "under what the first block sees"
            : "%d of %d reservoirs do not forget their start; of the one that forgets worst"
                .formatted(failing, locals.size());
    return "%s: %s\n".formatted(which, worst.describe());
  }

  private static EchoStateProperty property(Surrogate network, Trajectory drive) {
    return EchoStateProperty.measure(network, drive, 1, EsnTrainer.COPIES);
  }
}
