package chaoscast.d2r2.pde;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.flow.Spectrum;
import java.util.List;

/// Exponential steps of an equation on a ring, from values at the points to values at the points.
final class FieldFlow implements Flow {
  private final Waves waves;
  private final int substeps;
  private final FieldStep step;
  private final TangentStep tangent;
  private final double[][] fields;
  private final int[] kinds = new int[2];
  private final Spectrum u;
  private Spectrum[] columns = new Spectrum[0];
  private final Spectrum[] pair = new Spectrum[2];

  /// @param parameters coefficient of every term; not modified
  FieldFlow(
      Waves waves, List<FieldTerm> terms, double[] parameters, double timeStep, int substeps) {
    this.waves = waves;
    this.substeps = substeps;
    step = new FieldStep(waves, terms, parameters, timeStep / substeps);
    tangent = new TangentStep(step);
    fields = new double[2][waves.points()];
    u = waves.spectrum();
  }

  @Override
  public int dimension() {
    return waves.points();
  }

  @Override
  public boolean advance(double[] state) {
    return advance(state, new double[0][], 0);
  }

  @Override
  public boolean advance(double[] state, double[][] vectors, int sensitivities) {
    int count = vectors.length == 0 ? 0 : vectors[0].length;
    int even = count + count % 2; // directions go in pairs, the last one perhaps beside zeros
    if (columns.length != even) {
      columns = waves.spectra(even);
    }
    for (int c = 0; c < even; c += 2) {
      for (int n = 0; n < vectors.length; n++) {
        fields[0][n] = vectors[n][c];
        fields[1][n] = c + 1 < count ? vectors[n][c + 1] : 0;
      }
      waves.forward(fields[0], fields[1], columns[c], columns[c + 1]);
    }
    waves.forward(state, u);
    for (int i = 0; i < substeps; i++) {
      step.advance(u, count > 0);
      for (int c = 0; c < even; c += 2) {
        for (int k = 0; k < 2; k++) {
          pair[k] = columns[c + k];
          kinds[k] = c + k < sensitivities ? step.kind[c + k] : TangentStep.NONE;
        }
        tangent.advance(pair, kinds);
      }
    }
    waves.inverse(0, u, state);
    boolean finite = Trajectory.isFinite(state);
    for (int c = 0; c < even; c += 2) {
      waves.inverse(0, columns[c], columns[c + 1], fields[0], fields[1]);
      finite &= Trajectory.isFinite(fields[0]) && Trajectory.isFinite(fields[1]);
      for (int n = 0; n < vectors.length; n++) {
        vectors[n][c] = fields[0][n];
        if (c + 1 < count) {
          vectors[n][c + 1] = fields[1][n];
        }
      }
    }
    return finite;
  }
}
