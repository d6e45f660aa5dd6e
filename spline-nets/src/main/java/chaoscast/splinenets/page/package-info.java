/// What the commands of `spline` show: tables, and the data of every figure, for
/// [chaoscast.core.page.Page], which puts both into one HTML file that opens offline.
///
/// Figures are drawn by the scripts among this package's resources; no number is computed there.
package chaoscast.splinenets.page;
