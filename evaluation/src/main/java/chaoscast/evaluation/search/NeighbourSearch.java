package chaoscast.evaluation.search;

import chaoscast.core.Seed;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Climbs on the grid of a [SettingsSpace]: its starts first, then neighbours of the best point so far along one
/// axis each, the axes in turn. Where all neighbours of the best are known, those of the next best follow.
///
/// Axes that cost time stay where the starts have them until the last fifth of the trials: these give the best
/// points more nodes, or fewer, so that what is cheap decides first.
///
/// @param space  what is tried
/// @param trials how many places there will be
/// @param size   features of a point
/// @param most   features that a point may have
record NeighbourSearch(
    SettingsSpace space, int trials, ToLongFunction<Map<String, String>> size, long most)
    implements SearchMethod {
  private static final int TOGETHER = 4;
  private static final int SHARE_OF_COSTLY = 5;

  @Override
  public List<double[]> next(int dimension, Seed seed, Scores scores, int tried) {
    var points = new ArrayList<Point>();
    List<Point> batch = starts();
    while (points.size() < tried) {
      points.addAll(batch);
      batch = batch(points, scores);
    }
    return batch.stream().map(this::place).toList();
  }

  /// @return the same with another number of places
  NeighbourSearch withTrials(int places) {
    return new NeighbourSearch(space, places, size, most);
  }

  /// @return one a value of each axis, in the axes' order
  List<SearchOption> options() {
    return space.axes().stream()
        .<SearchOption>map(axis -> new SearchOption.Choice(axis.key(), axis.values()))
        .toList();
  }

  /// @return the first start that fits, if one can be made to
  Optional<Map<String, String>> first() {
    return starts().stream().map(this::settings).findFirst();
  }

  /// A point of the grid: the index of its value on each axis.
  private record Point(List<Integer> at) {
    Point moved(int axis, int steps) {
      var there = new ArrayList<>(at);
      there.set(axis, at.get(axis) + steps);
      return new Point(there);
    }
  }

  private List<Point> starts() {
    return space.starts().stream()
        .map(
            start -> new Point(
                space.axes().stream()
                    .map(axis -> axis
                        .nearest(start.getOrDefault(axis.key(), axis.values().getFirst())))
                    .toList()))
        .map(this::shrunk)
        .filter(this::isIn)
        .distinct()
        .limit(trials)
        .toList();
  }

  /// @return the point itself if it fits, or with lower values where these make it smaller, on the first axes most
  private Point shrunk(Point point) {
    Point smallest = point;
    for (int axis = 0; axis < point.at().size(); axis++) {
      while (!isIn(smallest) && smallest.at().get(axis) > 0) {
        Point lower = smallest.moved(axis, -1);
        long features = size.applyAsLong(settings(smallest));
        if (features < Long.MAX_VALUE && size.applyAsLong(settings(lower)) >= features) {
          break;
        }
        smallest = lower;
      }
    }
    return smallest;
  }

  private List<Point> batch(List<Point> points, Scores scores) {
    List<Integer> ranked =
        IntStream.range(0, points.size())
            .boxed()
            .sorted(Comparator.comparingDouble(number -> -scores.score(number)))
            .toList();
    boolean last = points.size() >= trials - Math.max(1, trials / SHARE_OF_COSTLY);
    List<Point> batch = neighbours(points, ranked, last);
    return batch.isEmpty() ? neighbours(points, ranked, !last) : batch;
  }

  /// @param ranked numbers of points, the best first
  /// @param costly whether axes that cost time are those to move along, or the others
  private List<Point> neighbours(List<Point> points, List<Integer> ranked, boolean costly) {
    List<Integer> axes =
        IntStream.range(0, space.axes().size())
            .filter(axis -> space.axes().get(axis).costly() == costly)
            .boxed()
            .toList();
    int turn = points.size() / 2; // two trials an axis
    for (int number : ranked) {
      var fresh = new ArrayList<Point>();
      for (int i = 0; i < axes.size() && fresh.size() < TOGETHER; i++) {
        int axis = axes.get((turn + i) % axes.size());
        for (int steps : new int[] {1, -1}) {
          Point moved = points.get(number).moved(axis, steps);
          if (isIn(moved) && !points.contains(moved) && fresh.size() < TOGETHER) {
            fresh.add(moved);
          }
        }
      }
      if (!fresh.isEmpty()) {
        return fresh;
      }
    }
    return List.of();
  }

  private boolean isIn(Point point) {
    for (int axis = 0; axis < point.at().size(); axis++) {
      int index = point.at().get(axis);
      if (index < 0 || index >= space.axes().get(axis).values().size()) {
        return false;
      }
    }
    return size.applyAsLong(settings(point)) <= most;
  }

  private Map<String, String> settings(Point point) {
    var settings = new LinkedHashMap<String, String>();
    for (int axis = 0; axis < point.at().size(); axis++) {
      SettingsAxis along = space.axes().get(axis);
      settings.put(along.key(), along.values().get(point.at().get(axis)));
    }
    return settings;
  }

  private double[] place(Point point) {
    return IntStream.range(0, point.at().size())
        .mapToDouble(
            axis -> (point.at().get(axis) + 0.5) / space.axes().get(axis).values().size())
        .toArray();
  }

  @Override
  public String name() {
    return "neighbours";
  }
}
