// Draws a study. Which figures there are follows from the factors.
(() => {
  const {data, colour, dash, style, layout, table, logarithmic} = page;
  const points = data.points;
  const names = Object.keys(points[0].factors);
  const sized = points.some(point => point.lyapunovExponent !== null);
  const unit = sized || data.lyapunovExponent ? "Lyapunov times" : "time units";
  const NAMED = {binary64: [52, 11], binary32: [23, 8], binary16: [10, 5], bfloat16: [7, 8]};

  const perTime = point => point.lyapunovExponent || data.lyapunovExponent || 1;
  const mean = point => point.horizon ? point.horizon.mean * perTime(point) : null;
  const bound = (point, i) => point.horizon ? point.horizon.ci95[i] * perTime(point) : null;
  const fixed = x => x === null ? "failed" : x.toFixed(2);
  const values = name => [...new Set(points.map(point => point.factors[name]))];
  const numeric = list => list.every(text => text.trim() !== "" && Number.isFinite(Number(text)));

  /// Logarithmic where positive numbers span more than a decade.
  function axis(title, list) {
    if (!numeric(list)) return {title: {text: title}, type: "category"};
    const numbers = list.map(Number);
    const wide = Math.min(...numbers) > 0 && Math.max(...numbers) >= 20 * Math.min(...numbers);
    return {title: {text: title}, type: wide ? "log" : "linear"};
  }

  /// Mean horizon with the band of its 95% interval.
  function band(name, chosen, x, i, first = true) {
    const ordered = chosen.filter(point => point.horizon);
    const xs = ordered.map(x);
    return [
      {type: "scatter", mode: "lines", x: xs, y: ordered.map(point => bound(point, 0)), hoverinfo: "skip",
        line: {width: 0, color: colour(i)}, showlegend: false, legendgroup: name},
      {type: "scatter", mode: "lines", x: xs, y: ordered.map(point => bound(point, 1)), hoverinfo: "skip",
        fill: "tonexty", opacity: 0.3, line: {width: 0, color: colour(i)}, showlegend: false,
        legendgroup: name},
      {type: "scatter", mode: "lines+markers", name, x: xs, y: ordered.map(mean), legendgroup: name,
        showlegend: first, line: {color: colour(i), width: 2, dash: dash(i)},
        marker: {color: colour(i), symbol: i, size: 7}},
    ];
  }

  const horizonAxis = () => ({title: {text: `mean horizon, ${unit}`}, rangemode: "tozero"});

  function curve() {
    const [name] = names;
    const number = numeric(values(name));
    const x = point => number ? Number(point.factors[name]) : point.factors[name];
    return [band("horizon", points, x, 0, false),
      layout({xaxis: axis(name, values(name)), yaxis: horizonAxis()})];
  }

  /// The first two factors, at one choice of the others.
  function heatMap(chosen) {
    const [down, across] = names;
    const at = (y, x) => chosen.find(p => p.factors[down] === y && p.factors[across] === x);
    const rows = values(down);
    const columns = values(across);
    const cells = rows.map(y => columns.map(x => at(y, x)));
    const all = chosen.map(mean).filter(value => value !== null);
    const most = Math.max(...all, 1e-12);
    const annotations = [];
    rows.forEach((y, r) => columns.forEach((x, c) => {
      const point = cells[r][c];
      if (!point) return;
      const value = mean(point);
      const interval = value === null ? "" : `<br><span style="font-size:10px">${fixed(bound(point, 0))} – ${fixed(bound(point, 1))}</span>`;
      annotations.push({x: c, y: r, showarrow: false,
        text: `${value === most ? "★ " : ""}${value === null ? "failed" : fixed(value)}${interval}`,
        font: {size: 13, color: value === null ? style("--front") : value > 0.55 * most ? "#101010" : "#ffffff"}});
    }));
    return [[{type: "heatmap", x: columns, y: rows, colorscale: "Cividis", zmin: 0,
      z: cells.map(row => row.map(point => point ? mean(point) : null)),
      hovertemplate: `${down} %{y}<br>${across} %{x}<br>%{z:.3f}<extra></extra>`,
      colorbar: {thickness: 12, title: {text: unit, side: "right"}}}],
    layout({height: 120 + 52 * rows.length, annotations,
      xaxis: {title: {text: across}, type: "category"}, yaxis: {title: {text: down}, type: "category"}})];
  }

  function heatMaps() {
    const others = names.slice(2);
    const choices = new Map();
    for (const point of points) {
      const key = others.map(name => `${name} ${point.factors[name]}`).join(", ");
      choices.set(key, [...(choices.get(key) || []), point]);
    }
    return [...choices].map(([key, chosen], i) => [`map-${i}`, key || "Horizon", () => heatMap(chosen),
      `Mean horizon in ${unit} for every pair of values${key ? ` at ${key}` : ""}, with its 95% interval; ★ is the best.`]);
  }

  function ablation() {
    const label = point => `${point.factors.option} ${point.factors.value}`.trim();
    const good = points.filter(point => point.horizon);
    return [[{type: "scatter", mode: "markers", x: good.map(mean), y: good.map(label),
      marker: {color: good.map(point => point.factors.value === "" ? colour(1) : colour(0)), size: 9},
      error_x: {type: "data", symmetric: false, color: style("--soft"),
        array: good.map(point => bound(point, 1) - mean(point)),
        arrayminus: good.map(point => mean(point) - bound(point, 0))}}],
    layout({height: 110 + 28 * points.length, xaxis: horizonAxis(),
      yaxis: {autorange: "reversed", type: "category"},
      shapes: [{type: "line", yref: "paper", y0: 0, y1: 1, x0: mean(points[0]), x1: mean(points[0]),
        line: {color: style("--soft"), dash: "dot", width: 1}}]})];
  }

  const bits = point => NAMED[point.factors.precision]
    || (point.factors.precision.match(/\d+/g) || []).map(Number);

  /// @param which    0: mantissa, 1: exponent
  /// @param widest bits of the other that belong to the curve, at least
  function precision(which, widest) {
    const traces = [];
    const mantissa = which === 0;
    // A surrogate keeps its colour; scopes besides the first wait in the legend.
    values("surrogate").forEach((surrogate, i) => {
      values("scope").forEach((scope, scopeIndex) => {
        for (const flush of [false, true]) {
          const chosen = points.filter(point => point.factors.surrogate === surrogate
            && point.factors.scope === scope && point.factors.precision.startsWith("reduced")
            && point.factors.precision.includes("flush") === flush && bits(point)[1 - which] === widest);
          if (flush && new Set(chosen.map(point => bits(point)[which])).size < 2) continue;
          chosen.sort((a, b) => bits(a)[which] - bits(b)[which]);
          if (chosen.length > 0) {
            const name = `${surrogate}, ${scope}${flush ? ", flushed to zero" : ""}`;
            const added = band(name, chosen, p => bits(p)[which], i);
            added.at(-1).line.dash = dash(scopeIndex + (flush ? 3 : 0));
            added.forEach(trace => trace.visible = scopeIndex === 0 ? true : "legendonly");
            traces.push(...added);
          }
        }
      });
    });
    return [traces, layout({height: 520, yaxis: horizonAxis(),
      xaxis: {title: {text: mantissa ? `mantissa bits beside ${widest} exponent bits`
        : `exponent bits beside ${widest} mantissa bits`}, dtick: mantissa ? 2 : 1}})];
  }

  /// The number of bits of the other part that most reduced formats share, where this part varies.
  function shared(which) {
    const counts = new Map();
    for (const point of points) {
      if (!point.factors.precision.startsWith("reduced")) continue;
      const other = bits(point)[1 - which];
      counts.set(other, (counts.get(other) || new Set()).add(bits(point)[which]));
    }
    return [...counts].filter(([, set]) => set.size > 1).sort((a, b) => b[1].size - a[1].size).map(e => e[0])[0];
  }

  function named() {
    const formats = values("precision").filter(format => NAMED[format]);
    const traces = [];
    let i = 0;
    for (const surrogate of values("surrogate")) {
      const chosen = formats.map(format => points.find(point => point.factors.surrogate === surrogate
        && point.factors.precision === format && point.factors.scope === "all" && point.horizon))
        .filter(point => point);
      traces.push({type: "bar", name: surrogate, x: chosen.map(p => p.factors.precision),
        y: chosen.map(mean), marker: {color: colour(i++)},
        error_y: {type: "data", symmetric: false, color: style("--front"),
          array: chosen.map(p => bound(p, 1) - mean(p)), arrayminus: chosen.map(p => mean(p) - bound(p, 0))}});
    }
    return [traces, layout({yaxis: horizonAxis(), xaxis: {type: "category"}})];
  }

  const cheaper = point => point.cost.multiplyAddsPerStep;

  /// Points that no other beats, from cheap to dear.
  function front() {
    let best = -Infinity;
    return points.filter(point => point.horizon)
      .sort((a, b) => cheaper(a) - cheaper(b) || mean(b) - mean(a))
      .filter(point => mean(point) > best && ((best = mean(point)), true));
  }

  function cost() {
    const traces = [{type: "scatter", mode: "lines", name: "front", x: front().map(cheaper), y: front().map(mean),
      line: {color: style("--soft"), width: 5, shape: "hv"}, opacity: 0.4, hoverinfo: "skip"}];
    values("surrogate").forEach((surrogate, i) => {
      const chosen = points.filter(point => point.factors.surrogate === surrogate && point.horizon);
      traces.push({type: "scatter", mode: "markers+lines", name: surrogate, x: chosen.map(cheaper),
        y: chosen.map(mean), text: chosen.map(p => `${p.factors.option} ${p.factors.value}`),
        line: {color: colour(i), dash: dash(i), width: 1}, marker: {color: colour(i), symbol: i, size: 10},
        error_y: {type: "data", symmetric: false, color: colour(i),
          array: chosen.map(p => bound(p, 1) - mean(p)), arrayminus: chosen.map(p => mean(p) - bound(p, 0))}});
    });
    return [traces, layout({height: 460, yaxis: horizonAxis(),
      xaxis: {title: {text: "multiply-adds a step"}, ...logarithmic(points.map(cheaper))}})];
  }

  const choice = point => names.slice(1).map(name => `${name} ${point.factors[name]}`).join(", ");

  /// A quantity against the size of the system; one trace a choice of options that has several sizes.
  function against(quantity, title, log) {
    const [size] = names;
    const single = points.length === values(size).length;
    const choices = single ? [""] : [...new Set(points.map(choice))];
    const traces = [];
    choices.forEach((key, i) => {
      const chosen = points.filter(point => (single || choice(point) === key) && quantity(point) !== null);
      const x = point => Number(point.factors[size]);
      traces.push(...(quantity === mean ? band(key || "horizon", chosen, x, i, !single)
        : [{type: "scatter", mode: "lines+markers", name: key, showlegend: !single, x: chosen.map(x),
          y: chosen.map(quantity), line: {color: colour(i), dash: dash(i)},
          marker: {color: colour(i), symbol: i, size: 8}}]));
    });
    return [traces, layout({xaxis: axis(size, values(size)),
      yaxis: log ? {title: {text: title}, ...logarithmic(points.map(quantity))} : horizonAxis()})];
  }

  function figures() {
    const interval = "with the 95% interval of the mean over starts";
    if (names.includes("precision")) {
      const found = [["formats", "Named formats", named, `Mean horizon ${interval}; everything is rounded.`]];
      [["mantissa", "Mantissa"], ["exponent", "Exponent"]].forEach(([id, title], which) => {
        if (shared(which) !== undefined) {
          found.push([id, title, () => precision(which, shared(which)),
            `Mean horizon ${interval} against ${id} bits; the legend shows and hides scopes.`]);
        }
      });
      return found;
    }
    if (names.includes("surrogate") && names.includes("value")) {
      return [["cost", "Horizon and cost", cost,
        `Mean horizon ${interval} against multiply-adds of one step. Up and to the left is better; the step line is`
        + " the front: no other is cheaper without a shorter horizon."]];
    }
    if (names[0] === "option") {
      return [["ablation", "One change at a time", ablation,
        `Mean horizon ${interval}; the dotted line is the surrogate as it is.`]];
    }
    if (sized) {
      return [["horizon", "Horizon and size", () => against(mean, "", false), `Mean horizon ${interval}.`],
        ["seconds", "Training time and size", () => against(p => p.cost.trainSeconds, "training, s", true),
          "Wall time of training on one core."],
        ["memory", "Memory and size", () => against(p => p.memoryBytes && p.memoryBytes / 1e6, "resident, MB", true),
          "Greatest resident set of the process while it trained and forecast, with the Java machine and the data."],
        ["step", "Time of a step and size", () => against(p => p.cost.secondsPerStep * 1e6, "a step, µs", true),
          "Wall time of a closed-loop step of one forecast, all starts side by side on one core."]];
    }
    return names.length === 1
      ? [["curve", "Horizon", curve, `Mean horizon ${interval} against ${names[0]}.`]] : heatMaps();
  }

  function pointTable() {
    const digits = value => value === null || value === undefined ? "–" : Number(value.toPrecision(3));
    const best = points.reduce((most, point) => Math.max(most, mean(point) ?? -1), -1);
    table("table-points", "All points", [...names, `mean horizon, ${unit}`, "± std", "95% interval", "median",
      "multiply-adds a step", "fit, s"],
    points.map(point => ({kind: mean(point) !== null && mean(point) === best ? "best" : "", cells: [
      ...names.map(name => point.factors[name] || "as it is"),
      ...(point.horizon ? [fixed(mean(point)), fixed(point.horizon.std * perTime(point)),
        `${fixed(bound(point, 0))} – ${fixed(bound(point, 1))}`, fixed(point.horizon.median * perTime(point)),
        point.cost.multiplyAddsPerStep, digits(point.cost.trainSeconds)]
        : ["failed", "–", "–", "–", "–", "–"])]})));
  }

  page.show(figures(), "The numbers are in the table below.", pointTable);
})();
