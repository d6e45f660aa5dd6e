package chaoscast.splinenets.page;

import chaoscast.splinenets.loss.CriticalPoint;
import chaoscast.splinenets.loss.DataPartition;
import chaoscast.splinenets.loss.HessianSpectrum;
import chaoscast.splinenets.loss.NetworkLossSurface;
import chaoscast.splinenets.loss.PiecewiseLeastSquares;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.loss.SplineLossSurface;
import chaoscast.splinenets.spline.ReluNetwork;
import chaoscast.splinenets.spline.ReluSpline;

/// Where learning has come to rest, looked at in every way.
///
/// @param samples   the data
/// @param spline    the network as a spline
/// @param critical  Σ εa and Σ εax of every neuron
/// @param partition how breakpoints divide the data
/// @param pieces    whether the fit is piecewise least squares
/// @param network   spectrum in (w, b, v, b₀)
/// @param quotient  spectrum in (β, μ, b₀)
public record RestingPoint(
    Samples samples,
    ReluSpline spline,
    CriticalPoint critical,
    DataPartition partition,
    PiecewiseLeastSquares pieces,
    HessianSpectrum network,
    HessianSpectrum quotient) {
  /// @param network without flat neurons
  public static RestingPoint of(ReluNetwork network, Samples samples) {
    ReluSpline spline = network.toSpline();
    return new RestingPoint(
        samples,
        spline,
        CriticalPoint.at(network, samples),
        DataPartition.of(spline, samples),
        PiecewiseLeastSquares.of(spline, samples),
        HessianSpectrum.of(
            new NetworkLossSurface(samples, network.neurons()), network.parameters()),
        HessianSpectrum.of(
            SplineLossSurface.around(spline, samples), SplineLossSurface.parameters(spline)));
  }

  /// @return whether the breakpoint lies on a datum, where the loss has a kink
  boolean isOnDatum(double breakpoint) {
    double range = samples.input(samples.count() - 1) - samples.input(0);
    for (double x : samples.inputs()) {
      if (Math.abs(x - breakpoint) <= 1e-9 * range) {
        return true;
      }
    }
    return false;
  }
}
