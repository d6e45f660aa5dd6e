package chaoscast.core.ring;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// Which variables a variable is forecast from, where they stand on a ring.
///
/// @param stencil r ≥ 1: variable k sees its neighbours k − r … k + r; 0: all variables see all
/// @param shared  whether all variables of the ring have the same weights; needs a stencil
public record StencilOptions(
    @Meaning("neighbours on either side that a variable of a ring sees; 0: all variables") int stencil,
    @Meaning("one set of weights for all variables of a ring; needs a stencil") boolean shared) {

  /// Every variable sees all.
  public static final StencilOptions ALL = new StencilOptions(0, false);

  public StencilOptions {
    Requirements.requireAtLeast("stencil", 0, stencil);
    if (shared && stencil == 0) {
      throw new InputException("shared weights need a stencil ≥ 1 but stencil was 0");
    }
  }

  public StencilOptions withStencil(int newStencil) {
    return new StencilOptions(newStencil, shared);
  }

  public StencilOptions withShared(boolean newShared) {
    return new StencilOptions(stencil, newShared);
  }
}
