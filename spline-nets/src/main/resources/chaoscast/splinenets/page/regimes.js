// What learning prefers: the kernel regime, the sweep over initial scales, detail far from the origin.
(() => {
  const {kernel, adaptive, far} = figures;
  const STYLES = ["s2", "s3 dashed"];
  const FUNCTION = {text: "the function", line: "s0 thin dashed"};
  const DATA = {text: "data", dot: "f0"};

  const logExtent = values => extent(values.map(Math.log10), 0.06).map(v => 10 ** v);

  function windowOf(...lines) {
    return {x: extent(lines.flatMap(line => line.x)), y: extent(lines.flatMap(line => line.y), 0.08)};
  }

  figure("figure-kernel", host => {
    const {x, y} = windowOf(kernel.natural, kernel.data, ...kernel.fits.map(fit => fit.line));
    const chart = new Chart(host, {height: 280, x: {domain: x, label: "x"}, y: {domain: y},
      title: "Six data, the natural cubic spline and fits of few neurons, which come close to it"});
    const spline = chart.line(pairs(kernel.natural), "s1");
    spline.style.strokeWidth = 6;
    spline.style.opacity = 0.35;
    kernel.fits.forEach((fit, i) => chart.line(pairs(fit.line), `${STYLES[i]} thin`));
    chart.dots(pairs(kernel.data), "ff", 4);
  });
  drawLegend(document.getElementById("legend-kernel"), [{text: "natural cubic spline", bar: "f1 faint"},
    ...kernel.fits.map((fit, i) => ({text: fit.name, line: STYLES[i]}))]);

  figure("figure-deviation", host => {
    const {rows} = kernel;
    const chart = new Chart(host, {height: 280,
      x: {domain: logExtent(rows.map(row => row.neurons)), scale: "log", label: "neurons H"},
      y: {domain: logExtent(rows.map(row => row.deviation)), scale: "log"},
      title: "Deviation from the natural cubic spline against the number of neurons, falling as its inverse square"});
    const [first] = rows;
    chart.line(rows.map(row => [row.neurons, first.deviation * (first.neurons / row.neurons) ** 2]), "s0 thin dashed");
    chart.line(rows.map(row => [row.neurons, row.deviation]), "s1");
    chart.dots(rows.map(row => [row.neurons, row.deviation]), "f1", 4);
  });
  drawLegend(document.getElementById("legend-deviation"), [{text: "measured", line: "s1"},
    {text: "as H⁻²", line: "s0 thin dashed"}]);

  const scales = [Math.min(...adaptive.rows.map(row => row.scale)) / 2, Math.max(...adaptive.rows.map(row => row.scale)) * 2];
  function overScale(id, value, y, title) {
    figure(id, host => {
      const chart = new Chart(host, {height: 220, x: {domain: scales, scale: "log", label: "initial scale"}, y, title});
      chart.line(adaptive.rows.map(row => [row.scale, value(row)]), "s1");
      chart.dots(adaptive.rows.map(row => [row.scale, value(row)]), "f1", 4);
    });
  }
  overScale("figure-knots", row => row.knots, {domain: [0, 1.15 * Math.max(...adaptive.rows.map(row => row.knots))]},
    "Effective knots against the initial scale");
  overScale("figure-errors", row => row.testError,
    {domain: [0, 1.15 * Math.max(...adaptive.rows.map(row => row.testError))]}, "Test error against the initial scale");

  function multiples(id, {data, target, fits}, knots) {
    const {x, y} = windowOf(target, data);
    fits.forEach((fit, i) => {
      const box = element("figure");
      box.append(element("h3", {}, fit.name), element("div", {id: `figure-${id}-${i}`, class: "chart", "data-figure": ""}));
      document.getElementById(id).append(box);
      figure(`figure-${id}-${i}`, host => {
        const chart = new Chart(host, {height: 210, x: {domain: x, label: ""}, y: {domain: y},
          title: `Fit, ${fit.name}, with ${fit.knots.length} knots`});
        chart.line(pairs(target), "s0 thin dashed");
        chart.line(pairs(fit.line), "s1");
        chart.dots(pairs(data), "f0", data.x.length > 40 ? 1.8 : 3);
        knots(chart, fit);
      });
    });
  }
  const valueAt = ({x, y}, at) => {
    const k = Math.max(1, x.findIndex(v => v >= at));
    return y[k - 1] + (y[k] - y[k - 1]) * (x[k] === x[k - 1] ? 0 : (at - x[k - 1]) / (x[k] - x[k - 1]));
  };
  multiples("adaptive", adaptive, (chart, fit) =>
    chart.dots(fit.knots.map(knot => [knot.position, valueAt(fit.line, knot.position)]), "hollow s2", 4.5));
  drawLegend(document.getElementById("legend-adaptive"), [DATA, FUNCTION, {text: "fit", line: "s1"},
    {text: "effective knot", dot: "hollow s2"}]);
  multiples("far", far, (chart, fit) => {
    chart.dots(fit.effective.map(knot => [knot.position, valueAt(fit.line, knot.position)]), "hollow s2", 4.5);
    fit.knots.forEach(knot => chart.marks.append(svgElement("path", {
    class: "series thin s2", d: `M${chart.X(knot.position).toFixed(1)} ${chart.box.bottom}v-9`})));
  });
  drawLegend(document.getElementById("legend-far"), [DATA, FUNCTION, {text: "fit", line: "s1"},
    {text: "breakpoint", line: "s2"}, {text: "effective knot", dot: "hollow s2"}]);
  document.documentElement.dataset.drawn = "yes";
})();
