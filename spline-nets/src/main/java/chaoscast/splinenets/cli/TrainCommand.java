package chaoscast.splinenets.cli;

import chaoscast.core.Activity;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.SeedOption;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.cli.DataOptions.Data;
import chaoscast.splinenets.cli.LearnerOptions.Chosen;
import chaoscast.splinenets.cli.NetworkOptions.Network;
import chaoscast.splinenets.dynamics.LearningHistory;
import chaoscast.splinenets.dynamics.LearningHistory.Ending;
import chaoscast.splinenets.page.LearningSheet;
import chaoscast.splinenets.page.Moment;
import chaoscast.splinenets.page.Movie;
import chaoscast.splinenets.page.SplinePages;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `spline train`: how a network learns.
@Command(
    name = "train",
    sortOptions = false,
    description = {
      "Teaches a network a function and tabulates loss, roughness, knots and breakpoints over time.",
      "The page shows it as a movie. By default 40 neurons initialised as PyTorch does learn the"
          + " wave."
    })
final class TrainCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private DataOptions data;

  @Mixin
  private NetworkOptions networks;

  @Mixin
  private LearnerOptions learners;

  @Mixin
  private SeedOption seed;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    Network network = networks.network(40, Scheme.PYTORCH);
    Data taught = data.read(TargetFunction.WAVE, 0, seed.seed());
    Chosen learner = learners.chosen(taught.samples());
    page.requireWritable(taught.files());
    LearningHistory history =
        learner.learner()
            .learn(
                network.draw(taught.samples(), seed.seed()), taught.samples(), Activity::at);
    List<Moment> moments = Moment.of(history, taught.samples());
    Sheet sheet = LearningSheet.of(moments, learner.flow());
    String lead =
        "A network of %s learns %s by %s%s."
            .formatted(
                network.words(), taught.words(), learner.words(), ending(history, learner));
    var output = new CommandOutput(spec);
    output.print(lead);
    output.table(sheet.text());
    page.write(
        () -> new Page(
            SplinePages.of("train"),
            "How a ReLU network learns",
            lead,
            List.of(sheet),
            Movie.of(
                moments,
                taught.samples(),
                taught.function().map(function -> function::at),
                learner.flow()),
            output.command()));
  }

  private static String ending(LearningHistory history, Chosen learner) {
    String where =
        "; ended early at %s %s: ".formatted(learner.flow() ? "time" : "step",
            NumberText.readable(history.last().time()));
    return switch (history.ending()) {
      case FINISHED, TARGET_REACHED ->
          learner.flow() ? " to time " + NumberText.readable(history.last().time()) : "";
      case Ending early -> where + words(early);
    };
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case FINISHED -> "finished";
      case TARGET_REACHED -> "the loss has fallen to the target";
      case BREAKPOINT_LOST ->
          "an input weight went to 0, its breakpoint out of the spline's coordinates";
      case DIVERGED -> "the loss overflowed; a lower --rate may help";
      case TOO_MANY_CROSSINGS -> "breakpoints cross data ever faster";
    };
  }
}
