package chaoscast.splinenets.page;

import chaoscast.core.page.PageTemplate;

/// The pages of `spline`.
public final class SplinePages {
  private SplinePages() {}

  /// @param name of a command, which its resources have too
  public static PageTemplate of(String name) {
    return new PageTemplate(
        SplinePages.class,
        name,
        "Theory: J. Sahs et al., Shallow univariate ReLU networks as splines (2022),"
            + " doi:10.3389/frai.2022.889981.");
  }
}
