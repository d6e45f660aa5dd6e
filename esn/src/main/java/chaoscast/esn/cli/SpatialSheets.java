package chaoscast.esn.cli;

import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.spiking.LinearStability;
import chaoscast.esn.spiking.LinearStability.Mode;
import chaoscast.esn.spiking.SpatialActivity;
import chaoscast.esn.spiking.SpatialNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Theory and simulation of a spatial network as tables and sentences.
final class SpatialSheets {
  private static final int MOST = 12;

  private SpatialSheets() {}

  static Sheet modes(LinearStability stability) {
    var columns =
        List.of(
            Column.right("", "k"),
            Column.right("", "n, m"),
            Column.right("per ms", "growth"),
            Column.right("per ms", "frequency"),
            Column.left("fate"));
    List<Mode> leading =
        stability.modes().stream()
            .sorted(Comparator.comparingDouble(Mode::real).reversed())
            .limit(MOST)
            .sorted(Comparator.comparingDouble(Mode::wavenumber))
            .toList();
    var rows = new ArrayList<List<String>>();
    for (Mode mode : leading) {
      rows.add(
          List.of(
              NumberText.fixed(mode.wavenumber(), 2),
              mode.n() + ", " + mode.m(),
              NumberText.fixed(mode.real(), 4),
              NumberText.fixed(mode.imaginary(), 4),
              mode.real() < 0 ? "dies out" : mode.imaginary() > 0 ? "grows in waves" : "grows"));
    }
    return new Sheet(
        "modes",
        "Modes of the uniform state",
        columns,
        rows,
        "The modes that grow fastest or die out last, of 0 ≤ m ≤ n ≤ 8: greatest real part of the eigenvalues of"
            + " M(k) and the imaginary part of the same. Gains are those of the published linear theory.");
  }

  static String verdict(SpatialNetwork network) {
    LinearStability stability = network.stability();
    Mode leading = stability.leading();
    double[] rates = network.meanField().rates();
    String fate =
        switch (stability.verdict()) {
          case STABLE -> "The uniform state is stable";
          case STATIC_PATTERN -> "The uniform state gives way to a standing pattern";
          case WAVES -> "The uniform state gives way to waves";
          case OSCILLATION ->
              "The uniform state gives way to an oscillation of all neurons together";
        };
    return String.format(
        Locale.ROOT,
        "%s: greatest growth rate %s per ms, at k = %s, in a network of %s neurons. Mean-field rates: %s Hz (e), %s Hz (i).",
        fate,
        NumberText.fixed(leading.real(), 4),
        NumberText.fixed(leading.wavenumber(), 2),
        NumberText.grouped(network.neurons()),
        NumberText.fixed(rates[0], 2),
        NumberText.fixed(rates[1], 2));
  }

  static Sheet activity(SpatialNetwork network, SpatialActivity activity) {
    double[] rates = network.meanField().rates();
    var rows =
        List.of(
            List.of(
                "rate of e, Hz", NumberText.fixed(rates[0], 2),
                NumberText.fixed(activity.rates()[0], 2)),
            List.of(
                "rate of i, Hz", NumberText.fixed(rates[1], 2),
                NumberText.fixed(activity.rates()[1], 2)),
            List.of(
                "static Fano factor", NumberText.UNKNOWN,
                NumberText.fixed(activity.staticFano(), 1)),
            List.of(
                "10-ms Fano factor", NumberText.UNKNOWN,
                NumberText.fixed(activity.temporalFano(), 1)));
    return new Sheet(
        "activity",
        "Theory and simulation",
        List.of(
            Column.left("quantity"), Column.right("", "mean field"),
            Column.right("", "simulation")),
        rows,
        "Static Fano factor: variance over mean of the spike counts of 8 × 8 squares in the whole time, about 1 for"
            + " independent Poisson neurons and large where a pattern stands still. 10-ms Fano factor: of the counts"
            + " of all excitatory neurons in windows of 10 ms, large where they fire together.");
  }
}
