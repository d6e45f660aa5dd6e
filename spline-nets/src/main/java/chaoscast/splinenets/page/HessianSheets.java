package chaoscast.splinenets.page;

import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.loss.CriticalPoint.Balance;
import chaoscast.splinenets.loss.HessianSpectrum;
import chaoscast.splinenets.loss.PiecewiseLeastSquares.Piece;
import chaoscast.splinenets.spline.Kink;
import chaoscast.splinenets.spline.Orientation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A point of rest as tables.
///
/// @param point it
public record HessianSheets(RestingPoint point) {

  /// @return the Hessian's zero directions, counted and explained
  public Sheet zeros() {
    var columns =
        List.of(
            Column.left("Hessian"),
            Column.right("", "in (w, b, v, b₀)"),
            Column.right("", "in (β, μ, b₀)"));
    var rows = new ArrayList<List<String>>();
    count(rows, "parameters", spectrum -> spectrum.eigenvalues().size());
    count(rows, "rank of the Jacobian", HessianSpectrum::jacobianRank);
    count(rows, "  at most, by the data's pieces", _ -> point.partition().rankBound());
    count(rows, "negative eigenvalues", HessianSpectrum::negatives);
    count(rows, "zero eigenvalues", HessianSpectrum::zeros);
    count(rows, "  scale symmetry of active neurons", s -> s.zeroDirections().symmetry());
    count(rows, "  neurons that no datum activates", s -> s.zeroDirections().inactive());
    count(rows, "  neurons with delta-slope 0", s -> s.zeroDirections().silent());
    count(rows, "  more neurons than the pieces need", s -> s.zeroDirections().redundant());
    row(rows, "all explained", spectrum -> spectrum.isExplained() ? "yes" : "no");
    row(rows, "greatest eigenvalue", s -> NumberText.scientific(s.eigenvalues().getFirst()));
    row(rows, "least that is not 0", HessianSheets::least);
    return new Sheet(
        "zeros",
        "Zero directions of the Hessian",
        columns,
        rows,
        "Zero: at most 10⁻⁹ of the greatest. At a critical point where no delta-slope is 0 the"
            + " Hessian is JᵀJ, so that its zeros are the parameters less the rank of J; each piece"
            + " of data adds at most 2 to that.");
  }

  private static String least(HessianSpectrum spectrum) {
    int rank = spectrum.eigenvalues().size() - spectrum.zeros() - spectrum.negatives();
    return rank < 1
        ? NumberText.UNKNOWN
        : NumberText.scientific(spectrum.eigenvalues().get(rank - 1));
  }

  private void count(
      List<List<String>> rows, String name, Function<HessianSpectrum, Integer> value) {
    row(rows, name, spectrum -> value.apply(spectrum).toString());
  }

  private void row(List<List<String>> rows, String name, Function<HessianSpectrum, String> cell) {
    rows.add(List.of(name, cell.apply(point.network()), cell.apply(point.quotient())));
  }

  /// @return the test of a critical point, neuron by neuron
  public Sheet neurons() {
    var columns =
        List.of(
            Column.right("", "neuron"),
            Column.right("", "β"),
            Column.right("", "μ"),
            Column.left("active"),
            Column.right("", "Σ εa"),
            Column.right("", "Σ εax"),
            Column.left("breakpoint"));
    var rows = new ArrayList<List<String>>();
    List<Kink> kinks = point.spline().kinks();
    for (int i = 0; i < kinks.size(); i++) {
      Kink kink = kinks.get(i);
      Balance balance = point.critical().balances().get(i);
      rows.add(
          List.of(
              Integer.toString(i),
              number(kink.breakpoint()),
              number(kink.deltaSlope()),
              side(kink.orientation()),
              NumberText.scientific(balance.residualSum()),
              NumberText.scientific(balance.residualMoment()),
              place(kink)));
    }
    return new Sheet(
        "neurons",
        "Critical-point test of every neuron",
        columns,
        rows,
        "At a critical point both sums over the data on which a neuron is active vanish. At a"
            + " breakpoint on a datum the loss has a kink, and they need not.");
  }

  /// Three digits after the point, unless that is none or many before it.
  private static String number(double value) {
    double size = Math.abs(value);
    return size == 0 || (size >= 1e-3 && size < 1e5)
        ? NumberText.fixed(value, 3)
        : NumberText.scientific(value);
  }

  private static String side(Orientation orientation) {
    return orientation == Orientation.RIGHT ? "right" : "left";
  }

  private String place(Kink kink) {
    if (point.isOnDatum(kink.breakpoint())) {
      return "on a datum";
    }
    boolean active = false;
    for (double x : point.samples().inputs()) {
      active |= kink.isActive(x);
    }
    if (!active) {
      return "dead: no datum on its side";
    }
    boolean within =
        kink.breakpoint() > point.samples().input(0)
            && kink.breakpoint() < point.samples().input(point.samples().count() - 1);
    return within ? "between data" : "before all data";
  }

  /// @return the test of piecewise least squares, piece by piece
  public Sheet pieces() {
    var columns =
        List.of(
            Column.left("neurons"),
            Column.right("data", "from x"),
            Column.right("data", "to x"),
            Column.right("data", "count"),
            Column.right("residuals", "Σ ε"),
            Column.right("residuals", "Σ εx"),
            Column.right("distance from", "their line"));
    var rows = new ArrayList<List<String>>();
    for (Piece piece : point.pieces().pieces()) {
      boolean affine = piece.lineDeviation().isPresent();
      rows.add(
          List.of(
              side(piece.orientation()),
              number(point.samples().input(piece.from())),
              number(point.samples().input(piece.to() - 1)),
              Integer.toString(piece.to() - piece.from()),
              NumberText.scientific(piece.residualSum()),
              NumberText.scientific(piece.residualMoment()),
              affine ? NumberText.scientific(piece.lineDeviation().getAsDouble()) : "bent"));
    }
    return new Sheet(
        "pieces",
        "Piecewise least squares",
        columns,
        rows,
        "Data between neighbouring breakpoints of neurons of one side. At a critical point their"
            + " residuals are orthogonal to 1 and x, so that where the fit is straight it is the"
            + " least-squares line of these data.");
  }
}
