package elsewhere;

import chaoscast.core.Cost;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.training.Fit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A surrogate made outside of chaoscast: x̂_{t+1} = damping · x_t.
public final class LastStateProvider implements SurrogateProvider {

  /// @param damping factor of every step; training fails if it is negative
  record Settings(@Meaning("factor of every step") double damping) {
    static final Settings DEFAULTS = new Settings(1);
  }

  @Override
  public String name() {
    return "last-state";
  }

  @Override
  public String summary() {
    return "the last state, damped";
  }

  @Override
  public List<OptionDescription> options() {
    return Options.describe(Settings.DEFAULTS);
  }

  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    Settings parsed = Options.parse(Settings.DEFAULTS, settings);
    return (trajectories, progress) -> {
      if (parsed.damping() < 0) {
        throw new IllegalStateException("damped too much\nand more to say");
      }
      Trajectory first = trajectories.getFirst();
      return new LastState(
          ModelHeader.of(name(), Options.values(parsed), first.timeStep(), 1),
          parsed,
          first.dimension());
    };
  }

  @Override
  public Surrogate read(ModelFile file, ModelHeader header) {
    return new LastState(
        header, new Settings(file.number("damping")), file.count("dimension", 1));
  }

  /// The surrogate.
  record LastState(ModelHeader header, Settings options, int dimension) implements Surrogate {
    @Override
    public Surrogate withHeader(ModelHeader newHeader) {
      return new LastState(newHeader, options, dimension);
    }

    @Override
    public Cost cost() {
      return new Cost(1, dimension, dimension, 0, 8L * dimension);
    }

    @Override
    public Optional<Fit> fit() {
      return Optional.empty();
    }

    @Override
    public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
      return this;
    }

    @Override
    public void write(ModelFile file) {
      file.put("damping", options.damping());
      file.put("dimension", (long) dimension);
    }

    @Override
    public Rollout startRollout(int lanes) {
      double[] last = new double[lanes * dimension];
      return new Rollout() {
        @Override
        public int lanes() {
          return lanes;
        }

        @Override
        public void observe(double[] states) {
          System.arraycopy(states, 0, last, 0, last.length);
        }

        @Override
        public void forecast(double[] states) {
          for (int i = 0; i < last.length; i++) {
            last[i] *= options.damping();
            states[i] = last[i];
          }
        }
      };
    }
  }
}
