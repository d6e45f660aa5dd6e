// Draws the report of a comparison.
(() => {
  const data = figures;
  const lambda = data.system.lyapunovExponent;
  const unit = lambda ? "Lyapunov times" : "time units";
  const perTime = lambda || 1;
  const MOST_VARIABLES = 8;
  const ensembles = (data.ensembles || []).map(row =>
    ({...row, at: data.results.findIndex(result => result.label === row.label)}));
  const horizon = row => row.horizonLyapunov || row.horizon;
  const fixed = (x, digits) => x === null || x === undefined ? "–" : x.toFixed(digits).replace(/^-(?=[0.]+$)/, "").replace("-", "−");

  function horizonCells(row) {
    const h = horizon(row);
    return [fixed(h.mean, 2), `${fixed(h.ci95[0], 2)} … ${fixed(h.ci95[1], 2)}`, fixed(h.std, 2),
      fixed(h.median, 2), h.censored,
      row.errorGrowthRate === null ? "–" : fixed(row.errorGrowthRate / perTime, 2)];
  }

  function tables() {
    const rows = data.results.map((row, i) => ({colour: colour(i), cells: [row.label,
      ...horizonCells(row), short(row.oneStepError), short(row.trainError),
      row.cost.multiplyAddsPerStep || "–", short(row.cost.trainSeconds), row.diverged]}));
    rows.push(...data.failures.map(row => ({cells: [row.label, ...Array(11).fill("–")]})));
    rows.push(...data.baselines.map(row => ({kind: "baseline",
      cells: [row.name, ...horizonCells(row), "", "", "", "", ""]})));
    coloured("table-results", "Forecast horizons",
      ["", `horizon, ${unit}`, "95% interval", "± std", "median", "censored", "growth",
        "1-step error", "train error", "multiply-adds", "fit, s", "diverged"], rows);
    document.getElementById("note-results").textContent =
      `Horizons of ${data.protocol.starts} ${data.protocol.starts === 1 ? "start" : "starts"}. Growth: the rate at which small errors grow`
      + (lambda ? `, as a multiple of λ₁ = ${Number(lambda.toPrecision(4))}.` : " per time unit.")
      + (data.results.some(row => row.errorGrowthKind === "model-error")
        ? " Above 1.5 λ₁ it is the model's own error of every step that grows." : "")
      + " Censored: still valid when the forecast ended; these horizons are lower bounds."
      + data.failures.map(row => ` ${row.label} could not be trained: ${row.reason}; ${row.cure}.`).join("");

    document.getElementById("section-pairs").hidden = data.pairs.length === 0;
    coloured("table-pairs", "Paired comparisons",
      ["", `difference, ${unit}`, "95% interval", "further", "shorter", "ties", "sign test p", "mean p"],
      // The one that sees further first, the greatest difference on top, as in the terminal.
      data.pairs.map(pair => pair.meanDifference >= 0 ? pair : {...pair, first: pair.second, second: pair.first,
        meanDifference: -pair.meanDifference, ci95: [-pair.ci95[1], -pair.ci95[0]], wins: pair.losses, losses: pair.wins})
        .sort((a, b) => b.meanDifference - a.meanDifference)
        .map(pair => ({cells: [`${pair.first} − ${pair.second}`,
          fixed(pair.meanDifference * perTime, 2) + (pair.ci95[0] > 0 ? " ★" : ""),
          pair.ci95.map(x => fixed(x * perTime, 2)).join(" … "),
          pair.wins, pair.losses, pair.ties, short(pair.signTestP), short(pair.meanP)]})));

    const everyone = data.results.concat(data.baselines.map(row => ({...row, label: row.name})));
    const thresholds = data.results.length ? data.results[0].thresholds : [];
    coloured("table-thresholds", "Mean horizon at other thresholds",
      [`mean horizon, ${unit}, at error ≤`, ...thresholds.map(t => t.threshold)],
      everyone.map(row => ({
        cells: [row.label, ...row.thresholds.map(t => fixed(t.mean * perTime, 2))]})));

    document.getElementById("section-scores").hidden = !data.scores;
    if (data.scores) scoresTable();

    document.getElementById("section-ensembles").hidden = ensembles.length === 0;
    if (ensembles.length > 0) ensembleTable();

    document.getElementById("section-climate").hidden = !data.climate;
    if (data.climate) climateTable();

    coloured("table-manifest", "Manifest", ["", ""],
      Object.entries(data.manifest).filter(([name]) => name !== "command")
        .map(([name, value]) => ({kind: "words", cells: [name, value]})));
    coloured("table-settings", "Settings", ["", ""],
      data.results.map((row, i) => ({kind: "words", colour: colour(i), cells: [row.label,
        [...Object.entries(row.settings).map(([key, value]) => `${key} = ${value}`),
          row.precision + (row.precision === "binary64" ? "" : `, ${row.scope}`)].join(", ")]})));
  }

  function ensembleTable() {
    const mean = xs => xs.length ? xs.reduce((sum, x) => sum + x, 0) / xs.length * perTime : null;
    const percent = x => x === null ? "–" : `${fixed(100 * x, 1)}%`;
    coloured("table-ensembles", "Ensembles", ["", "CRPS", "spread / error", "truth in 50% band", "in 90% band", "drawn apart",
      `foreseen, ${unit}`, "seen", "correlation", "seen in foreseen 90%"],
      ensembles.map(row => ({colour: colour(row.at), cells: [row.label, short(row.crps), fixed(row.spreadSkillRatio, 2),
        percent(row.coverage50), percent(row.coverage90), `× ${short(row.inflation)}`, fixed(mean(row.predictedHorizons), 2),
        fixed(mean(row.horizons), 2), fixed(row.horizonCorrelation, 2), percent(row.horizonsWithin90)]})));
    const [first] = ensembles;
    document.getElementById("note-ensembles").textContent =
      `${first.members} members, ${first.starts} starts. CRPS in standard deviations; bands over the steps that forecasts are valid for `
      + "on average; horizons foreseen by taking each member in turn for the truth.";
  }

  function scoresTable() {
    const steps = data.scores[0].smape.length;
    const at = [1, Math.min(20, steps), steps];
    coloured("table-scores", "Scores that others publish", ["", ...at.map(t => `sMAPE, %, to step ${t}`), "MASE",
      "D_stsp", "D_H", "CTF short", "CTF long", "CTF reconstruction"],
      data.scores.map((row, i) => ({
        ...(i < data.results.length ? {colour: colour(i)} : {kind: "baseline"}),
        cells: [row.label, ...at.map(t => short(row.smape[t - 1])), short(row.mase), short(row.dStsp), short(row.dH),
          ...Object.values(row.ctf).map(x => fixed(x, 1))]})));
    document.getElementById("note-scores").textContent =
      `sMAPE, from 0 to 100, and MASE over ${steps} steps: medians over starts; less is better. D_stsp: divergence of the `
      + "histogram of all forecast states from the truth's"
      + (data.system.observedDimension > 4 ? ", of each variable alone" : "")
      + "; D_H: distance of spectra, from 0 to 1. CTF: scores of the Common Task Framework, 100 is perfect.";
  }

  const timeOf = curve => curve.map((_, i) => (i * data.errorCurveStride + 1) * data.protocol.timeStep * perTime);
  const timeAxis = {label: `forecast time, ${unit}`, zero: true};
  const positive = curve => curve.map(e => e > 0 ? e : null);

  function horizons(where) {
    rowsPlot(where, {title: "Horizons of all starts", label: `horizon of each start, ${unit}`,
      rows: data.results.map((row, i) => ({name: row.label, style: curveStyle(i), values: horizon(row).perStart}))
        .concat(data.baselines.map(row => ({name: row.name, style: "s0", values: horizon(row).perStart})))});
  }

  function growth(where) {
    plot(where, {title: "Growth of errors", height: 420, x: timeAxis, y: {label: "median error", log: true},
      levels: [{at: data.protocol.threshold}],
      curves: data.results.map((row, i) => ({name: row.label, style: curveStyle(i), y: positive(row.errorCurve)}))
        .concat(data.baselines.map((row, i) => ({name: row.name, y: positive(row.errorCurve),
          style: row.name === "float64-ceiling" ? "s0 fat" : `s0 thin d${1 + i % 5}`})))
        .map(curve => ({...curve, line: true, x: timeOf(curve.y)}))});
  }

  /// Time to show: past the longest horizon, but not the whole forecast if all end early.
  function shownSamples() {
    const longest = Math.max(...data.example.forecasts.map(f => f.horizon), 0);
    const wanted = Math.ceil(Math.max(1.6 * longest, 2 / perTime) / data.example.timeStep);
    return Math.min(data.example.truth[0].length, Math.max(wanted, 50));
  }

  /// A chart for each variable, one below the other over the same time.
  function forecasts({host, legend}) {
    const {timeStep, names, truth} = data.example;
    const panels = names.slice(0, MOST_VARIABLES).map((name, v) => ({name, truth: truth[v],
      forecasts: data.example.forecasts.map(({states}) => states[v])}))
      .concat((data.example.inputNames || []).slice(0, MOST_VARIABLES)
        .map((name, v) => ({name: `input ${name}`, truth: data.example.inputs[v], forecasts: []})));
    const shown = shownSamples();
    const points = values => values.slice(0, shown).map((v, i) => [i * timeStep * perTime, v]);
    host.classList.remove("chart");
    host.dataset.linked = "";
    delete host.dataset.figure;
    panels.forEach((panel, v) => {
      const last = v === panels.length - 1;
      const area = host.appendChild(element("div", {id: `figure-forecast-${v}`, class: "chart", "data-figure": ""}));
      figure(area.id, place => {
        // The truth's range and a fifth more, whatever a forecast that has left it does.
        const chart = new Chart(place, {height: last ? 164 : 140, title: `${panel.name}: truth and forecasts`,
          x: {domain: [0, (shown - 1) * timeStep * perTime], label: last ? `time since the start, ${unit}` : ""},
          y: {domain: extent(panel.truth, 0.2), label: panel.name}});
        const draw = (name, values, style) => {
          chart.line(points(values), style);
          chart.tell(points(values), (t, x) => `${name}: ${panel.name} = ${short(x)} at ${short(t)}`);
        };
        draw("truth", panel.truth, "sf fat");
        panel.forecasts.forEach((values, i) => draw(data.example.forecasts[i].label, values, curveStyle(i)));
        data.example.forecasts.forEach((forecast, i) => chart.upright(forecast.horizon * perTime, `${curveStyle(i)} thin`));
      });
    });
    drawLegend(legend, [{text: "truth", line: "sf fat"}, ...data.example.forecasts.map((forecast, i) =>
      ({text: forecast.label, line: curveStyle(i)}))]);
  }

  /// One view for each contestant with the truth behind it, side by side; all turn together under the mouse.
  function attractor({host}) {
    const {names, truth, forecasts} = data.example;
    const ranges = truth.map(values => extent(values));
    const turn = {around: -0.9, tilt: 0.35, size: 1};
    /// Variables between −1 and 1 as places from the middle of a view; what is far out has none.
    const place = (point, unit) => {
      if (point.some(v => v === null || Math.abs(v) > 1.6)) return [null, null];
      const [x, y, z] = point;
      const across = x * Math.cos(turn.around) - y * Math.sin(turn.around);
      const depth = x * Math.sin(turn.around) + y * Math.cos(turn.around);
      return [unit * across, -unit * (z * Math.cos(turn.tilt) + depth * Math.sin(turn.tilt))];
    };
    const scaled = (v, i) => v === null ? null : (2 * v - ranges[i][0] - ranges[i][1]) / (ranges[i][1] - ranges[i][0] || 1);
    const points = states => states[0].map((_, k) => states.map((values, i) => scaled(values[k], i)));
    const path = (places, [cx, cy]) => {
      let pen = "M";
      return places.map(([px, py]) => {
        if (px === null) {
          pen = "M";
          return "";
        }
        const text = `${pen}${(cx + px).toFixed(1)} ${(cy + py).toFixed(1)}`;
        pen = "L";
        return text;
      }).join("") || "M0 0";
    };
    const known = points(truth);
    const corner = [-1, -1, -1];
    const axes = [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]];
    const ends = axes.map(end => end.map((v, i) => corner[i] + 1.09 * (v - corner[i])));
    const near = forecasts.flatMap(({states}) => points(states)).filter(point => point.every(v => v !== null && Math.abs(v) < 1.3));
    /// What truth, forecasts that are near it and axes take up, as they are turned now, in units.
    const bounds = () => {
      const all = known.concat(near, [corner], ends).map(point => place(point, 1)).filter(([px]) => px !== null);
      const [[left, right], [top, bottom]] = [0, 1].map(i => extent(all.map(p => p[i])));
      return {across: right - left, down: bottom - top, middle: [(left + right) / 2, (top + bottom) / 2]};
    };
    const first = bounds();
    host.classList.remove("chart");
    host.classList.add("views");
    delete host.dataset.figure;
    const views = forecasts.map((forecast, k) => {
      const box = host.appendChild(element("figure"));
      box.append(element("h3", {}, forecast.label));
      const area = box.appendChild(element("div", {id: `figure-attractor-${k}`, class: "chart view", "data-figure": ""}));
      const own = points(forecast.states);
      return [area, () => {
        const now = bounds(), width = Math.max(150, area.clientWidth);
        const fit = ({across, down}, height) => Math.min((width - 24) / across, (height - 24) / down);
        const height = Math.min(460, first.down * (width - 24) / first.across + 24);
        const unit = turn.size * Math.min(fit(first, height), fit(now, height));
        const middle = [width / 2 - unit * now.middle[0], height / 2 - unit * now.middle[1]];
        const svg = svgElement("svg", {viewBox: `0 0 ${width} ${height}`, height, role: "img",
          "aria-label": `${forecast.label} and the truth in state space`});
        const marks = svg.appendChild(svgElement("g", {class: "marks"}));
        axes.forEach((end, i) => {
          const [from, to, name] = [corner, end, ends[i]].map(point => place(point, unit));
          marks.append(svgElement("path", {class: "axis", d: path([from, to], middle)}));
          marks.append(svgElement("text", {x: middle[0] + name[0], y: middle[1] + name[1] + 4, "text-anchor": "middle"}, names[i]));
        });
        for (const [states, style] of [[known, "s0 thin faint"], [own, `s${1 + k % 6} thin`]]) {
          marks.append(svgElement("path", {class: `series ${style}`, d: path(states.map(point => place(point, unit)), middle)}));
        }
        area.replaceChildren(svg);
      }];
    });
    const redraw = () => views.forEach(([area]) => area.redraw());
    for (const [area, draw] of views) {
      figure(area.id, draw);
      area.addEventListener("pointerdown", event => area.setPointerCapture(event.pointerId));
      area.addEventListener("pointermove", event => {
        if (!event.buttons) return;
        turn.around += 0.01 * event.movementX;
        turn.tilt = Math.max(-1.57, Math.min(1.57, turn.tilt + 0.01 * event.movementY));
        requestAnimationFrame(redraw);
      });
      area.addEventListener("dblclick", () => {
        turn.size = turn.size > 2.5 ? 1 : 1.5 * turn.size;
        redraw();
      });
    }
  }

  /// Colours at even distances between two ends, as numbers from 0 to 255.
  const BRIGHTNESS = ["#00204d", "#31446b", "#666970", "#958f78", "#cbba69", "#ffe945"];
  const DIFFERENCE = ["#2166ac", "#67a9cf", "#f7f7f7", "#ef8a62", "#b2182b"];
  function colourOf(ramp, share) {
    const at = Math.max(0, Math.min(1, share)) * (ramp.length - 1), k = Math.min(ramp.length - 2, Math.floor(at));
    const part = (colour, i) => parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
    return [0, 1, 2].map(i => part(ramp[k], i) + (at - k) * (part(ramp[k + 1], i) - part(ramp[k], i)));
  }

  /// A pixel for each variable and moment.
  function picture(rows, ramp, [from, to]) {
    const canvas = element("canvas", {width: rows[0].length, height: rows.length});
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(canvas.width, canvas.height);
    rows.forEach((row, v) => row.forEach((value, t) => {
      if (value === null) return;
      const at = 4 * ((rows.length - 1 - v) * canvas.width + t); // the first variable lies at the bottom
      pixels.data.set([...colourOf(ramp, (value - from) / (to - from)), 255], at);
    }));
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL();
  }

  function spaceTime({host, legend}) {
    const {names, truth, timeStep} = data.example;
    const shown = shownSamples();
    const cut = truth.map(row => row.slice(0, shown));
    const range = extent(cut.flat());
    const greatest = Math.max(...range.map(Math.abs));
    const panels = [{name: "truth", rows: cut, ramp: BRIGHTNESS, range}]
      .concat(data.example.forecasts.map(forecast => ({name: `${forecast.label} − truth`, horizon: forecast.horizon * perTime,
        ramp: DIFFERENCE, range: [-greatest, greatest],
        rows: cut.map((row, v) => row.map((x, t) => t < forecast.states[v].length ? forecast.states[v][t] - x : null))})));
    host.classList.remove("chart");
    host.dataset.linked = "";
    delete host.dataset.figure;
    panels.forEach(({name, rows, ramp, range: ends, horizon: end}, i) => {
      const last = i === panels.length - 1;
      host.append(element("h3", {}, name));
      const area = host.appendChild(element("div", {id: `figure-spacetime-${i}`, class: "chart", "data-figure": ""}));
      const url = picture(rows, ramp, ends);
      const every = Math.ceil(names.length / 8);
      figure(area.id, () => {
        const chart = new Chart(area, {height: last ? 164 : 144, title: `${name} over time`,
          x: {domain: [0, shown * timeStep * perTime], label: last ? `time since the start, ${unit}` : ""},
          y: {domain: [-0.5, names.length - 0.5], label: "",
            ticks: names.map((text, at) => ({at, text})).filter(({at}) => at % every === 0)}});
        const [left, right] = [0, shown * timeStep * perTime].map(chart.X);
        const [top, bottom] = [names.length - 0.5, -0.5].map(chart.Y);
        chart.marks.append(svgElement("image", {href: url, x: left, y: top, width: right - left, height: bottom - top,
          preserveAspectRatio: "none", style: "image-rendering: pixelated"}));
        if (end !== undefined) chart.upright(end, "sf dashed");
        if (rows.length * rows[0].length <= 20000) {
          rows.forEach((row, v) => chart.tell(row.map((_, t) => [(t + 0.5) * timeStep * perTime, v]), (at, _, t) =>
            `${name}: ${names[v]} = ${short(row[t])} at ${short(at)}`));
        }
      });
    });
    legend.className = "legend";
    for (const [ramp, words] of [[BRIGHTNESS, `state, ${short(range[0])} to ${short(range[1])}`],
      [DIFFERENCE, `error, ${short(-greatest)} to ${short(greatest)}`]]) {
      const entry = legend.appendChild(element("span"));
      entry.append(element("i", {class: "ramp", style: `background: linear-gradient(to right, ${ramp.join(", ")})`}), words);
    }
  }

  function cost({host}) {
    const costly = data.results.map((row, i) => ({label: row.label, at: row.cost.multiplyAddsPerStep, i, ...horizon(row)}))
      .filter(row => row.at > 0);
    const most = Math.max(...costly.map(row => row.ci95[1]), 1e-9);
    figure(host.id, () => {
      const chart = new Chart(host, {height: 360, title: "Mean horizon against multiply-adds of a step",
        x: {domain: decades(costly.map(row => row.at)), scale: "log", label: "multiply-adds a step"},
        y: {domain: [0, 1.15 * most], label: `mean horizon, ${unit}`}});
      /// Places for names: beside the point, else above or below it.
      const places = [4, -10, 18].flatMap(dy => [1, -1].map(side => ({side, dy})));
      const taken = [];
      const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      const bars = costly.map(({i, at, mean, ci95: [low, high]}) => ({i, left: chart.X(at) - 6, right: chart.X(at) + 6,
        top: Math.min(chart.Y(high), chart.Y(mean) - 6), bottom: Math.max(chart.Y(low), chart.Y(mean) + 6)}));
      costly.forEach(({label, at, i, mean, ci95: [low, high]}) => {
        const px = chart.X(at), py = chart.Y(mean), width = 7 * label.length;
        const boxAt = ({side, dy}) => ({left: side > 0 ? px + 8 : px - 8 - width, right: side > 0 ? px + 8 + width : px - 8,
          top: py + dy - 11, bottom: py + dy + 3});
        const fits = box => box.left >= chart.box.left && box.right <= chart.box.right
          && !taken.some(other => overlap(box, other)) && !bars.some(bar => bar.i !== i && overlap(box, bar));
        const found = places.find(place => fits(boxAt(place))) || places[px + 8 + width > chart.box.right ? 1 : 0];
        taken.push(boxAt(found));
        chart.line([[at, low], [at, high]], `s${1 + i % 6}`);
        chart.dots([[at, mean]], `f${1 + i % 6}`, 5);
        chart.tell([[at, mean]], () => `${label}: ${fixed(mean, 2)} (${fixed(low, 2)} … ${fixed(high, 2)}), ${at} multiply-adds`);
        chart.text(at, mean, label, {dx: 10 * found.side, dy: found.dy, "text-anchor": found.side > 0 ? "start" : "end"});
      });
    });
  }

  /// Curves over forecast time of each ensemble; of several kinds, the later ones dotted.
  function ensembleCurves(where, title, kinds, y, levels) {
    plot(where, {title, height: 360, x: timeAxis, y, levels, curves: ensembles.flatMap(row => kinds.map(([name, key], k) => ({
      name: name ? `${row.label}, ${name}` : row.label, line: true, x: timeOf(row[key]), y: row[key],
      style: k > 0 ? `s${1 + row.at % 6} dotted` : name ? `s${1 + row.at % 6}` : curveStyle(row.at)})))});
  }

  const spread = where => ensembleCurves(where, "Spread beside error", [["error", "errorCurve"], ["spread", "spreadCurve"]],
    {label: "standard deviations", zero: true});

  const coverage = where => ensembleCurves(where, "Bands that hold the truth", [["", "coverage90Curve"]],
    {label: "truth in the 90% band", domain: [0, 1.02]}, [{at: 0.9}]);

  function smape(where) {
    const step = data.protocol.timeStep * perTime;
    plot(where, {title: "sMAPE", height: 360, x: timeAxis, y: {label: "sMAPE to that time, %", zero: true},
      curves: data.scores.map((row, i) => ({name: row.label, line: true, x: row.smape.map((_, t) => (t + 1) * step), y: row.smape,
        style: i < data.results.length ? curveStyle(i) : `s0 thin d${(i - data.results.length + 1) % 6}`}))});
  }

  /// Histograms beside spectra, one row a variable; the truth below the surrogates.
  function climate({host, legend}) {
    const count = Math.min(data.example.names.length, 3);
    const everyone = [{label: "truth", statistics: data.climate.truth.statistics, style: "sf fat"}]
      .concat(data.climate.surrogates.map((row, i) => ({...row, style: `${curveStyle(i)} thin`})))
      .filter(row => row.statistics);
    host.classList.remove("chart");
    host.classList.add("grid", "two");
    delete host.dataset.figure;
    const panel = (id, x, y, title, points) => {
      const area = host.appendChild(element("figure"))
        .appendChild(element("div", {id: `figure-${id}`, class: "chart", "data-figure": ""}));
      figure(area.id, () => {
        const chart = new Chart(area, {height: 210, title, x, y});
        for (const {label, statistics, style} of everyone) {
          chart.line(points(statistics), style);
          chart.tell(points(statistics), (at, v) => `${label}: ${short(v)} at ${short(at)}`);
        }
      });
    };
    for (let v = 0; v < count; v++) {
      const name = data.example.names[v];
      const shares = ({histograms}) => {
        const {least, greatest, shares: parts} = histograms[v];
        const width = (greatest - least) / parts.length;
        return parts.map((share, k) => [least + (k + 0.5) * width, width > 0 ? share / width : 0]);
      };
      const power = ({powerSpectra, frequencyStep}) =>
        powerSpectra[v].slice(1).map((p, k) => [(k + 1) * frequencyStep, p > 0 ? p : null]);
      const {least, greatest} = data.climate.truth.statistics.histograms[v];
      // The truth's own range, whatever a run that has left it or stands still does.
      const inside = everyone.flatMap(row => shares(row.statistics)).filter(([x]) => x >= least && x <= greatest).map(p => p[1]);
      panel(`histogram-${v}`, {domain: extent([least, greatest], 0.1), label: name},
        {domain: [0, 1.06 * Math.min(Math.max(...inside), 3 * Math.max(...shares(everyone[0].statistics).map(p => p[1])))],
          label: "share per unit"}, `Histogram of ${name}`, shares);
      const powers = everyone.flatMap(row => power(row.statistics)).map(p => p[1]).filter(p => p > 0);
      panel(`spectrum-${v}`, {domain: decades(power(everyone[0].statistics).map(p => p[0])), scale: "log", label: "cycles per time unit"},
        {domain: decades(powers), scale: "log", label: `power of ${name}`}, `Power spectrum of ${name}`, power);
    }
    drawLegend(legend, everyone.map(({label, style}) => ({text: label, line: style})));
  }

  function climateTable() {
    const {yardstick, surrogates, truth, bound, runs} = data.climate;
    const parts = ["histogram", "spectrum", "autocorrelation"];
    const two = v => v >= 1e-3 && v < 99.5 ? v.toPrecision(2) : short(v);
    const cell = (distance, part) => distance === null ? "–" : `${two(distance[part])} (${two(distance[part] / yardstick[part])}×)`;
    const exponent = row => row.exponents === null ? "–"
      : row.exponents.map((x, i) =>
        fixed(x, 2) + (row.standardErrors[i] === null ? "" : ` ± ${fixed(row.standardErrors[i], 2)}`)).join(", ");
    const lines = surrogates.map((row, i) => ({colour: colour(i), cells: [row.label,
      ...parts.map(part => cell(row.distance, part)), exponent(row),
      row.verdict + (row.runs < runs ? ` (${row.runs} of ${runs} runs)` : "")]}));
    lines.push({kind: "baseline", cells: ["truth, again", ...parts.map(part => two(yardstick[part])),
      truth.exponents ? exponent(truth) : lambda ? fixed(lambda, 2) : "–", ""]});
    coloured("table-climate", "Climates", ["", "histogram", "spectrum", "autocorrelation",
      "Lyapunov exponents, per time unit", "climate"], lines);
    document.getElementById("note-climate").textContent =
      `Each surrogate left to itself for ${runs} ${runs === 1 ? "run" : "runs"} of ${data.climate.steps} steps: distance of its long-run statistics from the `
      + `truth's, and that as a multiple of the distance between two such climates of the truth. Above ${bound} times `
      + "it has left the attractor. Exponents: the leading ones of the surrogate itself, by the QR method.";
  }

  const FIGURES = [
    ["horizons", "Horizons of all starts", horizons,
      "Forecast horizon of each start; box: quartiles, with the median as a line and the mean dashed."],
    ["growth", "Growth of errors", growth,
      `Median over starts of the forecast error against time, on a logarithmic axis. The dotted line is the threshold ${data.protocol.threshold}; `
      + "float64-ceiling, where it is there, is the truth's own solver started again: nothing can see further."],
    ["forecasts", "Truth and forecast", forecasts,
      `The first start: truth and forecasts. Vertical lines mark each forecast's horizon.`
      + (data.example.inputs ? " Below: the inputs that drive the system." : "")
      + (data.example.names.length > MOST_VARIABLES ? ` The first ${MOST_VARIABLES} of ${data.example.names.length} variables.` : "")],
    data.example.names.length === 3
      ? ["attractor", "Attractor", attractor,
        "Each forecast of the first start in state space, with the truth in grey. Drag to turn, double-click to come nearer."]
      : ["spacetime", "Space and time", spaceTime,
        "The first start: the true state over time, and below it the error of each forecast; dashed lines mark the horizons."],
  ];

  if (data.results.some(row => row.cost.multiplyAddsPerStep > 0)) {
    FIGURES.push(["cost", "Cost and horizon", cost,
      "Mean horizon with its 95% interval against multiply-adds of one step, on a logarithmic axis. Up and to the left is better."]);
  }

  if (ensembles.length > 0) {
    FIGURES.push(
      ["spread", "Spread beside error", spread,
        "Of the ensembles, over all starts: root mean square error of their means and the spread of their members. They are the same where "
        + "the truth is as likely as the members."],
      ["coverage", "Bands that hold the truth", coverage,
        "Share of starts whose truth lies within the band of 90% at each time."]);
  }

  if (data.scores) {
    FIGURES.push(["smape", "sMAPE", smape,
      "Symmetric mean absolute percentage error (0 to 100) of all steps up to a time, median over starts."]);
  }

  if (data.climate) {
    FIGURES.push(["climate", "Left alone: climates", climate,
      "Histogram of values and power spectrum of each variable over long runs of the truth and of each surrogate."
      + (data.example.names.length > 3 ? ` The first 3 of ${data.example.names.length} variables.` : "")]);
  }

  tables();
  for (const [id, title, draw, caption] of FIGURES) {
    const where = frame(document.getElementById(`place-${id}`) || document.getElementById("figures"), {id, title, caption});
    draw(where);
  }
  document.documentElement.dataset.drawn = "yes";
})();
