/// Pages of experiments, whichever module makes them: tables ([Sheet]) for terminals and pages, and [Page], which
/// puts them and the data of figures into one HTML file that opens offline.
///
/// Figures are drawn by scripts, all by the same: `chart.js` has axes and marks, reads points off under the mouse and zooms;
/// `plot.js` has the figures that several pages share; each module adds its own ([PageTemplate]). No number is computed
/// there but for quartiles of boxes. Figures for papers are drawn apart: they are SVG and PNG, made without a browser, so
/// that no script can draw them, and are Java's own graphics, in `evaluation.figure`. Colours are the same ([Palette]).
package chaoscast.core.page;
