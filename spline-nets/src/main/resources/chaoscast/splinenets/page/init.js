// How networks are born: exact densities over histograms, and roughness against width.
(() => {
  const {range, densities, roughness} = figures;
  const DASHES = ["", "dashed", "", "dashed", "", "dotted"];
  const style = i => `s${i + 1} ${DASHES[i % DASHES.length]}`;

  figure("figure-roughness", host => {
    const points = roughness.flatMap(curve => curve.entries);
    const [least, most] = extent(points.map(entry => Math.log10(entry.neurons)), 0.06);
    const chart = new Chart(host, {height: 320, x: {domain: [10 ** least, 10 ** most], scale: "log", label: "width H"},
      y: {domain: decades(points.flatMap(entry => [entry.expected, entry.mean])), scale: "log", label: "Σ μ²"},
      title: "Initial roughness against width for each scheme"});
    roughness.forEach((curve, i) => {
      chart.line(curve.entries.map(entry => [entry.neurons, entry.expected]), style(i));
      curve.entries.forEach(({neurons, mean, standardError}) => chart.line(
        [[neurons, Math.max(mean - 2 * standardError, mean / 1e3)], [neurons, mean + 2 * standardError]], `s${i + 1} thin`));
      chart.dots(curve.entries.map(entry => [entry.neurons, entry.mean]), `f${i + 1}`, 3.5);
    });
  });
  // Schemes whose curves lie on one another say so beside the last point.
  const ends = new Map();
  roughness.forEach((curve, i) => {
    const end = curve.entries.at(-1);
    const key = Number(end.expected.toPrecision(2));
    ends.set(key, [...(ends.get(key) || []), curve.name]);
  });
  const together = [...ends.values()].filter(namesOfOne => namesOfOne.length > 1)
    .map(namesOfOne => namesOfOne.join(" = ")).join("; ");
  document.getElementById("note-roughness").textContent = together ? `On one line: ${together}.` : "";
  drawLegend(document.getElementById("legend-roughness"),
    roughness.map((curve, i) => ({text: curve.name, line: style(i)})));

  document.getElementById("note-densities").textContent = "Breakpoints of the standard schemes crowd at the origin, however"
    + ` far the data reach: here the shaded range [${range[0]}, ${range[1]}]. Uniform breakpoints are everywhere in it.`
    + " Densities of delta-slopes are infinite at 0, but for the last scheme.";
  drawLegend(document.getElementById("legend-densities"), [{text: "exact density", line: "s2"},
    {text: "histogram of drawn neurons", bar: "f1 faint"}, {text: "range of the data", bar: "f3 faint"}]);

  function density(host, histogram, label, title, shaded) {
    const {from, to, heights, curve} = histogram;
    const top = 1.12 * Math.max(...heights);
    const chart = new Chart(host, {height: 190, x: {domain: [from, to], label}, y: {domain: [0, top]}, title});
    if (shaded) {
      chart.marks.append(svgElement("rect", {class: "f3", opacity: 0.12, x: chart.X(range[0]), y: chart.box.top,
        width: chart.X(range[1]) - chart.X(range[0]), height: chart.box.bottom - chart.box.top}));
    }
    const edges = [...heights, 0].map((_, k) => from + (to - from) * k / heights.length);
    chart.bars(edges, heights, "f1 faint");
    chart.line(curve.map((p, k) => [from + (to - from) * (k + 0.5) / curve.length, p === null ? 10 * top : p]), "s2");
  }

  densities.forEach((scheme, i) => {
    for (const [kind, label] of [["breakpoints", "breakpoint β"], ["slopes", "delta-slope μ"]]) {
      const id = `figure-${kind}-${i}`;
      const box = element("figure");
      box.append(element("h3", {}, `${scheme.name}: ${label}`), element("div", {id, class: "chart", "data-figure": ""}));
      document.getElementById("densities").append(box);
      figure(id, host => density(host, scheme[kind], label,
        `Density of the ${label} under ${scheme.name}: the exact curve follows the histogram`, kind === "breakpoints"));
    }
  });
  document.documentElement.dataset.drawn = "yes";
})();
