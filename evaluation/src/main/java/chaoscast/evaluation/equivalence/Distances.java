package chaoscast.evaluation.equivalence;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.Scaling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far a network and polynomials are from D2R2, means over the networks that were drawn. Everything is in
/// the protocol's units; polynomials are those of the change x_{t+1} − x_t.
///
/// @param states  training states that distances on data are taken over
/// @param oneStep differences of one-step forecasts, as a share of the change of the state
/// @param degrees degree by degree
public record Distances(int states, Map<String, Double> oneStep, List<Degree> degrees) {

  /// Terms of one total degree.
  ///
  /// @param degree     of the terms
  /// @param size       rms on the data of D2R2's terms, as a share of the rms of its whole change
  /// @param series     the network's Taylor series
  /// @param projection the polynomial that is fitted to the network's forecasts
  public record Degree(int degree, double size, Distance series, Distance projection) {}

  /// A distance from D2R2's terms of the same degree, relative to these.
  ///
  /// @param coefficients ‖c − c'‖ / ‖c'‖, which has a meaning only where the data decide every
  ///                     coefficient
  /// @param onData       √(mean ‖p(x) − p'(x)‖²) / √(mean ‖p'(x)‖²) over the states
  public record Distance(double coefficients, double onData) {}

  public Distances {
    oneStep = Collections.unmodifiableMap(new LinkedHashMap<>(oneStep));
    degrees = List.copyOf(degrees);
  }

  /// @param pair network and polynomials
  public static Distances of(NetworkAndPolynomial pair) {
    var all = new ArrayList<Distances>();
    for (int repetition = 0; repetition < pair.seeds(); repetition++) {
      all.add(of(pair, pair.seed(repetition)));
    }
    return mean(all);
  }

  private static Distances of(NetworkAndPolynomial pair, Seed seed) {
    Scaling units = pair.units();
    OneStep network = pair.oneStep(seed);
    OneStep truth = network.truth();
    Polynomials regression =
        NetworkAndPolynomial.written(pair.regression(pair.degree()).surrogate());
    Polynomials projection = pair.projection(seed);
    OneStep regressed = network.map(regression);
    var oneStep = new LinkedHashMap<String, Double>();
    oneStep.put("network, truth", network.distance(truth, units, truth));
    oneStep.put("d2r2, truth", regressed.distance(truth, units, truth));
    oneStep.put("d2r2, network", regressed.distance(network, units, truth));
    oneStep.put(
        "polynomial fit to it, network",
        network.map(projection).distance(network, units, truth));
    for (int steps = 1; steps <= pair.depth(); steps++) {
      oneStep.put(
          "its series, %d %s, network".formatted(steps, steps == 1 ? "step" : "steps"),
          network.map(pair.series(seed, steps)).distance(network, units, truth));
    }
    oneStep.put(
        "its series, past inputs, network",
        network.map(pair.pastSeries(seed)).distance(network, units, truth));
    return new Distances(
        network.states().steps(),
        oneStep,
        degrees(
            List.of(regression, pair.series(seed, pair.depth()), projection),
            units,
            units.apply(network.states())));
  }

  /// @param maps D2R2, the series, the projection, in the system's units
  private static List<Degree> degrees(List<Polynomials> maps, Scaling units, Trajectory states) {
    List<Polynomials> changes =
        maps.stream().map(map -> map.scaled(units).minusState()).toList();
    Polynomials regression = changes.getFirst();
    double whole = regression.rms(states);
    double[] series = changes.get(1).distanceByDegree(regression);
    double[] projection = changes.get(2).distanceByDegree(regression);
    var degrees = new ArrayList<Degree>();
    for (int degree = 0; degree <= regression.degree(); degree++) {
      Polynomials part = regression.part(degree);
      double size = part.rms(states);
      degrees.add(
          new Degree(
              degree,
              size / whole,
              new Distance(
                  series[degree], changes.get(1).part(degree).minus(part).rms(states) / size),
              new Distance(
                  projection[degree],
                  changes.get(2).part(degree).minus(part).rms(states) / size)));
    }
    return degrees;
  }

  private static Distances mean(List<Distances> all) {
    Distances first = all.getFirst();
    var oneStep = new LinkedHashMap<String, Double>();
    for (String key : first.oneStep.keySet()) {
      oneStep.put(key, all.stream().mapToDouble(d -> d.oneStep.get(key)).average().orElseThrow());
    }
    var degrees = new ArrayList<Degree>();
    for (int i = 0; i < first.degrees.size(); i++) {
      int k = i;
      List<Degree> rows = all.stream().map(d -> d.degrees.get(k)).toList();
      degrees.add(
          new Degree(
              k,
              rows.stream().mapToDouble(Degree::size).average().orElseThrow(),
              meanDistance(rows.stream().map(Degree::series).toList()),
              meanDistance(rows.stream().map(Degree::projection).toList())));
    }
    return new Distances(first.states, oneStep, degrees);
  }

  private static Distance meanDistance(List<Distance> all) {
    return new Distance(
        all.stream().mapToDouble(Distance::coefficients).average().orElseThrow(),
        all.stream().mapToDouble(Distance::onData).average().orElseThrow());
  }
}
