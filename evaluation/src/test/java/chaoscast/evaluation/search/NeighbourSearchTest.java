package chaoscast.evaluation.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class NeighbourSearchTest {
  private static final SettingsSpace SPACE =
      new SettingsSpace(
          Map.of(),
          List.of(
              SettingsAxis.of("a", "0", "1", "2", "3", "4", "5", "6"),
              SettingsAxis.of("b", "0", "1", "2", "3", "4", "5", "6"),
              SettingsAxis.of("nodes", "10", "20", "30").asCostly()),
          List.of(Map.of("a", "1", "b", "1", "nodes", "20")),
          settings -> 0);

  @Test
  void climbsToTheTopOfAParabolaAndDecidesOnSizeLast() {
    List<Map<String, String>> places = places(SPACE, 30, _ -> 0);
    assertEquals(30, places.size());
    assertEquals(30, new HashSet<>(places).size(), "no place twice");
    // 4 + 3 steps of two trials an axis, then the size that is best at the top
    assertEquals(
        Map.of("a", "5", "b", "4", "nodes", "30"),
        places.stream().max((one, other) -> Double.compare(score(one), score(other)))
            .orElseThrow());
    assertTrue(places.subList(0, 24).stream().allMatch(place -> place.get("nodes").equals("20")));
  }

  @Test
  void startsThatAreTooLargeAreMadeSmallerAndAllElseIsLeftOut() {
    List<Map<String, String>> places =
        places(SPACE, 100, place -> 10 * Long.parseLong(place.get("b")));
    assertTrue(places.stream().allMatch(place -> place.get("b").equals("0")));
    assertEquals(Map.of("a", "1", "b", "0", "nodes", "20"), places.getFirst());
    assertEquals(7 * 3, places.size(), "all that fit, then nothing is left");
    assertTrue(places(SPACE, 100, _ -> 10).isEmpty());
  }

  @Test
  void whatIsTriedDependsOnTheScoresSoFarOnly() {
    var method = new NeighbourSearch(SPACE, 30, _ -> 0, 9);
    List<double[]> whole = new ArrayList<>();
    while (whole.size() < 12) {
      whole.addAll(
          method.next(3, new Seed(1), n -> score(options(method, whole.get(n))), whole.size()));
    }
    List<double[]> again =
        new NeighbourSearch(SPACE, 30, _ -> 0, 9)
            .next(3, new Seed(9), n -> score(options(method, whole.get(n))), 5);
    for (int i = 0; i < again.size(); i++) {
      assertArrayEquals(whole.get(5 + i), again.get(i));
    }
  }

  private static List<Map<String, String>> places(
      SettingsSpace space, int trials, ToLongFunction<Map<String, String>> size) {
    var method = new NeighbourSearch(space, trials, size, 9);
    var places = new ArrayList<Map<String, String>>();
    while (places.size() < trials) {
      List<double[]> next =
          method.next(3, new Seed(1), n -> score(places.get(n)), places.size());
      if (next.isEmpty()) {
        break;
      }
      next.stream()
          .limit(trials - places.size())
          .forEach(place -> places.add(options(method, place)));
    }
    return places;
  }

  private static Map<String, String> options(NeighbourSearch method, double[] place) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < place.length; i++) {
      options.put(method.options().get(i).key(), method.options().get(i).value(place[i]));
    }
    return options;
  }

  private static double score(Map<String, String> place) {
    double a = Double.parseDouble(place.get("a")) - 5;
    double b = Double.parseDouble(place.get("b")) - 4;
    return 100 - a * a - b * b + Double.parseDouble(place.get("nodes")) / 100;
  }
}
