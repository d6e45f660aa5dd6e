package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.text.EnumWords;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.Iterator;
import picocli.CommandLine.Option;

/// The network that learning begins with.
final class NetworkOptions {
  private static final int MOST_NEURONS = 2000;

  /// Names of the schemes, for help texts.
  static final class Schemes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return EnumWords.all(Scheme.class).iterator();
    }
  }

  @Option(
      names = "--neurons",
      paramLabel = "H",
      description = "Width of the network, 1 to 2000. Default: the experiment's own.")
  private Integer neurons;

  @Option(
      names = "--scheme",
      paramLabel = "NAME",
      completionCandidates = Schemes.class,
      description = "Initialisation: ${COMPLETION-CANDIDATES}. Default: the experiment's own.")
  private String scheme;

  @Option(
      names = "--scale",
      paramLabel = "C",
      defaultValue = "1",
      description = "Factor on all initial weights, > 0: small is the adaptive regime, large the"
          + " kernel regime. Default: ${DEFAULT-VALUE}.")
  private double scale;

  /// @param neurons H
  /// @param scheme  how it is drawn
  /// @param scale   factor on that
  record Network(int neurons, Scheme scheme, double scale) {

    ReluNetwork draw(Samples samples, Seed seed) {
      double upper = samples.input(samples.count() - 1);
      return scheme.at(samples.input(0), upper, neurons, scale).draw(neurons, seed);
    }

    String words() {
      String count = neurons == 1 ? "1 neuron" : neurons + " neurons";
      String name = "%s (%s".formatted(count, scheme.words());
      return name + (scale == 1 ? ")" : " × " + NumberText.readable(scale) + ")");
    }
  }

  /// @param usualNeurons without the option
  /// @param usualScheme  without the option
  Network network(int usualNeurons, Scheme usualScheme) {
    int width =
        Requirements.requireAtLeast("--neurons", 1, neurons == null ? usualNeurons : neurons);
    if (width > MOST_NEURONS) {
      throw new InputException("--neurons must be ≤ %d but was %d".formatted(MOST_NEURONS, width));
    }
    return new Network(
        width,
        scheme == null ? usualScheme : Choice.of(Scheme.class, "scheme", scheme),
        Requirements.requirePositive("--scale", scale));
  }
}
