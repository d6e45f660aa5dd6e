"use strict";
// Charts in SVG: two axes, and marks between them. Colours are classes, so that the style sheet alone
// knows light from dark.

const SCALES = {
  linear: v => v,
  log: v => Math.log10(v),
  root: v => Math.sign(v) * Math.sqrt(Math.abs(v)), // shows small and large of both signs
};

const INVERSES = {linear: v => v, log: v => 10 ** v, root: v => v * Math.abs(v)};

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
  if (last <= first) return linearTicks([from, to], most);
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
    x = {...x, ...host.zoomed?.x && {domain: host.zoomed.x}};
    y = {...y, ...host.zoomed?.y && {domain: host.zoomed.y}};
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
    this.told = [];
    host.replaceChildren(this.svg);
    if (!host.classList.contains("seek")) this.followMouse(host, x, y);
  }

  static count = 0;

  static map({domain, scale = "linear"}, start, end) {
    const s = SCALES[scale];
    const from = s(domain[0]), to = s(domain[1]);
    // Far outside, positions are clamped, as browsers draw in single precision.
    return v => Math.max(-1e5, Math.min(1e5, start + (end - start) * (s(v) - from) / (to - from)));
  }

  static ticks({domain, scale = "linear", ticks, whole}, most) {
    if (ticks) return ticks.filter(({at}) => (at - domain[0]) * (at - domain[1]) <= 0);
    const made = {linear: linearTicks, log: logTicks, root: rootTicks}[scale](domain, most);
    return whole ? made.filter(({at}) => Number.isInteger(at)) : made;
  }

  axes(x, y) {
    const {left, right, top, bottom} = this.box;
    const group = svgElement("g", {"aria-hidden": "true"});
    for (const {at, text} of Chart.ticks(x, Math.floor((right - left) / 70))) {
      const px = this.X(at);
      group.append(svgElement("line", {class: "gridline", x1: px, x2: px, y1: top, y2: bottom}));
      group.append(svgElement("text", {x: px, y: bottom + 16, "text-anchor": "middle"}, text));
    }
    for (const {at, text} of Chart.ticks(y, Math.floor((bottom - top) / 30))) {
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

  /** Points that are read off under the mouse. @param words (x, y, k) => text */
  tell(points, words) {
    const {left, right, top, bottom} = this.box;
    points.forEach(([x, y], k) => {
      if (![x, y].every(Number.isFinite)) return;
      const px = this.X(x), py = this.Y(y);
      if (px >= left && px <= right && py >= top && py <= bottom) this.told.push({px, py, text: () => words(x, y, k)});
    });
  }

  /** Reads points off, and zooms in where the mouse is dragged: along x alone if it stays level. A double click zooms out. */
  followMouse(host, x, y) {
    const tip = host.appendChild(element("div", {class: "tip"}));
    const frame = svgElement("rect", {class: "zoom"});
    this.svg.append(frame);
    const {left, right, top, bottom} = this.box;
    let from = null;
    const place = event => {
      const box = this.svg.getBoundingClientRect();
      const scale = this.width / box.width;
      return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    };
    const dragged = ([px, py]) => {
      const across = [from[0], px].map(v => Math.max(left, Math.min(right, v))).sort((a, b) => a - b);
      const level = Math.abs(py - from[1]) < 20;
      const up = level ? [top, bottom] : [from[1], py].map(v => Math.max(top, Math.min(bottom, v))).sort((a, b) => a - b);
      return {across, up, level};
    };
    const read = ([px, py]) => {
      const nearest = this.told.reduce((best, point) => {
        const distance = Math.hypot(point.px - px, point.py - py);
        return distance < best.distance ? {point, distance} : best;
      }, {distance: 40}).point;
      tip.classList.toggle("shown", Boolean(nearest));
      if (!nearest) return;
      tip.textContent = nearest.text();
      const share = nearest.px / this.width;
      tip.style.left = `${100 * share}%`;
      tip.style.top = `${nearest.py}px`;
      tip.style.transform = `translate(${-100 * share}%, calc(-100% - 8px))`;
    };
    const zoom = zoomed => {
      // Charts of one time axis are zoomed together.
      const linked = host.closest("[data-linked]");
      for (const one of linked ? linked.querySelectorAll(".chart") : [host]) {
        one.zoomed = zoomed && (one === host ? zoomed : {...one.zoomed, x: zoomed.x});
        one.redraw();
      }
    };
    this.svg.addEventListener("pointermove", event => {
      if (!from) {
        read(place(event));
        return;
      }
      const {across, up} = dragged(place(event));
      for (const [name, value] of Object.entries({x: across[0], width: across[1] - across[0], y: up[0], height: up[1] - up[0]})) {
        frame.setAttribute(name, value);
      }
    });
    this.svg.addEventListener("pointerleave", () => tip.classList.remove("shown"));
    this.svg.addEventListener("pointerdown", event => {
      if (event.pointerType !== "mouse" || event.button !== 0) {
        read(place(event));
        return;
      }
      from = place(event);
      this.svg.setPointerCapture(event.pointerId);
    });
    this.svg.addEventListener("pointerup", event => {
      if (!from) return;
      const {across, up, level} = dragged(place(event));
      from = null;
      for (const name of ["width", "height"]) frame.setAttribute(name, 0);
      if (across[1] - across[0] < 8) return;
      zoom({x: across.map(px => Chart.valueAt(x, left, right, px)),
        ...level ? host.zoomed?.y && {y: host.zoomed.y} : {y: [up[1], up[0]].map(py => Chart.valueAt(y, bottom, top, py))}});
    });
    this.svg.addEventListener("dblclick", () => zoom(null));
  }

  /** What stands at a place of an axis. */
  static valueAt({domain, scale = "linear"}, start, end, place) {
    const [from, to] = domain.map(SCALES[scale]);
    return INVERSES[scale](from + (to - from) * (place - start) / (end - start));
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
