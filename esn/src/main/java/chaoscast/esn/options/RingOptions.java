package chaoscast.esn.options;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// How a ring of variables is shared out among local reservoirs.
///
/// @param blocks  number of local reservoirs g ≥ 1; divides the number of variables
/// @param overlap variables on either side of its block that a reservoir reads as well, ≥ 0
/// @param shared  whether all have the same weights, for a system that looks the same all around
public record RingOptions(
    @Meaning("number of local reservoirs around a ring of variables, which divides their number; 1: one network for all") int blocks,
    @Meaning("with blocks > 1: variables read on either side of a block, ≥ 0") int overlap,
    @Meaning("with blocks > 1: whether all have the same weights, as a homogeneous ring allows") boolean shared) {

  /// One network for all variables.
  public static final RingOptions WHOLE = new RingOptions(1, 2, true);

  public RingOptions {
    Requirements.requireAtLeast("blocks", 1, blocks);
    Requirements.requireAtLeast("overlap", 0, overlap);
  }
}
