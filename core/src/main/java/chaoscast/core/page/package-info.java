/// Pages of experiments, whichever module makes them: tables ([Sheet]) for terminals and pages, and [Page], which
/// puts them and the data of figures into one HTML file that opens offline.
///
/// Figures are drawn by scripts: `chart.js` and `page.js` here, and what each module adds
/// ([PageTemplate]). No number is computed there.
package chaoscast.core.page;
