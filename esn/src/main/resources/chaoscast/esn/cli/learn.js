// A network that learns to draw: its curve trial by trial, and what its readouts do meanwhile.
(() => {
  const {dimension, samples, trainingTrials, targets, positions, deviations, exploratory, mastery, gate, explores,
    masters, seeds, published, seed} = figures;
  const trials = Math.ceil(deviations.length / samples);
  const play = document.getElementById("play");
  const slider = document.getElementById("slider");
  const label = document.getElementById("trial");
  let shown = trials - 1, redrawCurve = () => {}, timer = 0;

  /** The points of a trial: in the plane, or against time for a single coordinate. */
  function points(values, trial) {
    const count = Math.min(samples, values.length / dimension - trial * samples);
    return Array.from({length: count}, (_, i) => {
      const at = (trial * samples + i) * dimension;
      return dimension === 1 ? [i / samples, values[at]] : [values[at], values[at + 1]];
    });
  }

  const goal = points(targets, 0);
  const xs = extent(goal.map(p => p[0]), 0.2), ys = extent(goal.map(p => p[1]), 0.2);
  const curve = document.getElementById("figure-curve");
  // A curve in the plane has no use for more room than it fills.
  if (dimension > 1) curve.style.maxWidth = `${Math.round(Math.max(300, 406 * (xs[1] - xs[0]) / (ys[1] - ys[0])) + 70)}px`;
  figure("figure-curve", host => {
    const height = Math.max(260, Math.min(460, host.clientWidth * 0.8));
    // One unit is as long upwards as sideways.
    const inner = Math.max(240, host.clientWidth) - 70;
    const half = dimension === 1 ? 0 : (ys[1] - ys[0]) / (height - 54) * inner / 2;
    const middle = (xs[0] + xs[1]) / 2;
    const domain = half > (xs[1] - xs[0]) / 2 ? [middle - half, middle + half] : xs;
    const chart = new Chart(host, {height, x: {domain, label: dimension === 1 ? "share of the trial" : "x"},
      y: {domain: ys, label: dimension === 1 ? "x" : "y"}, title: "Target and drawn curve in one trial"});
    const layer = chart.layer("curve");
    redrawCurve = () => {
      layer.replaceChildren();
      chart.line(points(positions, shown), shown < trainingTrials ? "s1" : "s2", layer);
      chart.line(goal, "s0 dashed", layer);
    };
    redrawCurve();
  });
  drawLegend(document.getElementById("legend-curve"), [{text: "target", line: "s0 dashed"},
    {text: "drawn while learning", line: "s1"}, {text: "drawn with frozen weights", line: "s2"}]);
  document.getElementById("note-curve").textContent = `Seed ${seed}, ${samples} samples of each trial.`
    + (dimension > 2 ? ` The first two of ${dimension} coordinates.` : "");

  function show(trial) {
    shown = trial;
    slider.value = trial;
    const words = `trial ${trial + 1} of ${trials}, ${trial < trainingTrials ? "learning" : "weights frozen"}`;
    label.textContent = words;
    slider.setAttribute("aria-valuetext", words);
    redrawCurve();
  }

  function pause() {
    clearInterval(timer);
    timer = 0;
    play.textContent = "▶ Play";
    play.setAttribute("aria-pressed", "false");
  }

  play.addEventListener("click", () => {
    if (timer) {
      pause();
      return;
    }
    show(shown === trials - 1 ? 0 : shown);
    play.textContent = "❚❚ Pause";
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => (shown < trials - 1 ? show(shown + 1) : pause()), 700);
  });
  slider.max = trials - 1;
  slider.addEventListener("input", () => {
    pause();
    show(Number(slider.value));
  });

  const time = i => i / samples;
  const axis = {domain: [0, trials], label: "trial"};
  const series = values => values.map((v, i) => [time(i), v]);

  figure("figure-distance", host => {
    const chart = new Chart(host, {height: 240, x: axis, y: {domain: decades(deviations.filter(v => v > 0)), scale: "log",
      label: "distance"}, title: "Distance from the target over all trials"});
    chart.line(series(deviations.map(v => v > 0 ? v : null)), "s1");
    chart.upright(trainingTrials, "sf thin");
  });

  document.getElementById("outputs").hidden = !explores;
  document.getElementById("gates").hidden = !masters;
  if (explores) {
    figure("figure-outputs", host => {
      const chart = new Chart(host, {height: 240, x: axis, y: {domain: [0, extent(exploratory.concat(mastery), 0.05)[1]],
        label: "norm"}, title: "Norms of the exploratory and the mastery output"});
      chart.line(series(exploratory), "s2 thin");
      if (masters) chart.line(series(mastery), "s3 thin");
      chart.upright(trainingTrials, "sf thin");
    });
    drawLegend(document.getElementById("legend-outputs"), [{text: "exploratory output", line: "s2"}]
      .concat(masters ? [{text: "mastery output", line: "s3"}] : []));
    document.getElementById("note-outputs").textContent = masters
      ? "Exploration finds the outputs; mastery takes them over and is left alone when weights freeze."
      : "There is no second readout: exploration alone carries the output.";
  }
  if (masters) {
    figure("figure-gate", host => {
      const chart = new Chart(host, {height: 150, x: axis, y: {domain: [-0.05, 1.05], label: "gate",
        ticks: [{at: 0, text: "0"}, {at: 1, text: "1"}]}, title: "The gate of mastery over all trials"});
      chart.line(series(gate), "s4 thin");
      chart.upright(trainingTrials, "sf thin");
    });
  }

  figure("figure-seeds", host => {
    const ends = published ? [published.least, published.greatest] : [];
    const chart = new Chart(host, {height: 240, x: {domain: [0.5, seeds.length + 0.5], label: "seed",
      ticks: seeds.map((_, i) => ({at: i + 1, text: String(i + 1)}))},
      y: {domain: decades([0.5, ...ends, ...seeds.filter(v => v !== null)]), scale: "log", label: "distance, frozen"},
      title: "Distance with frozen weights of every seed"});
    if (published) {
      const top = chart.Y(published.greatest), bottom = chart.Y(published.least);
      chart.marks.append(svgElement("rect", {class: "f3", opacity: 0.15, x: chart.box.left, y: top,
        width: chart.box.right - chart.box.left, height: bottom - top}));
      chart.level(published.median, "s3 thin");
    }
    chart.level(0.5, "s0 thin dashed");
    chart.dots(seeds.map((v, i) => [i + 1, v]).filter(p => p[1] !== null), "f1", 5);
  });
  drawLegend(document.getElementById("legend-seeds"), [{text: "this run", dot: "f1"},
    {text: "0.5: learnt below", line: "s0 dashed"}].concat(published
    ? [{text: "published, 1000 nodes, 11 seeds: range and median", bar: "f3 faint"}] : []));

  for (const hidden of document.querySelectorAll("figure[hidden] [data-figure]")) hidden.removeAttribute("data-figure");
  show(trials - 1);
  document.documentElement.dataset.drawn = "yes";
})();
