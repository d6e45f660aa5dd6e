/// Pages of experiments, whichever module makes them: tables ([Sheet]) for terminals and pages, and [Page], which
/// puts them and the data of figures into one HTML file that opens offline.
///
/// Figures are drawn by scripts: `chart.js` and `page.js` here, and what each module adds
/// ([PageTemplate]). No number is computed there. Two of them draw, for two reasons. Figures of comparisons and
/// studies are zoomed, turned and read off under the mouse: they are Plotly's, 3 MB a page. Figures of experiments
/// are lines and dots, some redrawn for every frame of a movie, in pages of some ten kilobytes that can be mailed:
/// they are `chart.js`'s. Both stand in the same frame with the same tables, style and colours ([Palette]), which the
/// figures for papers have, too. Those are SVG and PNG, made without a browser, and so neither script can draw them: they are
/// Java's own graphics, in `evaluation.figure`.
package chaoscast.core.page;
