// The figures that pages share: curves over common axes, and rows of means or boxes.

/** A curve's classes: of six colours and six dashes, so that curves differ without colour, too. */
const curveStyle = i => `s${1 + i % 6} d${i % 6}`;

/** The fill of the colour that a curve has. */
const fillOf = style => style.replace(/.*\bs([0-9f])\b.*/, "f$1");

/** Heading, place for the drawing, legend and caption, one below the other. */
function frame(place, {id, title, caption = ""}) {
  const made = element("figure");
  const host = element("div", {id: `figure-${id}`, class: "chart", "data-figure": ""});
  const legend = element("div");
  made.append(element("h2", {}, title), host, legend, element("figcaption", {}, caption));
  place.append(made);
  return {host, legend, figure: made};
}

/**
 * Curves over common axes, which the legend hides and shows.
 *
 * @param what {title, height, x, y, curves, bands, levels, uprights}; x, y: {label, log, zero, domain, words};
 *   curves: {name, style, x, y, line, dots, low, high, hidden, words}, low and high being ends of error bars;
 *   bands: {name, style, x, low, high, of}, hidden with the curve of that name; levels: {at, style}, uprights: {at, style}
 */
function plot({host, legend}, {title, height = 300, x, y, curves, bands = [], levels = [], uprights = []}) {
  const hidden = new Set(curves.filter(curve => curve.hidden).map(curve => curve.name));
  const isShown = curve => !hidden.has(curve.of ?? curve.name);
  const axis = (name, {label, log, zero, domain, words}) => {
    const values = curves.filter(isShown).flatMap(curve => name === "x" ? curve.x : curve.y.concat(curve.low || [], curve.high || []))
      .concat(bands.filter(isShown).flatMap(band => name === "x" ? band.x : band.low.concat(band.high))).filter(Number.isFinite);
    const ticks = words?.length ? words.map((text, at) => ({at, text})) : undefined;
    const whole = name === "x" && !log && values.every(Number.isInteger);
    const range = () => {
      // Places that are counted have half a place on either side.
      if (whole && !zero && curves.every(curve => curve.dots && !curve.line)) {
        return [Math.min(...values) - 0.5, Math.max(...values) + 0.5];
      }
      const [from, to] = extent(zero ? values.concat(0) : values, 0.06);
      // Dots at 0 of a horizontal axis would be cut in two.
      const start = name === "x" && values.includes(0) && curves.some(curve => curve.dots) ? -0.02 * to : 0;
      return [zero && from > -0.07 * to ? start : from, to];
    };
    return {label, ticks, scale: log ? "log" : "linear", whole,
      domain: domain || (words?.length ? [-0.5, words.length - 0.5] : log ? decades(values) : range())};
  };
  const readOff = curve => (px, py) => `${curve.name}: ${x.words?.[px] ?? short(px)}, ${short(py)}`;
  const draw = area => {
    const chart = new Chart(area, {height, title, x: axis("x", x), y: axis("y", y)});
    for (const {at, style = "s0 thin dotted"} of levels) chart.level(at, style);
    for (const {at, style} of uprights) chart.upright(at, style);
    for (const band of bands.filter(isShown)) chart.band(band, `${fillOf(band.style)} shade`);
    for (const curve of curves.filter(isShown)) {
      const points = pairs(curve);
      if (curve.line) chart.line(points, curve.style);
      if (curve.low) points.forEach(([at], k) => chart.line([[at, curve.low[k]], [at, curve.high[k]]], `${curve.style} solid`));
      if (curve.dots) chart.dots(points.filter(p => p.every(Number.isFinite)), fillOf(curve.style), points.length > 200 ? 2 : 4);
      chart.tell(points, curve.words || readOff(curve));
    }
  };
  const list = () => drawLegend(legend, curves.map(curve => ({text: curve.name, off: !isShown(curve),
    ...(curve.line ? {line: curve.style} : {dot: fillOf(curve.style)}),
    ...(curves.length > 1 && {toggle: () => {
      if (!hidden.delete(curve.name)) hidden.add(curve.name);
      list();
      host.redraw();
    }})})).concat(bands.filter(band => band.name).map((band, k) => ({text: band.name,
    // Bands lie upon each other: the narrower one is as dark as it looks in the figure.
    bar: `${fillOf(band.style)} shade${k > 0 ? " deep" : ""}`}))));
  if (curves.length + bands.length > 1) list();
  figure(host.id, draw);
}

/** Where a share of sorted values lies below. */
function quantile(sorted, share) {
  const place = share * (sorted.length - 1), k = Math.floor(place);
  return sorted[k] + (place - k) * ((sorted[k + 1] ?? sorted[k]) - sorted[k]);
}

/**
 * Rows with their names on the left: all values with a box of quartiles, or a mean with its interval.
 *
 * @param rows {name, style} each, and {values, words} or {mean, low, high}
 * @param mark where a dotted line stands across all rows
 */
function rowsPlot({host}, {title, label, rows, least = 0, mark, ticks}) {
  const ends = rows.flatMap(row => row.values || [row.mean, row.low, row.high]).filter(Number.isFinite);
  const longest = Math.max(...rows.map(row => row.name.length));
  const boxes = rows.some(row => row.values);
  const step = boxes ? 56 : 28;
  figure(host.id, area => {
    const left = Math.min(20 + 6.8 * longest, 0.42 * area.clientWidth);
    const most = Math.floor((left - 19) / 6.8);
    const words = row => row.name.length > most ? `${row.name.slice(0, most - 1)}…` : row.name;
    const chart = new Chart(area, {height: 60 + step * rows.length, title, left,
      x: {domain: [least, Math.max(...ends, least + 1e-9) + 0.04 * (Math.max(...ends, least) - least)], label, ticks},
      y: {domain: [rows.length - 0.5, -0.5], label: "", ticks: rows.map((row, at) => ({at, text: words(row)}))}});
    if (mark !== undefined) chart.upright(mark, "s0 thin dotted");
    rows.forEach(({style, name, values, words: say, mean, low, high}, k) => {
      if (!values) {
        if (!Number.isFinite(mean)) return;
        chart.line([[low, k], [high, k]], style);
        chart.dots([[mean, k]], fillOf(style), 4.5);
        chart.tell([[mean, k]], () => `${name}: ${short(mean)} (${short(low)} … ${short(high)})`);
        return;
      }
      const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
      if (sorted.length === 0) return;
      // Points that would hide each other are moved apart by the golden ratio.
      const points = values.map((v, i) => [v, k - 0.28 + 0.56 * (i * 0.618034 % 1)]);
      chart.dots(points, `${fillOf(style)} faint`, 2);
      chart.tell(points, (v, _, i) => `${name}, ${say ? say(i) : `start ${i + 1}`}: ${short(v)}`);
      const [lower, middle, upper] = [0.25, 0.5, 0.75].map(share => quantile(sorted, share));
      const fence = 1.5 * (upper - lower);
      const [first, last] = [sorted.find(v => v >= lower - fence), sorted.findLast(v => v <= upper + fence)];
      for (const [from, to] of [[first, lower], [upper, last]]) chart.line([[from, k], [to, k]], `${style} thin solid`);
      chart.line([[lower, k - 0.3], [upper, k - 0.3], [upper, k + 0.3], [lower, k + 0.3], [lower, k - 0.3]], `${style} thin solid`);
      chart.line([[middle, k - 0.3], [middle, k + 0.3]], `${style} fat solid`);
      const average = sorted.reduce((sum, v) => sum + v, 0) / sorted.length;
      chart.line([[average, k - 0.3], [average, k + 0.3]], `${style} thin dashed`);
    });
  });
}
