package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.equations.EquationText;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A step of classical Runge–Kutta of Lorenz 63 from its text, compiled, beside the class that is written in Java.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EquationStep {
  private static final int STEPS = 100_000;

  private static final String TEXT =
      """
      parameter sigma = 10
      parameter rho = 28
      parameter beta = 8/3
      x' = sigma*(y - x)
      y' = x*(rho - z) - y
      z' = x*y - beta*z
      x(0) = 1
      y(0) = 1
      z(0) = 20
      """;

  private final Generation text =
      generation(EquationSystem.create("mine", EquationText.parse(TEXT), Map.of()));
  private final Generation written = generation(Lorenz63.CLASSICAL);

  private static Generation generation(DynamicalSystem system) {
    return new Generation(
        system,
        GenerationPlan.of(system, STEPS).withTimeStep(0.01).withDiscardedSteps(0));
  }

  private static double run(Generation generation) {
    double[] sum = new double[1];
    generation.run((_, state) -> sum[0] += state[0], Progress.NONE);
    return sum[0];
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double ours() {
    return run(text);
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double reference() {
    return run(written);
  }
}
