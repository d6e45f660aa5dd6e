package chaoscast.evaluation.truth;

import chaoscast.core.InputException;
import chaoscast.core.Origin;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which states of a truth train, and where forecasts start. The truth may be several trajectories one
/// after the other ("pieces"): nothing that trains, warms up or is forecast straddles two of them.
///
/// @param pieces   the trajectories, as ranges of states
/// @param training the ranges that train, each within a piece
/// @param starts   the last observed state of each forecast
/// @param origins  where each piece was read from
public record Division(
    List<Range> pieces, List<Range> training, List<Integer> starts, List<Origin> origins) {
  /// States from one on to another, excluded.
  public record Range(int from, int to) {
    public int length() {
      return to - from;
    }
  }

  public Division {
    pieces = List.copyOf(pieces);
    training = List.copyOf(training);
    starts = List.copyOf(starts);
    origins = List.copyOf(origins);
  }

  /// One trajectory, divided as the protocol says.
  static Division of(Protocol protocol, Trajectory trajectory) {
    int steps = trajectory.steps();
    return new Division(
        List.of(new Range(0, steps)),
        List.of(new Range(0, Math.min(steps, protocol.trainSteps()))),
        IntStream.range(0, protocol.starts()).map(protocol::start).boxed().toList(),
        List.of(trajectory.origin()));
  }

  /// The first share of each trajectory trains, forecasts start in the rest.
  ///
  /// @param all      the trajectories
  /// @param share    in (0, 1)
  /// @param maxSteps of a forecast
  /// @param most     greatest number of starts
  public static Division endOfEach(List<Trajectory> all, double share, int maxSteps, int most) {
    List<Range> pieces = pieces(all);
    var training = new ArrayList<Range>();
    var windows = new ArrayList<Range>();
    for (Range piece : pieces) {
      int middle = piece.from + (int) (share * piece.length());
      training.add(new Range(piece.from, middle));
      windows.add(new Range(middle, piece.to));
    }
    return new Division(pieces, training, starts(windows, maxSteps, most), origins(all));
  }

  /// Whole trajectories train, others test: forecasts start behind the first quarter, at most 500 states, of
  /// each, so that surrogates with memory can observe them.
  ///
  /// @param all      the trajectories, those that train first
  /// @param trained  how many of them train
  /// @param maxSteps of a forecast
  /// @param most     greatest number of starts
  public static Division heldOut(
      List<Trajectory> all, int trained, int maxSteps, int most) {
    List<Range> pieces = pieces(all);
    List<Range> windows =
        pieces.subList(trained, pieces.size()).stream()
            .map(piece -> new Range(piece.from + Math.min(500, piece.length() / 4), piece.to))
            .toList();
    return new Division(
        pieces, pieces.subList(0, trained), starts(windows, maxSteps, most), origins(all));
  }

  /// Models that are there already are tested: forecasts start behind what they have seen of each trajectory. What
  /// they have seen counts as training; where that is nothing, all states do, which give units and means.
  ///
  /// @param all      the trajectories
  /// @param seen     of each, the first states that some model was trained on
  /// @param observed states before the first start of each, at least
  /// @param maxSteps of a forecast
  /// @param most     greatest number of starts
  public static Division behind(
      List<Trajectory> all, List<Integer> seen, int observed, int maxSteps, int most) {
    List<Range> pieces = pieces(all);
    var training = new ArrayList<Range>();
    var windows = new ArrayList<Range>();
    for (int i = 0; i < pieces.size(); i++) {
      Range piece = pieces.get(i);
      if (seen.get(i) > 0) {
        training.add(new Range(piece.from, piece.from + seen.get(i)));
      }
      int first = Math.min(piece.length(), Math.max(observed, seen.get(i)));
      windows.add(new Range(piece.from + first, piece.to));
    }
    return new Division(
        pieces, training.isEmpty() ? pieces : training, starts(windows, maxSteps, most),
        origins(all));
  }

  /// @param trainSteps of one trajectory; several keep the parts that train
  /// @return the same division with other starts
  Division startingAt(List<Integer> others, int trainSteps) {
    List<Range> trained = pieces.size() > 1 ? training
        : List.of(new Range(0, Math.min(trainSteps, pieces.getFirst().to)));
    return new Division(pieces, trained, others, origins);
  }

  /// @return the number of states that train
  public int trainSteps() {
    return training.stream().mapToInt(Range::length).sum();
  }

  /// @return steps between neighbouring starts within a piece
  public int spacing() {
    return starts.size() < 2 ? 1 : Math.max(1, starts.get(1) - starts.get(0));
  }

  /// @return the least number of states that can be observed before a forecast
  public int leastPast() {
    int least = Integer.MAX_VALUE;
    for (int start : starts) {
      least = Math.min(least, start - pieceOf(start).from + 1);
    }
    return least;
  }

  /// @return the piece that a state belongs to
  public Range pieceOf(int state) {
    return pieces.stream()
        .filter(piece -> state >= piece.from && state < piece.to)
        .findFirst()
        .orElseThrow();
  }

  /// @param joined all pieces, one after the other
  /// @return a range of it, which knows where it was read from
  Trajectory part(Trajectory joined, Range range) {
    int piece = pieces.indexOf(pieceOf(range.from));
    return joined
        .slice(range.from, range.to)
        .withOrigin(origins.get(piece).later(range.from - pieces.get(piece).from));
  }

  /// @return the longest piece
  public Range longest() {
    return pieces.stream().reduce((a, b) -> b.length() > a.length() ? b : a).orElseThrow();
  }

  /// @return the trajectories one after the other; their times are those of the first
  public static Trajectory joined(List<Trajectory> trajectories) {
    if (trajectories.size() == 1) {
      return trajectories.getFirst();
    }
    Optional<Trajectory> together = Trajectory.together(trajectories);
    if (together.isPresent()) {
      return together.get();
    }
    Trajectory first = trajectories.getFirst();
    int steps = trajectories.stream().mapToInt(Trajectory::steps).reduce(0, Math::addExact);
    double[] states = new double[Math.multiplyExact(steps, first.dimension())];
    int at = 0;
    for (Trajectory one : trajectories) {
      for (int step = 0; step < one.steps(); step++) {
        one.copyState(step, states, at);
        at += first.dimension();
      }
    }
    Trajectory joined =
        Trajectory.adopt(states, steps, first.dimension(), first.timeStep())
            .withNames(first.names())
            .withStartTime(first.startTime())
            .withProvenance(first.provenance());
    return first.inputs().isEmpty() ? joined
        : joined.withInputs(
            joined(trajectories.stream().map(Division::inputsOf).toList()));
  }

  private static Trajectory inputsOf(Trajectory one) {
    return one.inputs()
        .map(all -> all.slice(0, one.steps()))
        .orElseThrow(
            () -> new InputException(
                "all trajectories must have the same inputs but one has none"));
  }

  private static List<Range> pieces(List<Trajectory> all) {
    var pieces = new ArrayList<Range>();
    int at = 0;
    for (Trajectory one : all) {
      pieces.add(new Range(at, at + one.steps()));
      at += one.steps();
    }
    return pieces;
  }

  private static List<Origin> origins(List<Trajectory> all) {
    return all.stream().map(Trajectory::origin).toList();
  }

  /// Evenly over all windows.
  private static List<Integer> starts(List<Range> windows, int maxSteps, int most) {
    long room = 0;
    for (Range window : windows) {
      room += Math.max(0, window.length() - maxSteps);
    }
    if (room == 0) {
      throw new InputException(
          "a trajectory must have > %d states left to test on (max-steps) but the longest has %d"
              .formatted(maxSteps, windows.stream().mapToInt(Range::length).max().orElse(0)));
    }
    long spacing = Math.max(1, room / most);
    var starts = new ArrayList<Integer>();
    long passed = 0;
    for (Range window : windows) {
      int places = Math.max(0, window.length() - maxSteps);
      for (long next = spacing * starts.size(); next < passed + places && starts.size() < most;
          next = spacing * starts.size()) {
        starts.add((int) (window.from + next - passed));
      }
      passed += places;
    }
    return starts;
  }
}
