package chaoscast.splinenets.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.page.Page;
import chaoscast.splinenets.dynamics.GradientDescent;
import chaoscast.splinenets.dynamics.LearningHistory;
import chaoscast.splinenets.initialisation.StandardScheme;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovieTest {
  private static final Samples HAT = Samples.of(new double[] {-1, 0, 1}, x -> 1 - Math.abs(x));

  private static List<Moment> moments(ReluNetwork start, int steps) {
    LearningHistory history = new GradientDescent(1e-4, steps, 1).learn(start, HAT);
    return Moment.of(history, HAT);
  }

  /// f(x) = 2 max(0, x + 0.5) − 3 max(0, −2x + 1), and a flat neuron: 0.5 · max(0, 2).
  @Test
  void aShotHoldsTheFunctionAtItsBreakpointsAndTheEndsOfTheView() {
    var network =
        new ReluNetwork(
            new double[] {1, -2, 0}, new double[] {0.5, 1, 2}, new double[] {2, -3, 0.5}, 0);
    Movie movie = Movie.of(moments(network, 1), HAT, Optional.empty(), false);
    Movie.Shot shot = movie.shots().getFirst();
    assertEquals("rlf", shot.sides());
    assertEquals(-0.5, shot.breakpoints()[0], 1e-15);
    assertEquals(0.5, shot.breakpoints()[1], 1e-15);
    assertEquals(1 - 3 * 2, shot.values()[0], 1e-14);
    assertEquals(1 + 2, shot.values()[1], 1e-14);
    assertEquals(2, shot.slopes()[0], 1e-15);
    assertEquals(6, shot.slopes()[1], 1e-15);
    assertEquals(1 - 3 * (1 + 2 * 1.12), shot.ends()[0], 1e-13);
    assertEquals(1 + 2 * (1.12 + 0.5), shot.ends()[1], 1e-13);
    assertEquals(40, shot.roughness(), 1e-13);
  }

  @Test
  void theLargestNetworksLeaveOutMomentsButNeverTheFirstAndTheLast() {
    ReluNetwork start = StandardScheme.PYTORCH.at(2000).draw(2000, new Seed(1));
    Movie movie = Movie.of(moments(start, 40), HAT, Optional.of(Math::abs), false);
    assertEquals(41, movie.shots().size() + movie.dropped());
    assertEquals(0, movie.shots().getFirst().time());
    assertEquals(40, movie.shots().getLast().time());
    var page = new Page(SplinePages.of("train"), "t", "l", List.of(), movie, List.of("chaoscast"));
    assertTrue(page.html().length() < 1_000_000, "length " + page.html().length());
  }

  @Test
  void aPageIsWholeWhateverTheWordsInIt() {
    Movie movie = Movie.of(moments(StandardScheme.PYTORCH.at(3).draw(3, new Seed(1)), 1), HAT,
        Optional.empty(), false);
    String html =
        new Page(SplinePages.of("train"), "a < b & c", "</script>", List.of(), movie,
            List.of("x", "a b")).html();
    assertTrue(html.contains("<h1>a &lt; b &amp; c</h1>"));
    assertTrue(html.contains("<p class=\"lead\">&lt;/script&gt;</p>"));
    assertTrue(html.contains("<code><span>x</span> <span>'a b'</span></code>"));
    assertTrue(!html.contains("{{"), "no blank is left");
  }
}
