package chaoscast.esn.reward;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.esn.online.OnlineReadout;
import chaoscast.esn.online.RecursiveLeastSquares;
import chaoscast.esn.online.RewardedReadout;
import chaoscast.esn.online.RewardedReadout.Standing;
import chaoscast.esn.online.TaughtReadout;

/// One seed of a learning experiment: a network learns to draw, then its weights freeze.
///
///     LearningResult result = LearningRun.of(plan, new Seed(1), Progress.NONE);
///
/// The network is fed its own output while it learns. The error's running mean M ← 0.9998 M + 0.0002 e has
/// a time constant of 1000 ms at the published step, and its root is the distance from the target.
///
/// Source: protocol of the scripts to R. Pyle, R. Rosenbaum, arXiv:1803.03304.
public final class LearningRun {
  private static final double MEMORY = 0.0002;
  private static final int TAUGHT_PERIOD = 10;
  private static final int SAMPLES_PER_TRIAL = 250;
  private static final double RIDGE = 10;
  private static final Standing NONE = new Standing(0, 0, 0, 0);

  private final LearningPlan plan;
  private final LearningTask task;
  private final int trialSteps;
  private final Progress progress;
  private final RateNetwork network;
  private final OnlineReadout readout;
  private final DenseMatrix output;
  private final DenseMatrix input;
  private final DenseMatrix target;
  private final double[] position;
  private final double[] goal;
  private final double[] mean;
  private final double[] costs;
  private final double[][] recorded;
  private final LearningTrace trace;
  private final int stride;
  private double runningError;
  private long open;
  private long done;

  private LearningRun(LearningPlan plan, Seed seed, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    task = plan.task();
    trialSteps = plan.network().trialSteps();
    int outputs = task.outputs();
    int nodes = plan.network().nodes();
    network = new RateNetwork(plan.network(), outputs, seed);
    readout =
        switch (plan.algorithm()) {
          case RLS -> new RecursiveLeastSquares(DenseMatrix.zeros(outputs, nodes), RIDGE, 1);
          case RMHL -> new RewardModulatedHebbian(outputs, nodes, plan.exploration(), seed);
          case SUPERTREX ->
              new Supertrex(outputs, nodes, plan.exploration(), plan.mastery(), seed);
        };
    output = DenseMatrix.zeros(outputs, 1);
    input = DenseMatrix.zeros(outputs, 1);
    target = DenseMatrix.zeros(outputs, 1);
    goal = new double[task.curve().dimension()];
    position = new double[goal.length];
    mean = new double[outputs];
    costs = task.costs();
    recorded = new double[plan.network().testTrials()][];
    int trials = plan.network().trainingTrials() + plan.network().testTrials();
    int samples = Math.min(SAMPLES_PER_TRIAL, trialSteps);
    stride = Math.ceilDiv(trialSteps, samples);
    samples = Math.ceilDiv(trialSteps, stride);
    trace = new LearningTrace(trials * samples, samples, goal.length);
  }

  /// @param progress receives the steps that are done
  public static LearningResult of(LearningPlan plan, Seed seed, Progress progress) {
    return new LearningRun(plan, seed, progress).run();
  }

  private LearningResult run() {
    NetworkOptions options = plan.network();
    for (int trial = 0; trial < options.trainingTrials(); trial++) {
      int slot = trial - options.trainingTrials() + options.testTrials();
      double[] record = slot < 0 ? new double[0] : new double[trialSteps * output.rows()];
      train(record);
      if (slot >= 0) {
        recorded[slot] = record;
      }
      if (!readout.weights().isFinite()) {
        return new LearningResult(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, trace);
      }
    }
    double training = Math.sqrt(runningError);
    double sum = 0;
    for (int trial = 0; trial < options.testTrials(); trial++) {
      sum += test(recorded[trial]);
    }
    double deviation = sum / ((double) options.testTrials() * trialSteps);
    double gateOpen = open / ((double) options.trainingTrials() * trialSteps);
    return new LearningResult(
        Double.isFinite(deviation) ? deviation : Double.POSITIVE_INFINITY, training, gateOpen,
        trace);
  }

  /// One trial in which weights move.
  ///
  /// @param record the outputs, if there is room for them; modified
  private void train(double[] record) {
    for (int step = 0; step < trialSteps; step++) {
      network.step(input, plan.network().noise());
      readout.emit(network.rates(), output);
      double error = error(step);
      switch (readout) {
        case TaughtReadout taught -> {
          if (step % TAUGHT_PERIOD == 0) {
            for (int k = 0; k < goal.length; k++) {
              target.set(k, 0, goal[k]);
            }
            taught.learn(target);
          }
        }
        case RewardedReadout rewarded -> rewarded.learn(error);
      }
      input.copyRows(0, output);
      for (int k = 0; k < output.rows() && record.length > 0; k++) {
        record[step * output.rows() + k] = output.get(k, 0);
      }
      if (step % stride == 0) {
        Standing standing =
            readout instanceof RewardedReadout rewarded ? rewarded.standing() : NONE;
        open += standing.gate() > 0.5 ? Math.min(stride, trialSteps - step) : 0;
        trace.add(position, goal, Math.sqrt(runningError), standing);
      }
      tell();
    }
  }

  /// One trial with frozen weights and without disturbance.
  ///
  /// @param record outputs of an earlier trial; not modified
  /// @return sum of √M
  private double test(double[] record) {
    double sum = 0;
    for (int step = 0; step < trialSteps; step++) {
      network.step(input, 0);
      Kernels.best().multiply(readout.weights(), network.rates(), output);
      error(step);
      sum += Math.sqrt(runningError);
      feed(record, step);
      if (step % stride == 0) {
        double norm = RewardModulatedHebbian.norm(output);
        boolean explores = readout instanceof RewardModulatedHebbian;
        trace.add(
            position, goal, Math.sqrt(runningError),
            new Standing(explores ? norm : 0, explores ? 0 : norm, 0, 0));
      }
      tell();
    }
    return sum;
  }

  private void feed(double[] record, int step) {
    if (plan.feedback() == Feedback.OWN) {
      input.copyRows(0, output);
      return;
    }
    for (int k = 0; k < output.rows(); k++) {
      input.set(k, 0, task.isDirect() ? goal[k] : record[step * output.rows() + k]);
    }
  }

  /// @return e of the output, which enters M
  private double error(int step) {
    task.position(output, position);
    task.curve().at((double) step / trialSteps, goal);
    double error = 0;
    for (int k = 0; k < goal.length; k++) {
      error += (position[k] - goal[k]) * (position[k] - goal[k]);
    }
    for (int k = 0; k < costs.length; k++) {
      error += costs[k] * Math.abs(output.get(k, 0) - usual(k));
    }
    runningError += MEMORY * (error - runningError);
    return error;
  }

  /// @return what a movement of output k is measured from
  private double usual(int k) {
    mean[k] += plan.exploration().smoothing() * (output.get(k, 0) - mean[k]);
    return plan.cost() == MovementCost.SCRIPT && readout instanceof Supertrex supertrex
        ? supertrex.exploratoryMean(k)
        : mean[k];
  }

  private void tell() {
    done++;
    if (done % 1000 == 0) {
      NetworkOptions options = plan.network();
      progress.at(
          "learn", done,
          (long) trialSteps * (options.trainingTrials() + options.testTrials()));
    }
  }
}
