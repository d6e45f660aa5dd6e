// Draws the report of a comparison.
(() => {
  const {data, colour, dash, style, layout, table, logarithmic} = page;
  const lambda = data.system.lyapunovExponent;
  const unit = lambda ? "Lyapunov times" : "time units";
  const perTime = lambda || 1;
  const MOST_VARIABLES = 8;
  const ensembles = (data.ensembles || []).map(row =>
    ({...row, at: data.results.findIndex(result => result.label === row.label)}));
  const horizon = row => row.horizonLyapunov || row.horizon;
  const fixed = (x, digits) => x === null || x === undefined ? "–" : x.toFixed(digits).replace(/^-(?=[0.]+$)/, "").replace("-", "−");
  const short = x => x === null || x === undefined ? "–"
    : x === 0 ? "0" : Math.abs(x) < 1e-2 || Math.abs(x) >= 1e4 ? x.toExponential(1)
    : String(Number(x.toPrecision(3)));

  function horizonCells(row) {
    const h = horizon(row);
    return [fixed(h.mean, 2), `${fixed(h.ci95[0], 2)} … ${fixed(h.ci95[1], 2)}`, fixed(h.std, 2),
      fixed(h.median, 2), h.censored,
      row.errorGrowthRate === null ? "–" : fixed(row.errorGrowthRate / perTime, 2)];
  }

  function tables() {
    const rows = data.results.map((row, i) => ({colour: colour(i), cells: [row.label,
      ...horizonCells(row), short(row.oneStepError), short(row.trainError),
      row.cost.multiplyAddsPerStep, short(row.cost.trainSeconds), row.diverged]}));
    rows.push(...data.failures.map(row => ({cells: [row.label, ...Array(11).fill("–")]})));
    rows.push(...data.baselines.map(row => ({kind: "baseline",
      cells: [row.name, ...horizonCells(row), "", "", "", "", ""]})));
    table("table-results", "Forecast horizons",
      ["", `horizon, ${unit}`, "95% interval", "± std", "median", "censored", "growth",
        "1-step error", "train error", "multiply-adds", "fit, s", "diverged"], rows);
    document.getElementById("note-results").textContent =
      `Horizons of ${data.protocol.starts} starts. Growth: the rate at which small errors grow`
      + (lambda ? `, as a multiple of λ₁ = ${lambda}.` : " per time unit.")
      + (data.results.some(row => row.errorGrowthKind === "model-error")
        ? " Above 1.5 λ₁ it is the model's own error of every step that grows." : "")
      + " Censored: still valid when the forecast ended; these horizons are lower bounds."
      + data.failures.map(row => ` ${row.label} could not be trained: ${row.reason}; ${row.cure}.`).join("");

    document.getElementById("section-pairs").hidden = data.pairs.length === 0;
    table("table-pairs", "Paired comparisons",
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
    table("table-thresholds", "Mean horizon at other thresholds",
      [`mean horizon, ${unit}, at error ≤`, ...thresholds.map(t => t.threshold)],
      everyone.map(row => ({
        cells: [row.label, ...row.thresholds.map(t => fixed(t.mean * perTime, 2))]})));

    document.getElementById("section-scores").hidden = !data.scores;
    if (data.scores) scoresTable();

    document.getElementById("section-ensembles").hidden = ensembles.length === 0;
    if (ensembles.length > 0) ensembleTable();

    document.getElementById("section-climate").hidden = !data.climate;
    if (data.climate) climateTable();

    table("table-manifest", "Manifest", ["", ""],
      Object.entries(data.manifest).filter(([name]) => name !== "command")
        .map(([name, value]) => ({kind: "words", cells: [name, value]})));
    table("table-settings", "Settings", ["", ""],
      data.results.map((row, i) => ({kind: "words", colour: colour(i), cells: [row.label,
        [...Object.entries(row.settings).map(([key, value]) => `${key} = ${value}`),
          row.precision + (row.precision === "binary64" ? "" : `, ${row.scope}`)].join(", ")]})));
  }

  function ensembleTable() {
    const mean = xs => xs.length ? xs.reduce((sum, x) => sum + x, 0) / xs.length * perTime : null;
    const percent = x => x === null ? "–" : `${fixed(100 * x, 1)}%`;
    table("table-ensembles", "Ensembles", ["", "CRPS", "spread / error", "truth in 50% band", "in 90% band", "drawn apart",
      `foreseen, ${unit}`, "seen", "correlation", "seen in foreseen 90%"],
      ensembles.map(row => ({colour: colour(row.at), cells: [row.label, short(row.crps), fixed(row.spreadSkillRatio, 2),
        percent(row.coverage50), percent(row.coverage90), `× ${short(row.inflation)}`, fixed(mean(row.predictedHorizons), 2),
        fixed(mean(row.horizons), 2), fixed(row.horizonCorrelation, 2), percent(row.horizonsWithin90)]})));
    const [first] = ensembles;
    document.getElementById("note-ensembles").textContent =
      `${first.members} members, ${first.starts} starts. CRPS in standard deviations; bands over the steps that forecasts are valid for `
      + "on average; horizons foreseen by taking each member in turn for the truth.";
  }

  /// Curves over forecast time of each ensemble; of several kinds, the later ones dotted.
  function ensembleCurves(title, kinds, more = {}) {
    const step = data.protocol.timeStep * perTime;
    const traces = ensembles.flatMap(row => kinds.map(([name, key], k) => ({type: "scatter", mode: "lines",
      name: kinds.length > 1 ? `${row.label}, ${name}` : row.label,
      x: row[key].map((_, i) => (i * data.errorCurveStride + 1) * step), y: row[key],
      line: {color: colour(row.at), width: 2, dash: k > 0 ? "dot" : kinds.length > 1 ? "solid" : dash(row.at)}})));
    return [traces, layout({height: 400, xaxis: {title: {text: `forecast time, ${unit}`}, rangemode: "tozero"},
      yaxis: {title: {text: title}, rangemode: "tozero"}, ...more})];
  }

  const spread = () => ensembleCurves("standard deviations", [["error", "errorCurve"], ["spread", "spreadCurve"]]);

  const coverage = () => ensembleCurves("truth in the 90% band", [["", "coverage90Curve"]], {
    yaxis: {title: {text: "truth in the 90% band"}, range: [0, 1.02], tickformat: ".0%"},
    shapes: [{type: "line", xref: "paper", x0: 0, x1: 1, y0: 0.9, y1: 0.9, line: {color: style("--soft"), width: 1, dash: "dot"}}]});

  function scoresTable() {
    const steps = data.scores[0].smape.length;
    const at = [1, Math.min(20, steps), steps];
    table("table-scores", "Scores that others publish", ["", ...at.map(t => `sMAPE, %, to step ${t}`), "MASE",
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

  function smape() {
    const step = data.protocol.timeStep * perTime;
    const traces = data.scores.map((row, i) => ({type: "scatter", mode: "lines", name: row.label,
      x: row.smape.map((_, t) => (t + 1) * step), y: row.smape,
      line: i < data.results.length ? {color: colour(i), width: 2, dash: dash(i)}
        : {color: style("--soft"), width: 1.2, dash: dash(i - data.results.length + 1)}}));
    return [traces, layout({height: 400,
      xaxis: {title: {text: `forecast time, ${unit}`}, rangemode: "tozero"},
      yaxis: {title: {text: "sMAPE to that time, %"}, rangemode: "tozero"}})];
  }

  function growth() {
    const step = data.protocol.timeStep * perTime;
    const trace = (name, curve, line) => ({
      type: "scatter", mode: "lines", name, line, connectgaps: false,
      x: curve.map((_, i) => (i * data.errorCurveStride + 1) * step),
      y: curve.map(e => e > 0 ? e : null),
    });
    const traces = data.baselines.map((row, i) => trace(row.name, row.errorCurve,
      {color: style("--soft"), width: row.name === "float64-ceiling" ? 2.5 : 1.2, dash: dash(i + 1)}));
    traces.push(...data.results.map((row, i) =>
      trace(row.label, row.errorCurve, {color: colour(i), width: 2, dash: dash(i)})));
    return [traces, layout({
      height: 460,
      xaxis: {title: {text: `forecast time, ${unit}`}},
      yaxis: {title: {text: "median error"}, ...logarithmic(traces.flatMap(made => made.y))},
      shapes: [{type: "line", xref: "paper", x0: 0, x1: 1, y0: data.protocol.threshold,
        y1: data.protocol.threshold, line: {color: style("--soft"), width: 1, dash: "dot"}}],
    })];
  }

  function horizons() {
    const rows = data.results.map((row, i) => ({name: row.label, row, line: colour(i)}))
      .concat(data.baselines.map(row => ({name: row.name, row, line: style("--soft")})));
    return [rows.map(({name, row, line}) => ({
      type: "box", orientation: "h", name, x: horizon(row).perStart, boxpoints: "all", jitter: 0.6,
      pointpos: 0, boxmean: true, marker: {color: line, size: 3, opacity: 0.5}, line: {color: line},
      fillcolor: "rgba(128,128,128,0.12)",
    })), layout({
      height: 90 + 62 * rows.length, showlegend: false,
      xaxis: {title: {text: `horizon of each start, ${unit}`}, rangemode: "tozero"},
      yaxis: {autorange: "reversed"},
    })];
  }

  /// Time to show: past the longest horizon, but not the whole forecast if all end early.
  function shownSamples() {
    const longest = Math.max(...data.example.forecasts.map(f => f.horizon), 0);
    const wanted = Math.ceil(Math.max(1.6 * longest, 2 / perTime) / data.example.timeStep);
    return Math.min(data.example.truth[0].length, Math.max(wanted, 50));
  }

  /// The truth's range and a fifth more, whatever a forecast that has left it does.
  function span(values) {
    const low = Math.min(...values);
    const high = Math.max(...values);
    const margin = 0.2 * (high - low) || 1;
    return [low - margin, high + margin];
  }

  function forecasts() {
    const {timeStep} = data.example;
    const variables = Math.min(data.example.names.length, MOST_VARIABLES);
    const inputs = (data.example.inputs || []).slice(0, MOST_VARIABLES);
    const names = [...data.example.names.slice(0, variables), ...(data.example.inputNames || []).map(name => `input ${name}`)];
    const truth = [...data.example.truth.slice(0, variables), ...inputs];
    const count = truth.length;
    const shown = shownSamples();
    const time = Array.from({length: shown}, (_, i) => i * timeStep * perTime);
    const traces = [];
    const more = {height: 120 + 120 * count, shapes: [],
      xaxis: {title: {text: `time since the start, ${unit}`}, anchor: count > 1 ? `y${count}` : "y"}};
    for (let v = 0; v < count; v++) {
      const yaxis = v === 0 ? "y" : `y${v + 1}`;
      more[v === 0 ? "yaxis" : `yaxis${v + 1}`] =
        {title: {text: names[v]}, domain: [1 - (v + 0.94) / count, 1 - v / count], range: span(truth[v])};
      const trace = (name, states, line) => traces.push({type: "scatter", mode: "lines", name, line,
        x: time, y: states[v].slice(0, shown), yaxis, legendgroup: name, showlegend: v === 0});
      trace("truth", truth, {color: style("--front"), width: 3});
      (v < variables ? data.example.forecasts : []).forEach((forecast, i) =>
        trace(forecast.label, forecast.states, {color: colour(i), width: 1.6, dash: dash(i)}));
    }
    more.shapes = data.example.forecasts.map((forecast, i) => ({type: "line", yref: "paper", y0: 0,
      y1: 1, x0: forecast.horizon * perTime, x1: forecast.horizon * perTime,
      line: {color: colour(i), width: 1.4, dash: dash(i)}}));
    more.legend = {orientation: "h", y: -60 / more.height, yanchor: "top"};
    return [traces, layout(more)];
  }

  /// One scene for each contestant with the truth behind it, side by side.
  function attractor() {
    const {names, truth, forecasts} = data.example;
    const narrow = document.documentElement.clientWidth < 640;
    const columns = narrow ? 1 : Math.min(3, forecasts.length);
    const rows = Math.ceil(forecasts.length / columns);
    const traces = [];
    const more = {height: (narrow ? 300 : columns === 1 ? 480 : 300) * rows, annotations: [], showlegend: false,
      margin: {l: 0, r: 0, t: 0, b: 0}};
    const axis = i => ({title: {text: names[i]}, gridcolor: style("--line"), showbackground: false,
      zerolinecolor: style("--line"), range: span(truth[i]), nticks: 5});
    forecasts.forEach((forecast, k) => {
      const column = k % columns;
      const row = Math.floor(k / columns);
      const scene = k === 0 ? "scene" : `scene${k + 1}`;
      const curve = (name, [x, y, z], line, opacity) => traces.push({type: "scatter3d", mode: "lines", name, x, y, z,
        line, opacity, scene, hoverinfo: "name"});
      curve("truth", truth, {color: style("--soft"), width: 1.5}, 0.45);
      curve(forecast.label, forecast.states, {color: colour(k), width: 3}, 1);
      const domain = {x: [column / columns, (column + 0.98) / columns], y: [1 - (row + 1) / rows, 1 - row / rows]};
      more[scene] = {xaxis: axis(0), yaxis: axis(1), zaxis: axis(2), domain, aspectmode: "cube",
        camera: {eye: {x: 1.45, y: -1.55, z: 0.6}, center: {x: 0, y: 0, z: -0.12}}};
      more.annotations.push({text: forecast.label, xref: "paper", yref: "paper", showarrow: false,
        x: domain.x[0] + 0.02, xanchor: "left", y: 1 - row / rows, yanchor: "top", font: {color: colour(k), size: 14}});
    });
    return [traces, layout(more)];
  }

  function spaceTime() {
    const {names, truth, timeStep} = data.example;
    const shown = shownSamples();
    const time = Array.from({length: shown}, (_, i) => i * timeStep * perTime);
    const flat = truth.flatMap(row => row.slice(0, shown));
    const greatest = flat.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const rows = 1 + data.example.forecasts.length;
    const traces = [{type: "heatmap", name: "truth", x: time, y: names, colorscale: "Cividis",
      z: truth.map(row => row.slice(0, shown)),
      colorbar: {len: 1 / rows, y: 1 - 0.5 / rows, thickness: 12, title: {text: "state"}}}];
    const more = {height: 90 + 150 * rows, annotations: [], shapes: [],
      xaxis: {title: {text: `time since the start, ${unit}`}, anchor: rows > 1 ? `y${rows}` : "y"}};
    const panel = (r, text) => {
      more[r === 0 ? "yaxis" : `yaxis${r + 1}`] = {domain: [1 - (r + 0.82) / rows, 1 - r / rows - 0.02]};
      more.annotations.push({text, xref: "paper", x: 0, xanchor: "left", yref: "paper",
        y: 1 - r / rows - 0.02, yanchor: "bottom", showarrow: false});
    };
    panel(0, "truth");
    data.example.forecasts.forEach((forecast, i) => {
      const y = `y${i + 2}`;
      traces.push({type: "heatmap", name: forecast.label, x: time, y: names, yaxis: y,
        colorscale: "RdBu", zmid: 0, zmin: -greatest, zmax: greatest, showscale: i === 0,
        z: truth.map((row, v) => row.slice(0, shown).map((x, t) =>
          t < forecast.states[v].length ? forecast.states[v][t] - x : null)),
        colorbar: {len: 1 / rows, y: 1 - 1.5 / rows, thickness: 12, title: {text: "error"}}});
      panel(i + 1, `${forecast.label} − truth`);
      more.shapes.push({type: "line", yref: `${y} domain`, y0: 0, y1: 1, line: {width: 2,
        color: style("--front"), dash: "dash"}, x0: forecast.horizon * perTime,
        x1: forecast.horizon * perTime});
    });
    return [traces, layout({...more, margin: {l: 56, r: 12, t: 28, b: 48}})];
  }

  function cost() {
    return [data.results.map((row, i) => {
      const h = horizon(row);
      return {type: "scatter", mode: "markers+text", name: row.label, text: ["  " + row.label],
        textposition: "middle right", cliponaxis: false, x: [row.cost.multiplyAddsPerStep], y: [h.mean],
        marker: {color: colour(i), size: 11, symbol: i},
        error_y: {type: "data", symmetric: false, array: [h.ci95[1] - h.mean],
          arrayminus: [h.mean - h.ci95[0]], color: colour(i)}};
    }), layout({height: 380, showlegend: false,
      margin: {l: 56, r: 96, t: 12, b: 48},
      xaxis: {title: {text: "multiply-adds a step"}, ...logarithmic(data.results.map(row => row.cost.multiplyAddsPerStep))},
      yaxis: {title: {text: `mean horizon, ${unit}`},
        range: [0, 1.15 * Math.max(...data.results.map(row => horizon(row).ci95[1]), 1e-9)]}})];
  }

  /// Histograms beside spectra, one row a variable; the truth below the surrogates.
  function climate() {
    const {names} = data.example;
    const count = Math.min(names.length, 3);
    const everyone = [{label: "truth", statistics: data.climate.truth.statistics,
      line: {color: style("--front"), width: 4}}]
      .concat(data.climate.surrogates.map((row, i) => ({...row,
        line: {color: colour(i), width: 1.6, dash: dash(i)}})))
      .filter(row => row.statistics);
    const narrow = document.documentElement.clientWidth < 640;
    const rows = narrow ? 2 * count : count;
    const traces = [];
    const more = {height: 110 + 210 * rows};
    const panel = (n, row, column, titles, kinds) => {
      const low = 1 - (row + 1) / rows;
      const width = narrow ? [0, 1] : column === 0 ? [0, 0.46] : [0.54, 1];
      const suffix = n === 0 ? "" : `${n + 1}`;
      more[`xaxis${suffix}`] = {domain: width, anchor: `y${suffix}`, title: {text: titles[0]}, ...kinds[0]};
      more[`yaxis${suffix}`] = {domain: [low + 0.28 / rows, low + 0.98 / rows], anchor: `x${suffix}`,
        title: {text: titles[1]}, ...kinds[1]};
      return {xaxis: `x${suffix}`, yaxis: `y${suffix}`};
    };
    for (let v = 0; v < count; v++) {
      const left = panel(2 * v, narrow ? 2 * v : v, 0, [names[v], "share per bin width"],
        [{range: histogramRange(v)}, {rangemode: "tozero"}]);
      const right = panel(2 * v + 1, narrow ? 2 * v + 1 : v, 1, ["cycles per time unit", `power of ${names[v]}`],
        [logarithmic([1, everyone[0].statistics.powerSpectra[v].length - 1].map(k => k * everyone[0].statistics.frequencyStep)),
          logarithmic(everyone.flatMap(row => row.statistics.powerSpectra[v].slice(1)), 4)]);
      for (const {label, statistics, line} of everyone) {
        const {least, greatest, shares} = statistics.histograms[v];
        const width = (greatest - least) / shares.length;
        const common = {type: "scatter", mode: "lines", name: label, line, legendgroup: label};
        traces.push({...common, ...left, showlegend: v === 0,
          x: shares.map((_, k) => least + (k + 0.5) * width), y: shares.map(share => width > 0 ? share / width : 0)});
        const power = statistics.powerSpectra[v].slice(1);
        traces.push({...common, ...right, showlegend: false,
          x: power.map((_, k) => (k + 1) * statistics.frequencyStep), y: power.map(p => p > 0 ? p : null)});
      }
    }
    more.legend = {orientation: "h", y: -30 / more.height, yanchor: "top"};
    return [traces, layout(more)];
  }

  /// The truth's own, whatever a run that has left it does.
  function histogramRange(v) {
    const {least, greatest} = data.climate.truth.statistics.histograms[v];
    const margin = 0.1 * (greatest - least) || 1;
    return [least - margin, greatest + margin];
  }

  function climateTable() {
    const {yardstick, surrogates, truth, bound, runs} = data.climate;
    const parts = ["histogram", "spectrum", "autocorrelation"];
    const cell = (distance, part) => distance === null ? "–"
      : `${short(distance[part])} (${short(Number((distance[part] / yardstick[part]).toPrecision(2)))}×)`;
    const exponent = row => row.exponents === null ? "–"
      : row.exponents.map((x, i) => `${fixed(x, 2)} ± ${fixed(row.standardErrors[i], 2)}`).join(", ");
    const lines = surrogates.map((row, i) => ({colour: colour(i), cells: [row.label,
      ...parts.map(part => cell(row.distance, part)), exponent(row),
      row.verdict + (row.runs < runs ? ` (${row.runs} of ${runs} runs)` : "")]}));
    lines.push({kind: "baseline", cells: ["truth, again", ...parts.map(part => short(yardstick[part])),
      truth.exponents ? exponent(truth) : lambda ? fixed(lambda, 2) : "–", ""]});
    table("table-climate", "Climates", ["", "histogram", "spectrum", "autocorrelation",
      "Lyapunov exponents, per time unit", "climate"], lines);
    document.getElementById("note-climate").textContent =
      `Each surrogate left to itself for ${runs} runs of ${data.climate.steps} steps: distance of its long-run statistics from the `
      + `truth's, and that as a multiple of the distance between two such climates of the truth. Above ${bound} times `
      + "it has left the attractor. Exponents: the leading ones of the surrogate itself, by the QR method.";
  }

  const best = data.results.reduce((a, b) => !a || horizon(b).mean > horizon(a).mean ? b : a, null);
  const bestWords = best ? `${best.label} sees furthest, ${fixed(horizon(best).mean, 2)} ${unit} on average. ` : "";
  const listed = data.results.map(row => `${row.label} ${fixed(horizon(row).mean, 2)}`).join(", ");
  const FIGURES = [
    ["horizons", "Horizons of all starts", horizons,
      `Forecast horizon of each start; box: quartiles, with the median as a line and the mean dashed. ${bestWords}`],
    ["growth", "Growth of errors", growth,
      `Median over starts of the forecast error against time, on a logarithmic axis. The dotted line is the threshold ${data.protocol.threshold}; `
      + "float64-ceiling, where it is there, is the truth's own solver started again: nothing can see further."],
    ["forecasts", "Truth and forecast", forecasts,
      `The first start: truth and forecasts. Vertical lines mark each forecast's horizon.`
      + (data.example.inputs ? " Below: the inputs that drive the system." : "")
      + (data.example.names.length > MOST_VARIABLES ? ` The first ${MOST_VARIABLES} of ${data.example.names.length} variables.` : "")],
    data.example.names.length === 3
      ? ["attractor", "Attractor", attractor,
        "Each forecast of the first start in state space, with the truth in grey. Drag to turn, scroll to zoom."]
      : ["spacetime", "Space and time", spaceTime,
        "The first start: the true state over time, and below it the error of each forecast; dashed lines mark the horizons."],
    ["cost", "Cost and horizon", cost,
      `Mean horizon with its 95% interval against multiply-adds of one step, on a logarithmic axis. Up and to the left is better.`],
  ];

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

  page.show(FIGURES, `Mean horizons in ${unit}: ${listed}.`, tables);
})();
