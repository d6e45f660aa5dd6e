package chaoscast.esn.cli;

import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.KeyValues;
import chaoscast.core.options.Options;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.page.Plots;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.field.NeuralField;
import chaoscast.esn.spiking.LinearStability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir field`: the uniform state of a neural field, and where it ends.
@Command(
    name = "field",
    sortOptions = false,
    description = {
      "Computes the uniform state of a neural field on a torus, the inhibitory decay at which all oscillates (Hopf)"
          + " and the inhibitory width at which a pattern stands (Turing), for weak and strong input to inhibition.",
      "Parameters from the code to C. Huang et al., doi:10.1016/j.neuron.2018.11.034."
    })
final class FieldCommand implements Runnable {
  private static final int POINTS = 41;

  @Spec
  private CommandSpec spec;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = {
        "A number of the field; may be repeated: excitatoryInput (0.48), excitatoryWidth (0.1), inhibitoryWidth"
            + " (0.1), excitatoryDecay (5), inhibitoryDecay (5); inhibitoryInput replaces both 0.32 and 0.5."
      })
  private List<String> settings = List.of();

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    json.requireWritable(page, InputFiles.of());
    Map<String, String> given = KeyValues.parse("-p", settings);
    NeuralField first = Options.parse(NeuralField.UNATTENDED, given);
    NeuralField second = Options.parse(NeuralField.ATTENDED, given);
    List<NeuralField> fields = first.equals(second) ? List.of(first) : List.of(first, second);
    var rows = new ArrayList<Map<String, Object>>();
    var cells = new ArrayList<List<String>>();
    for (NeuralField field : fields) {
      NeuralField.Fixed fixed = field.fixed();
      LinearStability stability = field.stability();
      cells.add(
          List.of(
              NumberText.readable(field.inhibitoryInput()),
              NumberText.fixed(fixed.rates()[0], 3),
              NumberText.fixed(fixed.rates()[1], 3),
              field.hopf().isPresent()
                  ? NumberText.fixed(field.hopf().getAsDouble(), 3)
                  : NumberText.UNKNOWN,
              field.turing().map(t -> NumberText.fixed(t.width(), 4)).orElse(NumberText.UNKNOWN),
              field.turing().map(t -> NumberText.fixed(t.mode().wavenumber(), 2))
                  .orElse(NumberText.UNKNOWN),
              Words.of(stability.verdict())));
      var row = new LinkedHashMap<String, Object>();
      row.put("settings", Options.values(field));
      row.put("fixed", fixed);
      row.put("hopfDecay", field.hopf().isPresent() ? field.hopf().getAsDouble() : null);
      row.put("turing", field.turing().orElse(null));
      row.put("verdict", Words.of(stability.verdict()));
      row.put("leading", stability.leading());
      rows.add(row);
    }
    var sheet =
        new Sheet(
            "results",
            "Neural field",
            List.of(
                Column.right("input", "to i"),
                Column.right("rate, Hz", "e"),
                Column.right("rate, Hz", "i"),
                Column.right("Hopf", "decay of i, ms"),
                Column.right("Turing", "width of i"),
                Column.right("Turing", "k"),
                Column.left("now")),
            cells,
            "Hopf: above this decay all oscillate together. Turing: above this width a pattern with wavenumber k"
                + " stands, of modes with n, m ≤ 5. Now: the uniform state at the given decay and width.");
    var output = new CommandOutput(spec);
    output.table(sheet.text());
    var content = new LinkedHashMap<String, Object>();
    content.put(
        "parametersFrom",
        "code to C. Huang et al., Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034");
    content.put("fields", rows);
    json.write(content);
    page.write(
        () -> new Page(
            ReservoirPages.field(), "A neural field and where its uniform state ends",
            "Rates, Hopf and Turing points, exactly.", List.of(sheet), new Plots(plots(fields)),
            output.command()));
  }

  private static List<Plot> plots(List<NeuralField> fields) {
    var byWidth = new ArrayList<Curve>();
    var byDecay = new ArrayList<Curve>();
    for (NeuralField field : fields) {
      double[] widths = new double[POINTS];
      double[] growth = new double[POINTS];
      double[] decays = new double[POINTS];
      double[] oscillation = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        widths[i] = 0.05 + 0.2 * i / (POINTS - 1);
        decays[i] = 1 + 19.0 * i / (POINTS - 1);
        growth[i] =
            field.withInhibition(widths[i], field.inhibitoryDecay()).stability().leading().real();
        oscillation[i] =
            field.withInhibition(field.inhibitoryWidth(), decays[i]).stability().mode(0, 0).real();
      }
      String name = "input to i " + NumberText.readable(field.inhibitoryInput());
      byWidth.add(Curve.line(name, widths, growth));
      byDecay.add(Curve.line(name, decays, oscillation));
    }
    return List.of(
        new Plot(
            "Growth by width",
            "Growth of the leading mode against the width of inhibition: above 0 it grows.",
            Axis.linear("width of inhibition"), Axis.fromZero("growth, 1/ms"), byWidth),
        new Plot(
            "Growth of the uniform mode",
            "Growth at k = 0 against the decay of inhibition: above 0 all oscillate.",
            Axis.linear("decay of inhibition, ms"), Axis.fromZero("growth, 1/ms"), byDecay));
  }
}
