// Plots of lines and dots, one after the other, as the command hands them over.
(() => {
  const place = document.getElementById("plots");
  // Six colours; a seventh curve has the first one again, dotted.
  const COLOURS = 6;
  const styleOf = k => 1 + k % COLOURS;
  const lineOf = (curve, k) => `s${styleOf(k)}${curve.dashed ? " dashed" : k >= COLOURS ? " dotted" : ""}`;
  figures.plots.forEach(({title, caption, x, y, curves, bands}, number) => {
    const made = element("figure");
    const host = element("div", {id: `figure-${number}`, class: "chart", "data-figure": ""});
    const legend = element("div", {id: `legend-${number}`});
    made.append(element("h2", {}, title), host, legend, element("figcaption", {}, caption));
    place.append(made);
    const edges = axis => bands.flatMap(band => axis === "x" ? band.x : band.low.concat(band.high));
    const all = axis => curves.flatMap(curve => curve[axis]).concat(edges(axis)).filter(Number.isFinite);
    const domain = (axis, values) => axis.log ? decades(values) : extent(axis.zero ? values.concat(0) : values, 0.06);
    const ticks = axis => axis.words.length ? axis.words.map((text, at) => ({at, text})) : undefined;
    figure(host.id, area => {
      const chart = new Chart(area, {height: 300, title,
        x: {domain: domain(x, all("x")), label: x.label, scale: x.log ? "log" : "linear", ticks: ticks(x)},
        y: {domain: domain(y, all("y")), label: y.label, scale: y.log ? "log" : "linear"}});
      bands.forEach(band => chart.band(band, "f1 shade"));
      curves.forEach((curve, k) => {
        if (curve.line) chart.line(pairs(curve), lineOf(curve, k));
        if (curve.dots) chart.dots(pairs(curve).filter(p => p.every(Number.isFinite)), `f${styleOf(k)}`, curve.x.length > 200 ? 2 : 4);
      });
    });
    // Bands lie upon each other: the narrower one is as dark as it looks in the figure.
    drawLegend(legend, curves.map((curve, k) => ({text: curve.name,
      ...(curve.line ? {line: lineOf(curve, k)} : {dot: `f${styleOf(k)}`})}))
      .concat(bands.map((band, k) => ({text: band.name, bar: `f1 shade${k > 0 ? " deep" : ""}`}))));
  });
  document.documentElement.dataset.drawn = "yes";
})();
