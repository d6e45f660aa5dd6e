package chaoscast.evaluation.reliability;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.options.OptionDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// All options of all surrogates at their ends and near them: each draw ends soon, with a forecast or a
/// sentence.
class OptionEndsTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final String[] WHOLE =
      {
        "-2147483648", "-1", "0", "1", "2", "3", "46341", "65536", "1000000000", "2147483645",
        "2147483646", "2147483647", "2147483648", "٣"
      };
  private static final String[] REAL =
      {
        "-1", "-0.0", "0", "4.9e-324", "1e-300", "0.5", "1", "1.0000000000000002", "1e9", "1e300",
        "1.7976931348623157E308", "1e999", "-Infinity", "NaN", "0x1p3", "1d"
      };
  private static final Trajectory DATA = lorenz63();

  /// A surrogate and what two of its options are set to.
  record Draw(String surrogate, Map<String, String> settings) {}

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void everyDrawEndsWithAForecastOrASentence(@ForAll("draws") Draw draw) throws Exception {
    var result = new CompletableFuture<String>();
    Thread work =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    run(draw);
                    result.complete("");
                  } catch (InputException refused) {
                    result.complete(refused.getMessage());
                  } catch (Throwable failure) {
                    result.completeExceptionally(failure);
                  }
                });
    try {
      String sentence = result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (sentence.contains("java.") || sentence.contains("null")) {
        throw new AssertionError(draw + " is refused by: " + sentence);
      }
    } catch (TimeoutException e) {
      throw new AssertionError(draw + " hangs at " + Arrays.toString(work.getStackTrace()), e);
    } catch (ExecutionException e) {
      throw new AssertionError(draw + " fails", e.getCause());
    }
  }

  @Provide
  Arbitrary<Draw> draws() {
    return Arbitraries.of(
        Surrogates.all().stream()
            .filter(provider -> !provider.options().isEmpty())
            .map(SurrogateProvider::name)
            .toList())
        .flatMap(
            name -> {
              Arbitrary<Map.Entry<String, String>> one = setting(Surrogates.provider(name));
              return Combinators.combine(one, one).as((first, second) -> draw(name, first, second));
            });
  }

  private static Draw draw(
      String name, Map.Entry<String, String> first, Map.Entry<String, String> second) {
    var settings = new LinkedHashMap<String, String>();
    if (Surrogates.provider(name).options().stream().anyMatch(o -> o.name().equals("nodes"))) {
      settings.put("nodes", "50"); // the published ones take their time
    }
    settings.put(first.getKey(), first.getValue());
    settings.put(second.getKey(), second.getValue());
    return new Draw(name, settings);
  }

  private static Arbitrary<Map.Entry<String, String>> setting(SurrogateProvider provider) {
    var all = new ArrayList<Map.Entry<String, String>>();
    for (OptionDescription option : provider.options()) {
      values(option).forEach(value -> all.add(Map.entry(option.name(), value)));
    }
    return Arbitraries.of(all);
  }

  private static List<String> values(OptionDescription option) {
    if (option.isWhole()) {
      return List.of(WHOLE);
    }
    return switch (option.type()) {
      case "number", "number|auto" -> List.of(REAL);
      case "text" -> List.of("", ",", "all", "0 2", "-1", "99999999999", "{{data}}\u001b[31m");
      case "true|false" -> List.of("true", "false");
      default -> List.of(option.type().split("\\|", -1));
    };
  }

  private static void run(Draw draw) {
    Surrogates.provider(draw.surrogate())
        .trainer(draw.settings(), new Seed(1))
        .train(List.of(DATA), Progress.NONE)
        .forecast(DATA, 3);
  }

  /// By Euler's method: what is learned does not matter here.
  private static Trajectory lorenz63() {
    int steps = 160;
    double[] states = new double[3 * steps];
    double x = 1;
    double y = 1.1;
    double z = 20;
    for (int n = 0; n < 20 * steps; n++) {
      double dx = 10 * (y - x);
      double dy = x * (28 - z) - y;
      double dz = x * y - 8.0 / 3 * z;
      x += 0.001 * dx;
      y += 0.001 * dy;
      z += 0.001 * dz;
      if (n % 20 == 19) {
        states[3 * (n / 20)] = x;
        states[3 * (n / 20) + 1] = y;
        states[3 * (n / 20) + 2] = z;
      }
    }
    return Trajectory.of(states, 3, 0.02);
  }
}
