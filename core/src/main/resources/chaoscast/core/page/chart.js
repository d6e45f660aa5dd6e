"use strict";
// Charts in SVG: two axes, and marks between them. Colours are classes, so that the style sheet alone
// knows light from dark.

const SCALES = {
  linear: v => v,
  log: v => Math.log10(v),
  root: v => Math.sign(v) * Math.sqrt(Math.abs(v)), // shows small and large of both signs
};

function svgElement(tag, attributes = {}, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** 10⁻³ */
function powerOfTen(exponent) {
  return "10" + String(exponent).replace("-", "⁻").replace(/\d/g, d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d]);
}

/** Three significant digits. */
function short(v) {
  if (v === null || v === undefined) return "–";
  if (v === 0) return "0";
  const size = Math.abs(v);
  if (size >= 1e-3 && size < 1e5) return String(Number(v.toPrecision(3))).replace("-", "−");
  const [digits, exponent] = v.toExponential(1).split("e");
  return digits.replace("-", "−") + "·" + powerOfTen(Number(exponent));
}

function linearTicks([from, to], most) {
  const raw = (to - from) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find(m => m * power >= raw * 0.999);
  const ticks = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
    ticks.push({at: k * step, text: short(Number((k * step).toPrecision(12)))});
  }
  return ticks;
}

function logTicks([from, to], most) {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, most)));
  const ticks = [];
  for (let e = first; e <= last; e += step) ticks.push({at: 10 ** e, text: powerOfTen(e)});
  return ticks;
}

function rootTicks([from, to]) {
  const greatest = Math.max(Math.abs(from), Math.abs(to));
  const power = 10 ** Math.floor(Math.log10(greatest));
  const outer = power * Math.max(...[1, 2, 4, 8].filter(m => m * power <= greatest));
  return [-outer, -outer / 4, 0, outer / 4, outer]
    .filter(v => v >= from && v <= to).map(v => ({at: v, text: short(v)}));
}

/** The interval that holds all values, with a margin of it at both ends. */
function extent(values, margin = 0) {
  let from = Infinity, to = -Infinity;
  for (const v of values) {
    if (Number.isFinite(v)) { from = Math.min(from, v); to = Math.max(to, v); }
  }
  if (!(from <= to)) return [0, 1];
  if (from === to) { from -= 1; to += 1; }
  return [from - margin * (to - from), to + margin * (to - from)];
}

/** Whole decades around all positive values. */
function decades(values) {
  const [from, to] = extent([...values].filter(v => v > 0).map(Math.log10));
  return [10 ** Math.floor(from + 1e-9), 10 ** Math.max(Math.ceil(to - 1e-9), Math.floor(from + 1e-9) + 1)];
}

/** @param axes {x, y}: each {domain, scale, label, ticks}; and height, title for screen readers */
class Chart {
  constructor(host, {height, x, y, title, left = 54, bottom = 44}) {
    this.width = Math.max(240, host.clientWidth);
    this.height = height;
    this.box = {left, right: this.width - 16, top: 10, bottom: height - (x.label === "" ? 24 : bottom)};
    this.svg = svgElement("svg", {viewBox: `0 0 ${this.width} ${height}`, height, role: "img", "aria-label": title});
    this.X = Chart.map(x, this.box.left, this.box.right);
    this.Y = Chart.map(y, this.box.bottom, this.box.top);
    this.axes(x, y);
    const clip = `clip-${++Chart.count}`;
    const area = svgElement("clipPath", {id: clip});
    area.append(svgElement("rect", {x: this.box.left, y: this.box.top - 4, width: this.box.right - this.box.left,
      height: this.box.bottom - this.box.top + 8}));
    this.svg.append(area);
    this.marks = svgElement("g", {"clip-path": `url(#${clip})`, class: "marks"});
    this.svg.append(this.marks);
    host.replaceChildren(this.svg);
  }

  static count = 0;

  static map({domain, scale = "linear"}, start, end) {
    const s = SCALES[scale];
    const from = s(domain[0]), to = s(domain[1]);
    // Far outside, positions are clamped, as browsers draw in single precision.
    return v => Math.max(-1e5, Math.min(1e5, start + (end - start) * (s(v) - from) / (to - from)));
  }

  static ticks({domain, scale = "linear", ticks}, most) {
    if (ticks) return ticks;
    return {linear: linearTicks, log: logTicks, root: rootTicks}[scale](domain, most);
  }

  axes(x, y) {
    const {left, right, top, bottom} = this.box;
    const group = svgElement("g", {"aria-hidden": "true"});
    for (const {at, text} of Chart.ticks(x, Math.floor((right - left) / 70))) {
      const px = this.X(at);
      group.append(svgElement("line", {class: "gridline", x1: px, x2: px, y1: top, y2: bottom}));
      group.append(svgElement("text", {x: px, y: bottom + 16, "text-anchor": "middle"}, text));
    }
    for (const {at, text} of Chart.ticks(y, Math.floor((bottom - top) / 36))) {
      const py = this.Y(at);
      group.append(svgElement("line", {class: "gridline", x1: left, x2: right, y1: py, y2: py}));
      group.append(svgElement("text", {x: left - 6, y: py + 4, "text-anchor": "end"}, text));
    }
    group.append(svgElement("path", {class: "axis", d: `M${left} ${top}V${bottom}H${right}`}));
    if (x.label) {
      group.append(svgElement("text", {x: (left + right) / 2, y: this.height - 6, "text-anchor": "middle"}, x.label));
    }
    if (y.label) {
      group.append(svgElement("text", {transform: `translate(12 ${(top + bottom) / 2}) rotate(-90)`,
        "text-anchor": "middle"}, y.label));
    }
    this.svg.append(group);
  }

  /** A group of marks that can be emptied and filled again. */
  layer(name = "") {
    const group = svgElement("g", name ? {"data-layer": name} : {});
    this.marks.append(group);
    return group;
  }

  /** @param points pairs; one that is not finite interrupts the line */
  line(points, style, layer = this.marks) {
    let path = "", pen = "M";
    for (const [x, y] of points) {
      const px = this.X(x), py = this.Y(y);
      if (Number.isFinite(px) && Number.isFinite(py) && x !== null && y !== null) {
        path += `${pen}${px.toFixed(1)} ${py.toFixed(1)}`;
        pen = "L";
      } else {
        pen = "M";
      }
    }
    const made = svgElement("path", {class: `series ${style}`, d: path || "M0 0"});
    layer.append(made);
    return made;
  }

  /** What lies between two curves over the same places. */
  band({x, low, high}, style, layer = this.marks) {
    const at = (k, y) => `${this.X(x[k]).toFixed(1)} ${this.Y(y[k]).toFixed(1)}`;
    const places = x.map((_, k) => k).filter(k => [x[k], low[k], high[k]].every(Number.isFinite));
    const above = places.map(k => at(k, high)), below = places.map(k => at(k, low)).reverse();
    if (places.length) layer.append(svgElement("path", {class: style, d: `M${above.concat(below).join("L")}z`}));
  }

  dots(points, style, radius = 3, layer = this.marks) {
    for (const [x, y] of points) {
      layer.append(svgElement("circle", {class: style, cx: this.X(x).toFixed(1), cy: this.Y(y).toFixed(1), r: radius}));
    }
  }

  /** A vertical line across the chart. */
  upright(x, style, layer = this.marks) {
    const px = this.X(x).toFixed(1);
    layer.append(svgElement("path", {class: `series ${style}`, d: `M${px} ${this.box.top}V${this.box.bottom}`}));
  }

  level(y, style, layer = this.marks) {
    const py = this.Y(y).toFixed(1);
    layer.append(svgElement("path", {class: `series ${style}`, d: `M${this.box.left} ${py}H${this.box.right}`}));
  }

  /** A triangle that points right (1), left (−1) or, where 0, is a square. */
  head(px, py, direction, style, size, layer) {
    const d = direction === 0
      ? `M${px - size / 2} ${py - size / 2}h${size}v${size}h${-size}z`
      : `M${px} ${py - size * 0.75}L${px + direction * size * 1.3} ${py}L${px} ${py + size * 0.75}z`;
    layer.append(svgElement("path", {class: style, d}));
  }

  /** Bars from the lower end of the axis. */
  bars(edges, heights, style, layer = this.marks) {
    heights.forEach((height, k) => {
      const x0 = this.X(edges[k]), x1 = this.X(edges[k + 1]), y = this.Y(height);
      layer.append(svgElement("rect", {class: style, x: x0.toFixed(2), width: Math.max(0, x1 - x0 - 0.6).toFixed(2),
        y: y.toFixed(2), height: Math.max(0, this.box.bottom - y).toFixed(2)}));
    });
  }

  text(x, y, words, attributes = {}, layer = this.marks) {
    layer.append(svgElement("text", {x: this.X(x), y: this.Y(y), ...attributes}, words));
  }
}
