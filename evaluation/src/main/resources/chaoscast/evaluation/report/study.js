// Draws a study. Which figures there are follows from the factors.
(() => {
  const data = figures;
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

  /// Logarithmic where positive numbers span more than a decade; words at their places where they are no numbers.
  function axis(label, list) {
    if (!numeric(list)) return {label, words: list};
    const numbers = list.map(Number);
    return {label, log: Math.min(...numbers) > 0 && Math.max(...numbers) >= 20 * Math.min(...numbers)};
  }

  const number = value => value !== null && value !== undefined;
  const LIMITS = [["ceiling", "the truth's own equations"], ["bitLimit", "b ln 2 − 4"]];

  const horizonAxis = {label: `mean horizon, ${unit}`, zero: true};
  const interval = point => `${fixed(mean(point))} (${fixed(bound(point, 0))} … ${fixed(bound(point, 1))})`;

  /// Mean horizons as a curve, with the ends of their 95% intervals.
  function means(name, style, chosen, x) {
    const good = chosen.filter(point => point.horizon);
    return {name, style, dots: true, x: good.map(x), y: good.map(mean), low: good.map(point => bound(point, 0)),
      high: good.map(point => bound(point, 1)), words: (_, __, k) => `${name}: ${interval(good[k])}`};
  }

  /// Curves whose intervals are bands.
  const banded = curves => ({bands: curves.map(({name, style, x, low, high}) => ({of: name, style, x, low, high})),
    curves: curves.map(({low, high, ...curve}) => ({...curve, line: true}))});

  function curve(where) {
    const [name] = names;
    const list = values(name);
    const x = point => numeric(list) ? Number(point.factors[name]) : list.indexOf(point.factors[name]);
    // What the arithmetic allows, where the study has found it.
    const limits = LIMITS.filter(([key]) => points.some(point => number(point[key])))
      .map(([key, name], i) => ({name, style: `s0 ${["dashed", "dotted"][i]}`, line: true, x: points.map(x),
        y: points.map(point => number(point[key]) ? point[key] * perTime(point) : null)}));
    const {bands, curves} = banded([means("horizon", "s1", points, x)]);
    plot(where, {title: "Horizon", height: 380, x: axis(name, list), y: horizonAxis, bands, curves: curves.concat(limits)});
  }

  /// The first two factors, at one choice of the others, as a table whose cells are the darker, the farther.
  function heatMap({host}, chosen) {
    const [down, across] = names;
    const all = chosen.map(mean).filter(value => value !== null);
    const most = Math.max(...all, 1e-12);
    const made = element("table", {class: "map", "aria-label": `Mean horizon by ${down} and ${across}`});
    const head = made.appendChild(element("thead")).appendChild(element("tr"));
    const corner = head.appendChild(element("th", {scope: "col"}));
    corner.append(element("span", {}, `${down} ↓`), element("span", {}, `${across} →`));
    values(across).forEach(x => head.append(element("th", {scope: "col"}, x)));
    const body = made.appendChild(element("tbody"));
    for (const y of values(down)) {
      const line = body.appendChild(element("tr"));
      line.append(element("th", {scope: "row", class: lengthOf(y)}, y));
      for (const x of values(across)) {
        const point = chosen.find(p => p.factors[down] === y && p.factors[across] === x);
        const cell = line.appendChild(element("td"));
        if (!point) continue;
        const value = mean(point);
        cell.append(`${value === most ? "★ " : ""}${fixed(value)}`);
        if (value === null) continue;
        cell.append(element("small", {}, `${fixed(bound(point, 0))} – ${fixed(bound(point, 1))}`));
        cell.style.background = shade(value / most);
        if (value === most) cell.className = "won";
      }
    }
    host.className = "scroll ranking";
    host.tabIndex = 0;
    delete host.dataset.figure;
    host.replaceChildren(made);
  }

  function heatMaps() {
    const others = names.slice(2);
    const choices = new Map();
    for (const point of points) {
      const key = others.map(name => `${name} ${point.factors[name]}`).join(", ");
      choices.set(key, [...(choices.get(key) || []), point]);
    }
    return [...choices].map(([key, chosen], i) => [`map-${i}`, key || "Horizon", where => heatMap(where, chosen),
      `Mean horizon in ${unit} for every pair of values${key ? ` at ${key}` : ""}, with its 95% interval; ★ is the best.`]);
  }

  function ablation(where) {
    rowsPlot(where, {title: "One change at a time", label: horizonAxis.label, mark: mean(points[0]),
      rows: points.map(point => ({name: `${point.factors.option} ${point.factors.value}`.trim(),
        style: point.factors.value === "" ? "s2" : "s1", mean: mean(point) ?? NaN, low: bound(point, 0), high: bound(point, 1)}))});
  }

  const bits = point => NAMED[point.factors.precision]
    || (point.factors.precision.match(/\d+/g) || []).map(Number);

  /// @param which    0: mantissa, 1: exponent
  /// @param widest bits of the other that belong to the curve, at least
  function precision(where, which, widest) {
    const curves = [];
    // A surrogate keeps its colour; scopes besides the first wait in the legend.
    values("surrogate").forEach((surrogate, i) => {
      values("scope").forEach((scope, scopeIndex) => {
        for (const flush of [false, true]) {
          const chosen = points.filter(point => point.factors.surrogate === surrogate
            && point.factors.scope === scope && point.factors.precision.startsWith("reduced")
            && point.factors.precision.includes("flush") === flush && bits(point)[1 - which] === widest);
          if (chosen.length === 0 || flush && new Set(chosen.map(point => bits(point)[which])).size < 2) continue;
          chosen.sort((a, b) => bits(a)[which] - bits(b)[which]);
          curves.push({...means(`${surrogate}, ${scope}${flush ? ", flushed to zero" : ""}`,
            `s${1 + i % 6} d${(scopeIndex + (flush ? 3 : 0)) % 6}`, chosen, p => bits(p)[which]), hidden: scopeIndex > 0});
        }
      });
    });
    plot(where, {title: which === 0 ? "Mantissa" : "Exponent", height: 460, y: horizonAxis, ...banded(curves),
      x: {label: which === 0 ? `mantissa bits beside ${widest} exponent bits` : `exponent bits beside ${widest} mantissa bits`}});
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

  function named(where) {
    const formats = values("precision").filter(format => NAMED[format]);
    const surrogates = values("surrogate");
    plot(where, {title: "Named formats", height: 380, y: horizonAxis, x: {label: "", words: formats},
      curves: surrogates.map((surrogate, i) => means(surrogate, `s${1 + i % 6}`,
        points.filter(point => point.factors.surrogate === surrogate && point.factors.scope === "all" && NAMED[point.factors.precision]),
        // Side by side, so that none hides another.
        point => formats.indexOf(point.factors.precision) + 0.12 * (i - (surrogates.length - 1) / 2)))});
  }

  const cheaper = point => point.cost.multiplyAddsPerStep;

  /// Points that no other beats, from cheap to dear.
  function front() {
    let best = -Infinity;
    return points.filter(point => point.horizon)
      .sort((a, b) => cheaper(a) - cheaper(b) || mean(b) - mean(a))
      .filter(point => mean(point) > best && ((best = mean(point)), true));
  }

  function cost(where) {
    const steps = front().flatMap((point, k, all) => (k === 0 ? [] : [[cheaper(point), mean(all[k - 1])]]).concat([[cheaper(point), mean(point)]]));
    plot(where, {title: "Horizon and cost", height: 420, y: horizonAxis, x: {label: "multiply-adds a step", log: true},
      curves: [{name: "front", style: "s0 front", line: true, x: steps.map(p => p[0]), y: steps.map(p => p[1])},
        ...values("surrogate").map((surrogate, i) => {
          const chosen = points.filter(point => point.factors.surrogate === surrogate && point.horizon);
          return {...means(surrogate, curveStyle(i), chosen, cheaper), line: true, words: (_, __, k) =>
            `${surrogate}, ${chosen[k].factors.option} ${chosen[k].factors.value}: ${interval(chosen[k])}`};
        })]});
  }

  const choice = point => names.slice(1).map(name => `${name} ${point.factors[name]}`).join(", ");

  /// A quantity against the size of the system; one curve a choice of options that has several sizes.
  function against(where, quantity, label) {
    const [size] = names;
    const single = points.length === values(size).length;
    const choices = single ? [""] : [...new Set(points.map(choice))];
    const x = point => Number(point.factors[size]);
    const curves = choices.map((key, i) => {
      const chosen = points.filter(point => (single || choice(point) === key) && quantity(point) !== null);
      return quantity === mean ? means(key || "horizon", curveStyle(i), chosen, x)
        : {name: key || label, style: curveStyle(i), line: true, dots: true, x: chosen.map(x), y: chosen.map(quantity)};
    });
    plot(where, {title: label || horizonAxis.label, height: 340, x: axis(size, values(size)),
      ...(quantity === mean ? {y: horizonAxis, ...banded(curves)} : {y: {label, log: true}, curves})});
  }

  function drawings() {
    const intervals = "with the 95% interval of the mean over starts";
    if (names.includes("precision")) {
      const found = [["formats", "Named formats", named, `Mean horizon ${intervals}; everything is rounded.`]];
      [["mantissa", "Mantissa"], ["exponent", "Exponent"]].forEach(([id, title], which) => {
        if (shared(which) !== undefined) {
          found.push([id, title, where => precision(where, which, shared(which)),
            `Mean horizon ${intervals} against ${id} bits; the legend shows and hides scopes.`]);
        }
      });
      return found;
    }
    if (names.includes("surrogate") && names.includes("value")) {
      return [["cost", "Horizon and cost", cost,
        `Mean horizon ${intervals} against multiply-adds of one step. Up and to the left is better; the step line is`
        + " the front: no other is cheaper without a shorter horizon."]];
    }
    if (names[0] === "option") {
      return [["ablation", "One change at a time", ablation,
        `Mean horizon ${intervals}; the dotted line is the surrogate as it is.`]];
    }
    if (sized) {
      return [["horizon", "Horizon and size", where => against(where, mean, ""), `Mean horizon ${intervals}.`],
        ["seconds", "Training time and size", where => against(where, p => p.cost.trainSeconds, "training, s"),
          "Wall time of training on one core."],
        ["memory", "Memory and size", where => against(where, p => p.memoryBytes && p.memoryBytes / 1e6, "resident, MB"),
          "Greatest resident set of the process while it trained and forecast, with the Java machine and the data."],
        ["step", "Time of a step and size", where => against(where, p => p.cost.secondsPerStep * 1e6, "a step, µs"),
          "Wall time of a closed-loop step of one forecast, all starts side by side on one core."]];
    }
    return names.length === 1
      ? [["curve", "Horizon", curve, `Mean horizon ${intervals} against ${names[0]}.`]] : heatMaps();
  }

  /// Columns that only some studies have: title, the cell's text of a point that has it, and the word of --measures
  /// that asks for it, as trials measure more than a study is about.
  const FURTHER = [
    ["std of seeds", point => point.seedStd > 0 && fixed(point.seedStd * perTime(point))],
    ...LIMITS.map(([key, name]) => [name, point => number(point[key]) && fixed(point[key] * perTime(point))]),
    ["largest residual of a step", point => number(point.residualDigits) && powerOfTen(Math.round(point.residualDigits))],
    ["wrong at once", point => percent(point.lost), "lost"],
    ["condition", point => number(point.condition) && short(point.condition), "condition"],
    ["rank", point => number(point.rank) && short(point.rank), "rank"],
    ["forgetting", point => number(point.forgetting) && short(point.forgetting), "forgetting"],
    ["memories apart", point => number(point.apart) && percent(point.apart), "apart"],
    ["a step, µs", point => number(point.cost.secondsPerStep) && short(point.cost.secondsPerStep * 1e6), "step"],
    ["resident, MB", point => number(point.memoryBytes) && short(point.memoryBytes / 1e6)],
    ["multiply-adds a step", point => point.cost.multiplyAddsPerStep > 0 && point.cost.multiplyAddsPerStep],
    ["fit, s", point => number(point.cost.trainSeconds) && short(point.cost.trainSeconds)],
  ];
  const words = data.manifest.command.split(" ");
  const asked = words.flatMap((word, k) => word.startsWith("--measures=") ? word.slice(11).split(",")
    : words[k - 1] === "--measures" ? word.split(",") : []);
  const percent = share => `${(100 * share).toFixed(0)}%`;

  function pointTable() {
    const best = points.reduce((most, point) => Math.max(most, mean(point) ?? -1), -1);
    const further = FURTHER.filter(([, text, word]) =>
      (!word || sized || asked.includes(word)) && points.some(point => text(point)));
    coloured("table-points", "All points",
      [...names, `mean horizon, ${unit}`, "± std", "95% interval", "median", ...further.map(([title]) => title)],
      points.map(point => ({kind: mean(point) !== null && mean(point) === best ? "best" : "", cells: [
        ...names.map(name => point.factors[name] || (name === "value" ? "" : "as it is")),
        ...(point.horizon ? [fixed(mean(point)), fixed(point.horizon.std * perTime(point)),
          `${fixed(bound(point, 0))} – ${fixed(bound(point, 1))}`, fixed(point.horizon.median * perTime(point))]
          : ["failed", "–", "–", "–"]),
        ...further.map(([, text]) => point.horizon && text(point) || "–")]})));
  }

  pointTable();
  for (const [id, title, draw, caption] of drawings()) {
    draw(frame(document.getElementById("figures"), {id, title, caption}));
  }
  document.documentElement.dataset.drawn = "yes";
})();
