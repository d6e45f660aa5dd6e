package chaoscast.evaluation.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Surrogates;
import chaoscast.core.options.OptionDescription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchMethodTest {
  private static final double[] BEST = {0.8, 0.3, 0.6};

  @Test
  void evolutionFindsTheTopOfAParabolaAndRandomSearchComesNear() {
    // 200 places: three dimensions to 1e-2, where 200 random ones have 0.1 between neighbours
    assertTrue(distance(best(new CovarianceSearch(), 200)) < 0.01);
    assertTrue(distance(best(new RandomSearch(), 200)) < 0.25);
  }

  @Test
  void placesComeInWholeGenerationsAndOnlyDependOnTheScoresSoFar() {
    var method = new CovarianceSearch();
    List<double[]> first = method.next(3, new Seed(1), n -> 0, 0);
    assertEquals(1 + 7, first.size());
    assertArrayEquals(new double[] {0.5, 0.5, 0.5}, first.getFirst());
    List<double[]> all = search(method, 40);
    List<double[]> again =
        method.next(3, new Seed(1), n -> score(all.get(n)), 8);
    assertEquals(7, again.size());
    for (int i = 0; i < again.size(); i++) {
      assertArrayEquals(all.get(8 + i), again.get(i));
    }
  }

  @Test
  void everyPlaceLiesInTheSpace() {
    for (double[] place : search(new CovarianceSearch(), 100)) {
      for (double x : place) {
        assertTrue(x >= 0 && x <= 1, "outside: " + x);
      }
    }
  }

  @Test
  void rangesGiveTheirEndsWholeNumbersAllTheSameRoomAndLogarithmsTheirMiddle() {
    List<OptionDescription> options = Surrogates.provider("d2r2").options();
    SearchOption ridge = SearchOption.parse("ridge=1e-8:1e-2:log", options);
    assertEquals("1e-8", ridge.value(0));
    assertEquals("1e-5", ridge.value(0.5));
    assertEquals("0.01", ridge.value(1));
    SearchOption degree = SearchOption.parse("degree=2:4", options);
    assertEquals("2", degree.value(0.3));
    assertEquals("3", degree.value(0.5));
    assertEquals("4", degree.value(1));
    SearchOption target = SearchOption.parse("target=state,increment", options);
    assertEquals("state", target.value(0.49));
    assertEquals("increment", target.value(1));
  }

  @Test
  void malformedRangesAreNamed() {
    List<OptionDescription> options = Surrogates.provider("d2r2").options();
    for (String text : List.of("ridge", "ridge=1:2:3:4", "ridge=a:b", "ridge=1,",
        "ridge=1:2:lin")) {
      assertEquals(
          "-p must be key=lo:hi[:log] or key=a,b,c but was '" + text + "'",
          assertThrows(InputException.class, () -> SearchOption.parse(text, options))
              .getMessage());
    }
    assertTrue(
        assertThrows(InputException.class, () -> SearchOption.parse("ridge=2:1", options))
            .getMessage()
            .startsWith("-p must have lo < hi"));
    assertTrue(
        assertThrows(InputException.class, () -> SearchOption.parse("rigde=1:2", options))
            .getMessage()
            .contains("did you mean 'ridge'"));
  }

  @Test
  void everySurrogateThatShipsWithOptionsHasSomethingToSearch() {
    Surrogates.all().stream()
        .filter(provider -> !provider.options().isEmpty())
        .forEach(provider -> assertTrue(!DefaultSpace.of(provider).isEmpty()));
  }

  private static double[] best(SearchMethod method, int trials) {
    return search(method, trials).stream()
        .max((a, b) -> Double.compare(score(a), score(b)))
        .orElseThrow();
  }

  private static List<double[]> search(SearchMethod method, int trials) {
    var places = new ArrayList<double[]>();
    while (places.size() < trials) {
      places.addAll(method.next(3, new Seed(1), n -> score(places.get(n)), places.size()));
    }
    return places.subList(0, trials);
  }

  private static double score(double[] place) {
    return -distance(place) * distance(place);
  }

  private static double distance(double[] place) {
    double squares = 0;
    for (int i = 0; i < BEST.length; i++) {
      squares += (place[i] - BEST[i]) * (place[i] - BEST[i]);
    }
    return Math.sqrt(squares);
  }
}
