package chaoscast.d2r2.sindy;

import chaoscast.core.Cost;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.flow.Flow;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.text.NumberText;
import chaoscast.core.training.Fit;
import chaoscast.d2r2.pde.FieldFlows;
import chaoscast.d2r2.pde.FieldTerm;
import chaoscast.d2r2.pde.Ring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A learned partial differential equation on a ring, integrated from one sample to the next by exponential
/// steps.
///
/// In reduced number formats states are rounded at every sample and coefficients once; transforms are not.
public final class RingSindySurrogate implements Surrogate {
  private final ModelHeader header;
  private final Ring ring;
  private final List<FieldTerm> terms;
  private final double[] coefficients;
  private final Optional<Fit> fit;
  private final FieldFlows flows;

  /// @param terms        that the equation has
  /// @param coefficients theirs; not modified
  RingSindySurrogate(
      ModelHeader header,
      Ring ring,
      List<FieldTerm> terms,
      double[] coefficients,
      Optional<Fit> fit) {
    this.header = header;
    this.ring = ring;
    this.terms = List.copyOf(terms);
    this.fit = fit;
    Arithmetic format = header.precision().readout();
    this.coefficients = Arrays.stream(coefficients).map(format::round).toArray();
    flows =
        new FieldFlows(
            ring, terms, header.timeStep(), SindySurrogate.options(header).substeps());
  }

  /// @return `u_t = -1.000 u_xx …`
  public String equation() {
    var text = new StringBuilder("u_t =");
    for (int m = 0; m < coefficients.length; m++) {
      double value = coefficients[m];
      String sign = value < 0 ? " - " : m == 0 ? " " : " + ";
      text.append(sign)
          .append(NumberText.coefficient(Math.abs(value)))
          .append(' ')
          .append(terms.get(m));
    }
    return text.toString();
  }

  /// @return the terms, as `u u_x`
  public List<String> terms() {
    return terms.stream().map(FieldTerm::toString).toList();
  }

  /// @return one coefficient a term
  public double[] coefficients() {
    return coefficients.clone();
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public RingSindySurrogate withHeader(ModelHeader newHeader) {
    return new RingSindySurrogate(newHeader, ring, terms, coefficients, fit);
  }

  @Override
  public int dimension() {
    return ring.points();
  }

  @Override
  public Cost cost() {
    return new Cost(
        terms.size(), terms.size(), flows.multiplyAdds(), 0, 16L * Double.BYTES * ring.points());
  }

  @Override
  public Optional<Fit> fit() {
    return fit;
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    return withHeader(header.withPrecision(header.precision().with(arithmetic, scope)));
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new FlowRollout(flows.with(coefficients), lanes, header.precision().states());
  }

  @Override
  public Optional<Flow> flow() {
    return header.precision().isExact() ? Optional.of(flows.with(coefficients)) : Optional.empty();
  }

  @Override
  public void write(ModelFile file) {
    file.put("points", (long) ring.points());
    file.put("length", ring.length());
    file.put("coefficients", coefficients, 1, coefficients.length);
    for (int m = 0; m < coefficients.length; m++) {
      file.put(
          "terms/" + m,
          String.join(" ", terms.get(m).orders().stream().map(order -> "" + order).toList()));
    }
  }

  /// @param file what [#write] wrote
  static RingSindySurrogate read(ModelFile file, ModelHeader header) {
    double[] coefficients = file.doubles("coefficients");
    var terms = new ArrayList<FieldTerm>();
    for (int m = 0; m < coefficients.length; m++) {
      terms.add(
          file.parsed(
              "terms/" + m,
              text -> new FieldTerm(
                  Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList())));
    }
    return new RingSindySurrogate(
        header,
        new Ring(file.count("points", 8), file.positive("length")),
        terms,
        coefficients,
        Optional.empty());
  }

  /// @param weights of all of the library; those that are zero are left out
  static RingSindySurrogate of(
      ModelHeader header, Ring ring, List<FieldTerm> library, double[] weights, Fit fit) {
    int[] active = IntStream.range(0, weights.length).filter(m -> weights[m] != 0).toArray();
    return new RingSindySurrogate(
        header,
        ring,
        Arrays.stream(active).mapToObj(library::get).toList(),
        Arrays.stream(active).mapToDouble(m -> weights[m]).toArray(),
        Optional.of(fit));
  }
}
