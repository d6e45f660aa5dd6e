package chaoscast.core.page;

import java.util.List;

/// The colours that curves have in pages and figures: M. Okabe, K. Ito, Color Universal Design (2008), which the
/// colour-blind can distinguish, darker or lighter where the contrast with the paper needs it.
public final class Palette {
  /// On white paper, as `#rrggbb`.
  public static final List<String> LIGHT =
      List.of("#0072b2", "#d55e00", "#009e73", "#b65f95", "#9a6a00", "#2d8fc9");

  /// On dark screens, in the same order.
  public static final List<String> DARK =
      List.of("#56b4e9", "#f0894a", "#2fc49a", "#e29cc7", "#e6b422", "#8fd0f5");

  private Palette() {}

  /// @return the variables `--c1`, `--c2`, … of a style sheet, for either scheme
  static String style() {
    return ":root {%s }\n@media (prefers-color-scheme: dark) { :root {%s } }\n"
        .formatted(variables(LIGHT), variables(DARK));
  }

  private static String variables(List<String> colours) {
    var text = new StringBuilder();
    for (int i = 0; i < colours.size(); i++) {
      text.append(" --c").append(i + 1).append(": ").append(colours.get(i)).append(';');
    }
    return text.toString();
  }
}
