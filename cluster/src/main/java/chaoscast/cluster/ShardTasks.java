package chaoscast.cluster;

import chaoscast.core.parallel.MergeTree;
import chaoscast.core.training.ShardSum;
import chaoscast.core.training.ShardedTraining;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/// Takes in shards in executors, a block a task, and merges what the blocks give: pairs of neighbours, level by level
/// of the tree over their numbers. Spark's own reductions add up in the order of arrival.
///
/// Of each level only sums travel: b blocks of a regression of B bytes are b − 1 merges, and 2 b B bytes at most that
/// are shuffled.
///
/// @param command  that the training is of
/// @param training its name there
/// @param block    shards to a block, a power of two
/// @param taken    counts the shards that are in
/// @param machines that they were taken in on
record ShardTasks(
    RemoteCommand command,
    String training,
    int block,
    LongAccumulator taken,
    CollectionAccumulator<String> machines)
    implements Serializable {

  /// A node of the tree.
  private record Node(int number, RemoteSum sum) implements Serializable {}

  /// @param blocks their number, ≥ 1
  /// @return the sum of all, when it is computed
  JavaPairRDD<Integer, RemoteSum> sum(JavaSparkContext context, int blocks) {
    JavaPairRDD<Integer, RemoteSum> level =
        context
            .parallelize(IntStream.range(0, blocks).boxed().toList(), blocks)
            .mapToPair(number -> new Tuple2<>(number, block(number)));
    for (int nodes = blocks; nodes > 1; nodes = Math.ceilDiv(nodes, 2)) {
      level =
          level
              .mapToPair(node -> new Tuple2<>(node._1() / 2, new Node(node._1(), node._2())))
              .groupByKey(new ByNumber(Math.ceilDiv(nodes, 2)))
              .mapValues(this::merged);
    }
    return level;
  }

  private RemoteSum block(int number) {
    return RemoteCommand.named(
        () -> {
          ShardedTraining here = command.shards(training);
          machines.add(RemoteCommand.machine()); // as it is once the command is planned
          return RemoteSum.of(here.block(number, block, _ -> taken.add(1)));
        });
  }

  /// @param nodes one, or two neighbours in any order
  private RemoteSum merged(Iterable<Node> nodes) {
    var sorted = new ArrayList<Node>();
    nodes.forEach(sorted::add);
    if (sorted.size() == 1) {
      return sorted.getFirst().sum();
    }
    return RemoteCommand.named(
        () -> {
          ShardedTraining here = command.shards(training);
          sorted.sort(Comparator.comparingInt(Node::number));
          var tree = new MergeTree<ShardSum>(ShardSum::plus);
          sorted.forEach(node -> tree.add(node.sum().here(here)));
          return RemoteSum.of(tree.sum());
        });
  }

  /// A partition a node.
  private static final class ByNumber extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int nodes;

    ByNumber(int nodes) {
      this.nodes = nodes;
    }

    @Override
    public int numPartitions() {
      return nodes;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByNumber like && like.nodes == nodes;
    }

    @Override
    public int hashCode() {
      return nodes;
    }
  }
}
