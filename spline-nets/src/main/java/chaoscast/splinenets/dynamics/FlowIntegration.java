package chaoscast.splinenets.dynamics;

import chaoscast.core.Progress;
import chaoscast.splinenets.dynamics.LearningHistory.Crossing;
import chaoscast.splinenets.dynamics.LearningHistory.Ending;
import chaoscast.splinenets.dynamics.LearningHistory.Frame;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/// One run of [GradientFlow]: pieces of smooth flow that end at crossings and at frames, so that
/// frames are never interpolated.
final class FlowIntegration {
  private static final int MOST_CROSSINGS = 100_000;
  /// A step that is far too long would overflow in its twelve stages of a cubic field; bounded so,
  /// it is rejected for its error instead.
  private static final double GREATEST_DERIVATIVE = 1e30;

  private final GradientFlow flow;
  private final FlowVariables variables;
  private final Samples samples;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();

  FlowIntegration(GradientFlow flow, FlowVariables variables, Samples samples) {
    this.flow = flow;
    this.variables = variables;
    this.samples = samples;
  }

  LearningHistory run(ReluNetwork start, Progress progress) {
    double[] state = variables.state(start);
    DistinctSamples data = DistinctSamples.of(samples);
    double reducible = flow.lossTarget() - data.inevitableLoss(samples);
    var pattern = new ActivityPattern(variables, data, start.neurons());
    pattern.begin(state);
    addFrame(0, state);
    if (frames.getLast().loss() <= flow.lossTarget()) {
      return new LearningHistory(frames, crossings, Ending.TARGET_REACHED);
    }
    double time = 0;
    while (frames.size() <= flow.frames()) {
      progress.at("gradient flow", frames.size() - 1, flow.frames());
      double frameTime = frameTime(frames.size());
      var crossing = new StopAt(pattern::margin);
      var target =
          new StopAt(y -> reducible > 0 ? pattern.reducibleLoss(y) - reducible : 1);
      var chart = new StopAt(variables::chartMargin);
      ODEStateAndDerivative end =
          integrator(crossing, target, chart)
              .integrate(
                  equation(pattern, state.length), new ODEState(time, state), frameTime);
      time = end.getTime();
      state = end.getPrimaryState();
      if (target.reached() || chart.reached()) {
        return end(time, state, target.reached() ? Ending.TARGET_REACHED : Ending.BREAKPOINT_LOST);
      }
      if (crossing.reached()) {
        crossings.add(pattern.change(time, state));
        if (crossings.size() == MOST_CROSSINGS) {
          return end(time, state, Ending.TOO_MANY_CROSSINGS);
        }
      }
      if (time == frameTime) {
        addFrame(time, state);
      }
    }
    return new LearningHistory(frames, crossings, Ending.FINISHED);
  }

  private DormandPrince853Integrator integrator(StopAt... stops) {
    double tolerance = flow.tolerance();
    var integrator =
        new DormandPrince853Integrator(0, flow.duration(), tolerance, tolerance);
    for (StopAt stop : stops) {
      integrator.addEventDetector(stop);
    }
    return integrator;
  }

  private static OrdinaryDifferentialEquation equation(ActivityPattern pattern, int dimension) {
    return new OrdinaryDifferentialEquation() {
      @Override
      public int getDimension() {
        return dimension;
      }

      @Override
      public double[] computeDerivatives(double time, double[] state) {
        double[] derivative = new double[dimension];
        pattern.derivative(state, derivative);
        for (int k = 0; k < dimension; k++) {
          derivative[k] =
              Math.clamp(derivative[k], -GREATEST_DERIVATIVE, GREATEST_DERIVATIVE);
        }
        return derivative;
      }
    };
  }

  private double frameTime(int frame) {
    double share = (double) frame / flow.frames();
    return flow.duration() * share * share * share;
  }

  private void addFrame(double time, double[] state) {
    ReluNetwork network = variables.network(state);
    frames.add(new Frame(time, samples.loss(network::evaluate), network));
  }

  private LearningHistory end(double time, double[] state, Ending ending) {
    addFrame(time, state);
    return new LearningHistory(frames, crossings, ending);
  }
}
