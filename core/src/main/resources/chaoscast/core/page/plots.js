// Plots of lines and dots, one after the other, as the command hands them over.
(() => {
  const place = document.getElementById("plots");
  // A seventh curve has the first colour again, dotted.
  const styleOf = (curve, k) => `s${1 + k % 6}${curve.dashed ? " dashed" : k >= 6 ? " dotted" : ""}`;
  figures.plots.forEach(({title, caption, x, y, curves, bands}, number) =>
    plot(frame(place, {id: number, title, caption}), {title, x, y,
      curves: curves.map((curve, k) => ({...curve, style: styleOf(curve, k)})),
      bands: bands.map(band => ({...band, style: "s1"}))}));
  document.documentElement.dataset.drawn = "yes";
})();
