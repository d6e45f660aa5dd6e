package chaoscast.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Axes of surrogates that see parts of a ring, for data whose variables stand on one; none for others.
public final class RingAxes {
  private static final int[] STENCILS = {0, 1, 2, 3, 4, 6, 8};
  private static final int[] OVERLAPS = {2, 4, 6, 8};
  private static final int WIDEST = 8;

  private RingAxes() {}

  /// @return `stencil`, the neighbours on either side (0: all variables), and `shared`, one set of weights for all
  public static List<SettingsAxis> ofStencils(DataShape data) {
    if (!data.isRing()) {
      return List.of();
    }
    List<Integer> stencils =
        IntStream.of(STENCILS).filter(r -> 2 * r + 1 <= data.states()).boxed().toList();
    return List.of(
        SettingsAxis.whole("stencil", stencils), SettingsAxis.of("shared", "false", "true"));
  }

  /// @return `blocks` that the ring is cut into (1: none), `overlap`, the neighbours on either side of a block, and
  ///     `shared`, one set of weights for all; nothing where no number of blocks divides that of variables
  public static List<SettingsAxis> ofBlocks(DataShape data) {
    List<Integer> blocks = blocks(data);
    if (blocks.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<>(List.of(1));
    all.addAll(blocks);
    List<Integer> overlaps =
        IntStream.of(OVERLAPS).filter(overlap -> 1 + 2 * overlap <= data.states()).boxed().toList();
    return List.of(
        SettingsAxis.whole("blocks", all),
        SettingsAxis.whole("overlap", overlaps),
        SettingsAxis.of("shared", "true", "false"));
  }

  /// @return numbers > 1 of blocks of at most eight variables, rising
  public static List<Integer> blocks(DataShape data) {
    int size = data.states();
    return !data.isRing() ? List.of()
        : IntStream.rangeClosed(1, WIDEST)
            .map(i -> WIDEST + 1 - i)
            .filter(width -> width < size && size % width == 0)
            .map(width -> size / width)
            .boxed()
            .toList();
  }
}
