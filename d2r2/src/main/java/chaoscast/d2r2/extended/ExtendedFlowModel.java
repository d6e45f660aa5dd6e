package chaoscast.d2r2.extended;

import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedRungeKutta4;
import java.util.List;

/// Learned equations with the steps that they are integrated by.
///
/// @param format   of weights and states
/// @param library  candidate terms
/// @param places   of those that the equations have
/// @param weights  one a place; not modified
/// @param units    of the equations
/// @param timeStep Δt
/// @param substeps Runge–Kutta steps in Δt
/// @param residualDigits log₁₀ of the largest residual before every iteration
record ExtendedFlowModel(
    BigFloatFormat format,
    Library library,
    List<Library.Place> places,
    long[] weights,
    Units units,
    double timeStep,
    int substeps,
    List<Double> residualDigits)
    implements ExtendedModel {

  ExtendedFlowModel {
    places = List.copyOf(places);
    residualDigits = List.copyOf(residualDigits);
  }

  @Override
  public ExtendedRollout rollout() {
    var step =
        new ExtendedRungeKutta4(new TermField(format, library, places, weights), timeStep,
            substeps);
    BigFloatKernel kernel = format.kernel();
    long[] z = new long[library.dimension() * format.words()];
    return new ExtendedRollout() {
      @Override
      public void start(long[] state) {
        System.arraycopy(state, 0, z, 0, z.length);
        units.scale(format, kernel, z);
      }

      @Override
      public void next(long[] state) {
        step.advance(z);
        units.unscale(format, kernel, z, state);
      }
    };
  }
}
