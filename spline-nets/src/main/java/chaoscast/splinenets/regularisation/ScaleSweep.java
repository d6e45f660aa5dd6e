package chaoscast.splinenets.regularisation;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.splinenets.dynamics.GradientFlow;
import chaoscast.splinenets.initialisation.LayerInitialisation;
import chaoscast.splinenets.loss.Samples;
import java.util.ArrayList;
import java.util.List;

/// From the adaptive to the kernel regime: the same draws at rising initial scale.
///
/// Small networks must grow neurons to fit, which gather at few breakpoints near data: a sparse
/// linear spline. Large ones fit before a breakpoint moves: all of them share the bend. Every
/// neuron starts with a twin of opposite v, so that at all scales the first function is 0 and what
/// is seen is learnt.
///
/// Sources: doi:10.3389/frai.2022.889981, arXiv:1906.07842.
///
/// @param initialisation what is scaled
/// @param pairs          number of neurons and of twins, H/2 ≥ 1
/// @param factors        on all three scales, each > 0; copied
/// @param flow           how the networks learn; its duration is for factors up to 1, and divided
///                       by factor² above, as the tangent kernel is so much greater
public record ScaleSweep(
    LayerInitialisation initialisation, int pairs, List<Double> factors, GradientFlow flow) {

  /// Four decades.
  public static final List<Double> FOUR_DECADES = List.of(0.01, 0.1, 1.0, 10.0, 100.0);

  public ScaleSweep {
    Requirements.requireAtLeast("pairs", 1, pairs);
    factors = List.copyOf(factors);
  }

  /// @param factor on the initial scale
  /// @param result what came of it
  public record Row(double factor, RegimeTrial.Result result) {}

  /// @return one row a factor
  public List<Row> run(Samples training, Samples test, Seed seed) {
    var rows = new ArrayList<Row>();
    for (double factor : factors) {
      var start = initialisation.scaled(factor).draw(pairs, seed).withTwins();
      double duration = flow.duration() / Math.max(1, factor * factor);
      var trial = new RegimeTrial(start, flow.withDuration(duration));
      rows.add(new Row(factor, trial.run(training, test)));
    }
    return rows;
  }
}
