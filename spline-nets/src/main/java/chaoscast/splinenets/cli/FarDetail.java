package chaoscast.splinenets.cli;

import chaoscast.core.Seed;
import chaoscast.splinenets.dynamics.Adam;
import chaoscast.splinenets.initialisation.Initialisation;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.page.FarDetailOutcome;
import chaoscast.splinenets.regularisation.RegimeTrial;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.ArrayList;
import java.util.List;

/// Networks that learn a function which is 0 about the origin and a wave beyond 6, by Adam.
///
/// @param draws of each scheme, ≥ 1
record FarDetail(int draws) {
  static final List<Scheme> SCHEMES =
      List.of(
          Scheme.HE_GAUSSIAN, Scheme.GLOROT_GAUSSIAN, Scheme.PYTORCH, Scheme.UNIFORM_BREAKPOINTS);
  private static final int NEURONS = 50;
  private static final double FROM = 6;
  private static final int STEPS = 4000;
  private static final Adam ADAM = new Adam(0.005, STEPS, STEPS);

  Samples training() {
    return TargetFunction.FAR.samples(TargetFunction.FAR.count(), 0, new Seed(0));
  }

  FarDetailOutcome run(Scheme scheme, Seed seed) {
    TargetFunction far = TargetFunction.FAR;
    Samples training = training();
    Samples test = Samples.of(RegimesCommand.evenly(FROM, far.to(), 400), far::at);
    Initialisation initialisation = scheme.at(far.from(), far.to(), NEURONS, 1);
    var errors = new ArrayList<Double>();
    var learnt = new ArrayList<ReluNetwork>();
    long there = 0;
    for (int k = 1; k <= draws; k++) {
      ReluNetwork start = initialisation.draw(NEURONS, seed.child("" + k));
      var result = new RegimeTrial(start, ADAM).run(training, test);
      errors.add(result.testError());
      learnt.add(result.history().last().network());
      there +=
          start.toSpline().kinks().stream()
              .mapToDouble(Kink::breakpoint)
              .filter(at -> at >= FROM && at <= far.to())
              .count();
    }
    double share = there / (double) (draws * NEURONS);
    return new FarDetailOutcome(scheme.words(), share, errors, learnt.getFirst());
  }
}
