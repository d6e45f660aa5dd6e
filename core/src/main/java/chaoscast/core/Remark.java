package chaoscast.core;

import chaoscast.core.files.ModelFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something that the user of a trained surrogate should know before trusting its forecasts: a
/// regression that is nearly singular, a reservoir that does not forget its start.
///
/// It goes with the surrogate into its file, so that it is reported again wherever the model is used.
///
/// @param topic   what it is about, the same for all remarks of a kind, such as `regression`
/// @param text    what is the matter, what that means and what mends it; follows the surrogate's name and
///                a colon
/// @param figures the numbers in it by name; those that are not finite are unknown
public record Remark(String topic, String text, Map<String, Double> figures) {

  /// The topic of how a surrogate's equations are integrated.
  public static final String INTEGRATOR = "integrator";

  public Remark {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /// @return whether it asks for caution, rather than saying how the surrogate works
  public boolean isCaution() {
    return !topic.equals(INTEGRATOR);
  }

  /// @return one line
  public String of(String surrogate) {
    return surrogate + ": " + text;
  }

  /// @param file modified: holds the remarks under `remarks`
  public static void write(List<Remark> remarks, ModelFile file) {
    for (int i = 0; i < remarks.size(); i++) {
      Remark remark = remarks.get(i);
      ModelFile group = file.group("remarks").group(Integer.toString(i));
      group.put("topic", remark.topic).put("text", remark.text);
      if (!remark.figures.isEmpty()) {
        group.put("figureNames", String.join(" ", remark.figures.keySet()));
        group.put(
            "figures",
            remark.figures.values().stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
  }

  /// @return what [#write] wrote; nothing for a file from before there were remarks
  public static List<Remark> read(ModelFile file) {
    var remarks = new ArrayList<Remark>();
    for (int i = 0; file.has("remarks/" + i + "/topic"); i++) {
      ModelFile group = file.group("remarks").group(Integer.toString(i));
      var figures = new LinkedHashMap<String, Double>();
      if (group.has("figures")) {
        String[] names = group.text("figureNames").split(" ", -1);
        double[] values = group.doubles("figures");
        if (names.length != values.length) {
          throw new InputException(
              "remark %d must have as many figures as names, %d, but has %d"
                  .formatted(i, names.length, values.length));
        }
        for (int k = 0; k < names.length; k++) {
          figures.put(names[k], values[k]);
        }
      }
      remarks.add(new Remark(group.text("topic"), group.text("text"), figures));
    }
    return remarks;
  }
}
