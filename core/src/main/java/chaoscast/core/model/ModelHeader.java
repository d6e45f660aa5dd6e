package chaoscast.core.model;

import chaoscast.core.InputException;
import chaoscast.core.Remark;
import chaoscast.core.Requirements;
import chaoscast.core.Version;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.files.ModelFile;
import chaoscast.core.hybrid.KnowledgeText;
import chaoscast.core.scaling.Scaling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What every surrogate says of itself besides what its kind has learned; written and read here for all.
///
///     ModelHeader header = ModelHeader.of("d2r2", settings, 0.01, 1).withRemarks(fit.remarks());
///
/// @param provider  name of the provider that made it
/// @param settings  every setting by name, in the provider's order; those that an older or newer version
///                  does not know may lack or be more
/// @param timeStep  Δt > 0 between two states
/// @param warmUp    true states that a rollout should observe before its first forecast, ≥ 1
/// @param scaling   from the system's units to those it was trained in, if they differ
/// @param precision number formats that it computes in
/// @param remarks   what its user should know before trusting its forecasts
/// @param trainedOn the training data
/// @param inputs    names of what drives it from outside, most often none
/// @param knowledge the imperfect model that it corrects or is, most often none
public record ModelHeader(
    String provider,
    Map<String, String> settings,
    double timeStep,
    int warmUp,
    Optional<Scaling> scaling,
    Precision precision,
    List<Remark> remarks,
    TrainedOn trainedOn,
    List<String> inputs,
    Optional<KnowledgeText> knowledge) {
  /// Topic of remarks on a file, which go with what was read and are not written again.
  public static final String FILE_TOPIC = "model file";

  private static final Remark UNVERIFIED =
      new Remark(
          FILE_TOPIC,
          "its file has no checksum, as those of chaoscast 0.1.0: whether it was damaged or changed since"
              + " is unknown; train it again to know",
          Map.of());

  public ModelHeader {
    if (provider.isBlank()) {
      throw new InputException("the provider of a surrogate must have a name but it is blank");
    }
    Requirements.requirePositive("time step", timeStep);
    Requirements.requireAtLeast("warmUp", 1, warmUp);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    remarks = List.copyOf(remarks);
    inputs = List.copyOf(inputs);
  }

  /// A surrogate in the system's units that computes in binary64, without remarks.
  public static ModelHeader of(
      String provider, Map<String, String> settings, double timeStep, int warmUp) {
    return new ModelHeader(
        provider,
        settings,
        timeStep,
        warmUp,
        Optional.empty(),
        Precision.FULL,
        List.of(),
        TrainedOn.UNKNOWN,
        List.of(),
        Optional.empty());
  }

  public ModelHeader withScaling(Optional<Scaling> newScaling) {
    return new ModelHeader(
        provider, settings, timeStep, warmUp, newScaling, precision, remarks, trainedOn, inputs,
        knowledge);
  }

  public ModelHeader withPrecision(Precision newPrecision) {
    return new ModelHeader(
        provider, settings, timeStep, warmUp, scaling, newPrecision, remarks, trainedOn, inputs,
        knowledge);
  }

  /// @param newRemarks instead of those it has
  public ModelHeader withRemarks(List<Remark> newRemarks) {
    return new ModelHeader(
        provider, settings, timeStep, warmUp, scaling, precision, newRemarks, trainedOn, inputs,
        knowledge);
  }

  /// @param further after those it has
  public ModelHeader plusRemarks(List<Remark> further) {
    return withRemarks(Stream.concat(remarks.stream(), further.stream()).toList());
  }

  public ModelHeader withTrainedOn(TrainedOn newTrainedOn) {
    return new ModelHeader(
        provider, settings, timeStep, warmUp, scaling, precision, remarks, newTrainedOn, inputs,
        knowledge);
  }

  /// @param names of inputs
  public ModelHeader withInputs(List<String> names) {
    return new ModelHeader(
        provider, settings, timeStep, warmUp, scaling, precision, remarks, trainedOn, names,
        knowledge);
  }

  /// @param newKnowledge the imperfect model that it corrects or is
  public ModelHeader withKnowledge(Optional<KnowledgeText> newKnowledge) {
    return new ModelHeader(
        provider, settings, timeStep, warmUp, scaling, precision, remarks, trainedOn, inputs,
        newKnowledge);
  }

  /// @param file modified
  public void write(ModelFile file) {
    file.put("provider", provider);
    file.put("timeStep", timeStep);
    file.put("warmUp", (long) warmUp);
    file.put("statePrecision", precision.states().name());
    file.put("readoutPrecision", precision.readout().name());
    scaling.ifPresent(
        change -> {
          file.put("scaling/offset", change.offset());
          file.put("scaling/scale", change.scale());
        });
    ModelFile named = file.group("settings");
    settings.forEach(named::put);
    Remark.write(
        remarks.stream().filter(remark -> !remark.topic().equals(FILE_TOPIC)).toList(), file);
    trainedOn.write(file);
    if (!inputs.isEmpty()) {
      file.put("inputs", inputs);
    }
    knowledge.ifPresent(model -> model.write(file));
  }

  /// Reads what [#write] wrote, or what chaoscast 0.1.0 did: it left the warm-up of surrogates without
  /// memory out, and had the time step of local networks with each of them only.
  ///
  /// Settings keep the provider's order. One that the file lacks is younger than the file; one that the
  /// provider does not know stays, with a remark.
  ///
  /// @param provider name of the provider that reads
  /// @param known    names of its settings, in order
  public static ModelHeader read(ModelFile file, String provider, List<String> known) {
    ModelFile first = file.has("timeStep") ? file : file.group("local0");
    var header =
        new ModelHeader(
            provider,
            settings(file.group("settings"), known),
            first.positive("timeStep"),
            first.has("warmUp") ? first.count("warmUp", 1) : 1,
            scaling(file),
            new Precision(
                first.parsed("statePrecision", Arithmetic::parse),
                first.parsed("readoutPrecision", Arithmetic::parse)),
            Remark.read(file),
            TrainedOn.read(file),
            file.has("inputs") ? file.texts("inputs") : List.of(),
            KnowledgeText.read(file));
    List<String> foreign =
        header.settings.keySet().stream().filter(key -> !known.contains(key)).toList();
    var remarks = new ArrayList<Remark>();
    if (!foreign.isEmpty()) {
      remarks.add(unknown(foreign));
    }
    if (!file.isVerified()) {
      remarks.add(UNVERIFIED);
    }
    return header.plusRemarks(remarks);
  }

  private static Map<String, String> settings(ModelFile group, List<String> known) {
    var names = new ArrayList<>(known);
    group.names().stream().filter(name -> !known.contains(name)).forEach(names::add);
    var settings = new LinkedHashMap<String, String>();
    for (String name : names) {
      if (group.has(name)) {
        settings.put(name, group.text(name));
      }
    }
    return settings;
  }

  private static Optional<Scaling> scaling(ModelFile file) {
    return file.has("scaling/offset") || file.has("scaling/scale")
        ? Optional.of(new Scaling(file.doubles("scaling/offset"), file.doubles("scaling/scale")))
        : Optional.empty();
  }

  private static Remark unknown(List<String> settings) {
    return new Remark(
        FILE_TOPIC,
        "its file has settings that chaoscast %s does not know and passes over: %s; if a newer version wrote"
            .formatted(Version.CURRENT, String.join(", ", settings))
            + " it, that one may forecast otherwise",
        Map.of());
  }
}
