// Where learning comes to rest: spectra of the Hessian, and the fit with its partition.
(() => {
  const {view, x, y, target, fit, kinks, lines, spectra} = figures;

  const CAUSES = [
    {name: "symmetry", style: "hollow s2", text: "scale of a neuron",
      why: "scaling a neuron's input weights up and its output weight down leaves the function as it is"},
    {name: "inactive", style: "hollow s0", text: "neuron without data",
      why: "neurons that no datum activates may change as they like"},
    {name: "silent", style: "hollow s5", text: "neuron without slope",
      why: "neurons whose delta-slope is 0 may move their breakpoint"},
    {name: "redundant", style: "hollow s3", text: "more neurons than pieces",
      why: "more neurons than the pieces of the data need can share one bend in many ways"},
  ];
  const present = CAUSES.filter(({name}) => spectra.some(spectrum => spectrum.causes[name] > 0));
  document.getElementById("why").textContent = present.length === 0 ? "No direction is flat."
    : "Why directions are flat: " + present.map(({name, why}) =>
      `${why} (${spectra.map(spectrum => spectrum.causes[name]).join(" and ")} directions)`).join("; ") + "."
      // Causes are counted for a smooth minimum; a network that is at none bends along some of these directions.
      + (spectra.some(({causes, zeros}) => Object.values(causes).reduce((sum, count) => sum + count, 0) !== zeros)
        ? " That is so at a smooth minimum; this network is at none, and not all of these are flat." : "");
  const greatest = Math.max(...spectra.flatMap(spectrum => spectrum.eigenvalues.map(Math.abs)), 1e-300);
  const floor = 1e-18 * greatest;
  const range = [floor / 3, 10 ** Math.ceil(Math.log10(greatest) + 0.2)];
  spectra.forEach((spectrum, i) => {
    const id = `figure-spectrum-${i}`;
    const box = element("figure");
    box.append(element("h3", {}, `${spectrum.name}: ${spectrum.zeros} of ${spectrum.eigenvalues.length} are zero`),
      element("div", {id, class: "chart", "data-figure": ""}));
    document.getElementById("spectra").append(box);
    figure(id, host => {
      const count = spectrum.eigenvalues.length;
      const chart = new Chart(host, {height: 280, x: {domain: [0, count + 1], label: "number of the eigenvalue"},
        y: {domain: range, scale: "log", label: "|λ|"},
        title: `Eigenvalues of the Hessian, ${spectrum.name}: ${spectrum.zeros} of ${count} are zero`});
      chart.level(spectrum.limit, "s0 thin dashed");
      const sorted = spectrum.eigenvalues.slice().sort((a, b) => Math.abs(b) - Math.abs(a));
      // Zero directions span one space: as many rings have a colour as it has dimensions of that cause.
      const causes = CAUSES.flatMap(({name, style}) => Array(spectrum.causes[name]).fill(style));
      let zero = 0;
      sorted.forEach((value, k) => {
        const size = Math.max(Math.abs(value), floor);
        const style = size <= spectrum.limit ? causes[zero++] || "hollow sf" : value < 0 ? "f4" : "f1";
        chart.dots([[k + 1, size]], style, 4);
      });
    });
  });
  const negative = spectra.some(spectrum => spectrum.eigenvalues.some(value => value < -spectrum.limit));
  drawLegend(document.getElementById("legend-spectra"), [{text: "curved direction", dot: "f1"},
    ...present.map(({text, style}) => ({text: `flat: ${text}`, dot: style})), {text: "10⁻⁹ of the greatest", line: "s0 thin dashed"},
    ...(negative ? [{text: "negative", dot: "f4"}] : [])]);

  figure("figure-partition", host => {
    const chart = new Chart(host, {height: Math.max(260, Math.min(420, host.clientWidth * 0.5)),
      x: {domain: view, label: "x"}, y: {domain: extent(y.concat(fit.y, target ? target.y : []), 0.08)},
      title: `${x.length} data, the fit, its ${kinks.length} breakpoints and the least-squares lines of its pieces`});
    kinks.forEach(kink => chart.upright(kink.at, `${kink.right ? "s3" : "s2"} thin dotted`));
    if (target) chart.line(pairs(target), "s0 thin dashed");
    lines.forEach(line => {
      const band = chart.line([[line.from, line.start], [line.to, line.end]], "s5");
      band.style.strokeWidth = 9;
      band.style.opacity = 0.45;
    });
    chart.line(pairs(fit), "s1");
    chart.dots(x.map((v, n) => [v, y[n]]), "f0", 3);
    kinks.forEach(kink => {
      if (kink.at >= view[0] && kink.at <= view[1]) {
        chart.head(chart.X(kink.at), chart.box.bottom - 9, kink.onDatum ? 0 : kink.right ? 1 : -1, kink.right ? "f3" : "f2",
          kink.onDatum ? 9 : 6.5, chart.marks);
      }
    });
  });
  drawLegend(document.getElementById("legend-partition"), [{text: "data", dot: "f0"}, {text: "fit", line: "s1"},
    {text: "least-squares line of a piece", bar: "f5 faint"},
    ...(target ? [{text: "function without noise", line: "s0 thin dashed"}] : []),
    {text: "active to the right", head: {direction: 1, style: "f3"}},
    {text: "active to the left", head: {direction: -1, style: "f2"}}]);
  document.documentElement.dataset.drawn = "yes";
})();
