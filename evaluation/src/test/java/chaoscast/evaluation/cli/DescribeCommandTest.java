package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `describe`, and the equations that `train sindy` prints.
class DescribeCommandTest {
  @TempDir
  static Path folder;
  private static Path lorenz;

  @BeforeAll
  static void generate() {
    lorenz = folder.resolve("lorenz.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 4000, "--substeps", 10, "-o", lorenz)
        .succeeds();
  }

  private static CommandRun train(String surrogate, Path data, Object... further) {
    var words = new ArrayList<Object>(List.of("train", surrogate, "--data", data));
    words.addAll(List.of("-o", model(surrogate)));
    words.addAll(List.of(further));
    return CommandRun.of(words.toArray()).succeeds();
  }

  private static Path model(String surrogate) {
    return folder.resolve(surrogate + ".h5");
  }

  @Test
  void trainPrintsTheEquationsThatSindyFindsInTheSystemsUnits() {
    String expected = """

        x' = -10.000 x + 10.000 y
        y' = 28.000 x - 1.000 y - 1.000 x z
        z' = -2.667 z + 1.000 x y
        """;
    for (String scaling : List.of("standard", "global", "none")) {
      assertTrue(train("sindy", lorenz, "--scaling", scaling).out().endsWith(expected), scaling);
    }
    CommandRun run = CommandRun.of("describe", model("sindy")).succeeds();
    assertTrue(run.out().endsWith(expected), run.out());
    assertTrue(run.out().contains("\nthreshold   auto\n"), run.out());
  }

  /// The Hénon map x⁺ = 1 − 1.4 x² + y, y⁺ = 0.3 x.
  private static Path henon() {
    double[] states = new double[2 * 400];
    for (int step = 1; step < 400; step++) {
      double x = states[2 * step - 2];
      states[2 * step] = 1 - 1.4 * x * x + states[2 * step - 1];
      states[2 * step + 1] = 0.3 * x;
    }
    Path file = folder.resolve("henon.csv");
    TrajectoryFiles.write(
        Trajectory.of(states, 2, 1).withNames(List.of("x", "y")), file);
    return file;
  }

  @Test
  void aKnownQuadraticMapIsRecoveredAndPrintedInEveryBasis() {
    Path data = henon();
    for (String basis : List.of("monomial", "chebyshev", "legendre")) {
      for (String target : List.of("state", "increment")) {
        train("d2r2", data, "-p", "degree=3", "-p", "basis=" + basis, "-p", "target=" + target,
            "-p", "solver=qr", "-p", "ridge=0", "--scaling", "standard");
        String out =
            CommandRun.of("describe", model("d2r2"), "--data", data, "--terms", 3)
                .succeeds()
                .out();
        // what else there is are remainders of the arithmetic
        assertTrue(out.contains("\nx+ = 1.000 + 1.000 y - 1.400 x^2 + … ("), out);
        assertTrue(out.contains("\ny+ = "), out);
        Polynomials map =
            Surrogates.load(model("d2r2")).polynomials(Expansion.WHOLE).orElseThrow();
        assertEquals(0.3, map.rows().get(1).coefficient(Monomial.of(0)), 1e-9);
        // of a map of size 1, through twenty features in scaled units
        assertArrayEquals(new double[] {1 - 1.4 * 0.25 + 0.1, 0.15},
            map.apply(new double[] {0.5, 0.1}), 1e-9);
      }
    }
  }

  @Test
  void delaysAndRingsAreWrittenOutToo() {
    train("d2r2", lorenz, "-p", "degree=2", "-p", "delays=1", "-p", "stride=2");
    String delayed = CommandRun.of("describe", model("d2r2"), "--data", lorenz, "--terms", 28)
        .succeeds().out();
    assertTrue(delayed.contains(" z[-2]"), delayed);
    Path ring = folder.resolve("ring.h5");
    CommandRun.of("generate", "lorenz96", "-s", "K=6", "--steps", 1500, "-o", ring).succeeds();
    train("d2r2", ring, "-p", "degree=2", "-p", "stencil=2", "-p", "shared=true", "--scaling",
        "none");
    Polynomials map = Surrogates.load(model("d2r2")).polynomials(Expansion.WHOLE).orElseThrow();
    // the terms of variable 1 are those of variable 0, one place on
    double advection = map.rows().get(0).coefficient(Monomial.of(1, 5));
    assertTrue(Math.abs(advection) > 1e-4);
    assertEquals(advection, map.rows().get(1).coefficient(Monomial.of(2, 0)));
    assertEquals(0, map.rows().get(0).coefficient(Monomial.of(3)));
  }

  @Test
  void networksTellWhetherTheyForgetAndWhichNeuronsMatter() {
    train("lsr-esn", lorenz, "-p", "nodes=60");
    CommandRun network =
        CommandRun.of("describe", model("lsr-esn"), "--data", lorenz).succeeds();
    assertTrue(network.out().contains("echo state property met"), network.out());
    assertTrue(network.out().contains("\nx+ = "), network.out());
    CommandRun deeper =
        CommandRun.of("describe", model("lsr-esn"), "--degree", 2, "--depth", 2, "--terms", 99)
            .succeeds();
    assertFalse(deeper.out().contains("^3"), deeper.out());
    train("spline-relu", lorenz, "-p", "neurons=30");
    CommandRun spline =
        CommandRun.of("describe", model("spline-relu"), "--data", lorenz).succeeds();
    assertTrue(spline.out().contains("\nroughness"), spline.out());
    assertFalse(spline.out().contains("x⁺"), spline.out());
    CommandRun.of("describe", model("spline-relu")).succeeds();
  }

  @Test
  void localReservoirsTellHowTheyShareTheRingAndWhetherTheyForget() {
    Path ring = folder.resolve("local.h5");
    CommandRun.of("generate", "lorenz96", "-s", "K=8", "--steps", 1000, "-o", ring).succeeds();
    for (String shared : List.of("true", "false")) {
      train("lsr-esn", ring, "-p", "nodes=40", "-p", "blocks=4", "-p", "overlap=2", "-p",
          "shared=" + shared);
      String blind = CommandRun.of("describe", model("lsr-esn")).succeeds().out();
      assertTrue(
          blind.contains(
              "4 local reservoirs around a ring of 8 variables: each forecasts 2 and sees 2 more on"
                  + " either side\n"),
          blind);
      assertTrue(
          blind.contains(
              shared.equals("true") ? "all share the same weights" : "each has weights of its own"),
          blind);
      assertTrue(blind.contains("whether it forgets its start is measured on data"), blind);
      String seeing =
          CommandRun.of("describe", model("lsr-esn"), "--data", ring).succeeds().out();
      assertTrue(seeing.contains("echo state property met"), seeing);
    }
  }

  @Test
  void jsonHoldsThePolynomialsToTheLastBit() throws IOException {
    train("d2r2", lorenz, "-p", "degree=3");
    Path json = folder.resolve("map.json");
    CommandRun.of("describe", model("d2r2"), "--data", lorenz, "--json", json).succeeds();
    Polynomials expected =
        Surrogates.load(model("d2r2"))
            .polynomials(Expansion.WHOLE)
            .orElseThrow()
            .withNames(List.of("x", "y", "z"));
    assertEquals(expected, read(new ObjectMapper().readTree(Files.readString(json))));
  }

  private static Polynomials read(JsonNode json) {
    assertEquals("next-state", json.get("form").textValue());
    var names = new ArrayList<String>();
    json.get("variables").forEach(name -> names.add(name.textValue()));
    var rows = new ArrayList<Polynomial>();
    for (JsonNode equation : json.get("equations")) {
      var terms = new TreeMap<Monomial, Double>();
      for (JsonNode term : equation.get("terms")) {
        int[] exponents = new int[names.size()];
        for (int i = 0; i < exponents.length; i++) {
          exponents[i] = term.get("exponents").get(i).intValue();
        }
        terms.put(Monomial.ofExponents(exponents), term.get("coefficient").doubleValue());
      }
      rows.add(new Polynomial(terms));
    }
    return new Polynomials(Form.NEXT_STATE, names, rows);
  }

  @Test
  void badInputIsRejectedByName() {
    train("spline-relu", lorenz, "-p", "neurons=20");
    Path model = model("spline-relu");
    CommandRun.of("describe", model, "--json", folder.resolve("none.json"))
        .rejects("--json needs a model that can be written as polynomials but");
    assertFalse(Files.exists(folder.resolve("none.json")));
    CommandRun.of("describe", model, "--terms", 0).rejects("--terms must be ≥ 1 but was 0");
    CommandRun.of("describe", model, "--degree", 0).rejects("--degree must be ≥ 1 but was 0");
    CommandRun.of("describe", model, "--json", model).rejects("--json must be another file");
    CommandRun.of("describe", model, "--data", henon())
        .rejects("must have dimension 3 but has 2");
    CommandRun.of("describe", folder.resolve("missing.h5")).rejects("missing.h5");
  }
}
