package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.model.StateDigest;
import chaoscast.core.options.Options;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.reward.Algorithm;
import chaoscast.esn.reward.LearningPlan;
import chaoscast.esn.reward.LearningResult;
import chaoscast.esn.reward.PublishedDeviation;
import chaoscast.esn.reward.TargetCurve;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The results of some seeds of one learning experiment, as table, sentence and JSON.
final class LearningRecord {
  private final LearningPlan plan;
  private final String task;
  private final long masterSeed;
  private final Optional<TargetCurve> target;
  private final Map<Integer, Row> rows = new TreeMap<>();

  /// @param deviation of the test, infinite if weights grew without bound
  private record Row(double deviation, double training, double gateOpen) {}

  /// @param target that was read from a file, which may hold another by the time that learning is resumed
  LearningRecord(
      LearningPlan plan, String task, long masterSeed, Optional<TargetCurve> target) {
    this.plan = plan;
    this.task = task;
    this.masterSeed = masterSeed;
    this.target = target;
  }

  String algorithm() {
    return Words.of(plan.algorithm());
  }

  void put(int seed, LearningResult result) {
    rows.put(seed, new Row(result.deviation(), result.training(), result.gateOpen()));
  }

  /// @param seeds how many are wanted
  /// @return those of 1, 2, … that are not there
  List<Integer> missing(int seeds) {
    return IntStream.rangeClosed(1, seeds).filter(seed -> !rows.containsKey(seed)).boxed().toList();
  }

  private Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("seed", Long.toString(masterSeed));
    target.ifPresent(
        curve -> settings.put(
            "target", StateDigest.of(Trajectory.of(curve.points(), curve.dimension(), 1))));
    settings.put("cost", Words.of(plan.cost()));
    settings.put("feedback", Words.of(plan.feedback()));
    settings.putAll(Options.values(plan.options()));
    return settings;
  }

  /// Takes over what an earlier run with the same settings has found.
  void resume(JsonNode earlier) {
    requireSame("task", task, earlier.path("task").asText());
    requireSame("algorithm", algorithm(), earlier.path("algorithm").asText());
    settings()
        .forEach(
            (key, value) -> requireSame(
                key, value, earlier.path("settings").path(key).asText()));
    JsonNode seeds = earlier.path("seeds");
    boolean sameLength =
        Stream.of("deviations", "trainingDeviations", "gateOpen")
            .allMatch(name -> earlier.path(name).size() == seeds.size());
    if (!sameLength) {
      return; // which number is whose is not known any more
    }
    for (int i = 0; i < seeds.size(); i++) {
      OptionalDouble deviation = number(earlier, "deviations", i);
      OptionalDouble training = number(earlier, "trainingDeviations", i);
      OptionalDouble gateOpen = number(earlier, "gateOpen", i);
      boolean whole =
          seeds.get(i).isInt() && deviation.isPresent() && training.isPresent()
              && gateOpen.isPresent();
      if (whole) { // else this seed is done again
        rows.put(
            seeds.get(i).intValue(),
            new Row(deviation.getAsDouble(), training.getAsDouble(), gateOpen.getAsDouble()));
      }
    }
  }

  private static void requireSame(String key, String wanted, String found) {
    if (!wanted.equals(found)) {
      throw new InputException(
          "%s must be that of the earlier run, '%s', but was '%s': write to another file, or leave --resume out"
              .formatted(key, found, wanted));
    }
  }

  /// @return the number, infinite where null stands for it; empty if there is neither
  private static OptionalDouble number(JsonNode document, String name, int index) {
    JsonNode value = document.path(name).path(index);
    return value.isNumber() ? OptionalDouble.of(value.doubleValue())
        : value.isNull() ? OptionalDouble.of(Double.POSITIVE_INFINITY) : OptionalDouble.empty();
  }

  /// @param seeds how many are wanted
  Map<String, Object> json(int seeds) {
    List<Integer> there = rows.keySet().stream().filter(seed -> seed <= seeds).toList();
    var document = new LinkedHashMap<String, Object>();
    document.put("task", task);
    document.put("algorithm", algorithm());
    document.put("nodes", plan.options().network().nodes());
    document.put("seeds", there);
    document.put("deviations", values(there, Row::deviation));
    document.put("trainingDeviations", values(there, Row::training));
    document.put("gateOpen", values(there, Row::gateOpen));
    document.put("satisfactoryBelow", LearningResult.SATISFACTORY);
    document.put("settings", settings());
    document.put(
        "published",
        published().map(
            p -> List.of(
                Map.of(
                    "nodes", PublishedDeviation.NODES, "seeds", PublishedDeviation.SEEDS, "min",
                    p.least(), "median", p.median(), "max", p.greatest(), "satisfactory",
                    p.satisfactory(), "source", "ReScience replication of arXiv:1803.03304")))
            .orElse(List.of()));
    return document;
  }

  private List<Object> values(
      List<Integer> seeds, ToDoubleFunction<Row> column) {
    var values = new ArrayList<>();
    for (int seed : seeds) {
      values.add(JsonOption.finite(column.applyAsDouble(rows.get(seed))));
    }
    return values;
  }

  double[] deviations(int seeds) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey() <= seeds)
        .mapToDouble(row -> row.getValue().deviation())
        .toArray();
  }

  Sheet sheet(int seeds) {
    var columns =
        List.of(
            Column.right("", "seed"),
            Column.right("distance from target", "end of learning"),
            Column.right("distance from target", "weights frozen"),
            Column.right("gate", "open, %"),
            Column.left("learnt"));
    var cells = new ArrayList<List<String>>();
    rows.forEach(
        (seed, row) -> {
          if (seed <= seeds) {
            cells.add(
                List.of(
                    Integer.toString(seed),
                    NumberText.fixed(row.training(), 4),
                    NumberText.fixed(row.deviation(), 4),
                    NumberText.fixed(100 * row.gateOpen(), 0),
                    row.deviation() < LearningResult.SATISFACTORY ? "yes" : "no"));
          }
        });
    return new Sheet(
        "seeds",
        "Learning to draw",
        columns,
        cells,
        "Distance: root of the error's running mean. Learnt: below 0.5 with frozen weights, as in the"
            + " replication. Parameters from the authors' scripts. "
            + feedback());
  }

  private String feedback() {
    return switch (plan.feedback()) {
      case FORCED -> plan.task().isDirect()
          ? "Frozen networks are fed the target (forced), as in the scripts: they do not run by themselves."
          : "Frozen networks are fed the outputs of the last training trials (forced), as in the scripts: they do"
              + " not run by themselves.";
      case OWN -> "Frozen networks are fed their own output: they run by themselves.";
    };
  }

  private Optional<PublishedDeviation> published() {
    return PublishedDeviation.of(task, plan.algorithm());
  }

  /// @param seeds how many are wanted
  String summary(int seeds) {
    double[] sorted = deviations(seeds);
    Arrays.sort(sorted);
    int count = sorted.length;
    double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    long learnt = Arrays.stream(sorted).filter(d -> d < LearningResult.SATISFACTORY).count();
    String own =
        "%s with %s, %d nodes: %s %s%s, %d of %d learnt."
            .formatted(
                task, algorithm(), plan.options().network().nodes(),
                count == 1 ? "distance" : "median distance", NumberText.fixed(median, 4),
                count == 1 ? ""
                    : " (%s to %s)".formatted(NumberText.fixed(sorted[0], 4),
                        NumberText.fixed(sorted[count - 1], 4)),
                learnt, count);
    return published().map(p -> own + " " + theirs(p)).orElse(own);
  }

  private String theirs(PublishedDeviation p) {
    String text =
        "Published, 1000 nodes: %s (%s to %s), %d of 11 learnt."
            .formatted(
                NumberText.fixed(p.median(), 4), NumberText.fixed(p.least(), 4),
                NumberText.fixed(p.greatest(), 4), p.satisfactory());
    return task.equals("arm-cost") && plan.algorithm() == Algorithm.SUPERTREX
        ? text
            + " Their script charges the distance from the mean of the exploratory output alone, so that mastery"
            + " costs; here that is --cost script."
        : text;
  }
}
