// Modes of the uniform state, and the map of its fate.
(() => {
  const {modes, widths, decays, fates, width, decay} = figures;
  const STYLES = {"stable": ["f0", 0.15], "static-pattern": ["f2", 0.75], "waves": ["f1", 0.75], "oscillation": ["f3", 0.75]};
  const WORDS = {"stable": "stable", "static-pattern": "standing pattern", "waves": "waves", "oscillation": "oscillation"};

  figure("figure-modes", host => {
    const chart = new Chart(host, {height: 300, x: {domain: extent(modes.map(m => Math.hypot(m.n, m.m)), 0.03),
      label: "wavenumber k"}, y: {domain: extent(modes.map(m => m.real).concat(0), 0.1), label: "growth, 1/ms"},
      title: "Growth rate of every mode against its wavenumber"});
    chart.level(0, "s0 thin dashed");
    for (const {n, m, real, imaginary} of modes) {
      chart.dots([[Math.hypot(n, m), real]], imaginary > 0 ? "hollow s1" : "f2", 4);
    }
  });
  drawLegend(document.getElementById("legend-modes"), [{text: "real eigenvalue", dot: "f2"},
    {text: "complex pair", dot: "hollow s1"}]);

  figure("figure-map", host => {
    const dx = (widths[1] - widths[0]) / 2, dy = (decays[1] - decays[0]) / 2;
    const chart = new Chart(host, {height: 380, x: {domain: [widths[0] - dx, widths.at(-1) + dx], label: "σ of inhibition"},
      y: {domain: [decays[0] - dy, decays.at(-1) + dy], label: "decay of inhibition, ms"},
      title: "Fate of the uniform state by width and decay of inhibition"});
    fates.forEach((fate, i) => {
      const x = widths[i % widths.length], y = decays[Math.floor(i / widths.length)];
      const [style, opacity] = STYLES[fate];
      const left = chart.X(x - dx), top = chart.Y(y + dy);
      chart.marks.append(svgElement("rect", {class: style, opacity, x: left.toFixed(1), y: top.toFixed(1),
        width: (chart.X(x + dx) - left + 0.3).toFixed(1), height: (chart.Y(y - dy) - top + 0.3).toFixed(1)}));
    });
    chart.marks.append(svgElement("circle", {class: "sf", fill: "none", "stroke-width": 2.5, cx: chart.X(width), cy: chart.Y(decay), r: 7}));
  });
  drawLegend(document.getElementById("legend-map"), Object.keys(STYLES).filter(fate => fates.includes(fate))
    .map(fate => ({text: WORDS[fate], bar: STYLES[fate][0] + (fate === "stable" ? " faint" : "")})));
  document.documentElement.dataset.drawn = "yes";
})();
