package chaoscast.core.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTreeTest {
  private static final int MOST = 40;

  private static String sum(List<String> pieces) {
    var tree = new MergeTree<String>((one, other) -> "(" + one + other + ")");
    pieces.forEach(tree::add);
    return tree.sum();
  }

  private static List<String> letters(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> Character.toString((char) ('A' + i))).toList();
  }

  @ParameterizedTest
  @CsvSource({"1,A", "2,(AB)", "3,((AB)C)", "5,(((AB)(CD))E)", "7,(((AB)(CD))((EF)G))"})
  void theTreeIsThatOfTheFormula(int pieces, String tree) {
    assertEquals(tree, sum(letters(0, pieces)));
  }

  /// Written with parentheses, the order of additions is the sum.
  @Test
  void blocksOfAnyPowerOfTwoGiveTheSameTree() {
    for (int pieces = 1; pieces <= MOST; pieces++) {
      for (int block = 1; block <= 64; block *= 2) {
        int size = block;
        int all = pieces;
        List<String> blocks =
            IntStream.range(0, Math.ceilDiv(pieces, block))
                .mapToObj(k -> sum(letters(k * size, Math.min(all, (k + 1) * size))))
                .toList();
        assertEquals(
            sum(letters(0, pieces)), sum(blocks), pieces + " in blocks of " + block);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "7,1,1", "8,1,2", "1000,2,64", "1000,100,2", "3,2000000000,1"})
  void everyWorkerHasSomeBlocks(int pieces, int workers, int block) {
    assertEquals(block, MergeTree.block(pieces, workers));
    assertTrue(Integer.bitCount(block) == 1);
  }
}
