import chaoscast.core.Forecast;
import chaoscast.core.Outcome;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Trains a surrogate on the first 8 000 states of a file, and forecasts the next 500.
///
/// Argument: the folder that GenerateAndSave wrote to.
void main(String[] arguments) {
  Trajectory truth = TrajectoryFiles.read(Path.of(arguments[0], "lorenz63.h5"));
  Trajectory past = truth.slice(0, 8000);

  var trainer = Surrogates.provider("d2r2").trainer(Map.of("degree", "4"), new Seed(1));
  Surrogate surrogate =
      new ScaledTrainer(trainer, ScalingKind.STANDARD).train(List.of(past), Progress.NONE);
  Surrogates.save(surrogate, Path.of(arguments[0], "model.h5"));

  Forecast forecast = surrogate.forecast(past, 500);
  String outcome =
      switch (forecast.outcome()) {
        case Outcome.Completed() -> "is complete";
        case Outcome.Diverged(int step) -> "diverged at step " + step;
      };
  int last = forecast.predicted().steps() - 1;
  IO.println(
      "the forecast %s; at t = %.3f, x is %.4f and was forecast as %.4f"
          .formatted(
              outcome,
              forecast.predicted().time(last),
              truth.get(8000 + last, 0),
              forecast.predicted().get(last, 0)));
}
