// The movie of learning. Time runs along `k`, the number of the shot.
(() => {
  const {view, x, y, target, flow, shots, dropped} = figures;
  const last = shots.length - 1;
  const FRAMES_PER_SECOND = 15;
  const movie = document.getElementById("movie");
  const play = document.getElementById("play");
  const slider = document.getElementById("slider");
  const speed = document.getElementById("speed");
  const unit = flow ? "time" : "step";
  const inView = b => b !== null && b >= view[0] && b <= view[1];

  let k = 0;
  const updates = {}; // what each figure does when k changes

  /** The function of a shot: straight from breakpoint to breakpoint. */
  function fit(shot) {
    const knots = shot.breakpoints.map((b, i) => [b, shot.values[i]]).filter(([b, v]) => inView(b) && v !== null);
    knots.sort((p, q) => p[0] - q[0]);
    return [[view[0], shot.ends[0]], ...knots, [view[1], shot.ends[1]]];
  }

  const fits = shots.map(fit);
  const truth = y.concat(target ? target.y : []);
  const [low, high] = extent(truth);
  const [lowest, highest] = extent(fits.flat().map(p => p[1]).concat(truth));
  const room = 0.45 * (high - low);
  const values = extent([Math.max(lowest, low - room), Math.min(highest, high + room)], 0.05);
  const steepest = shots.reduce((most, shot) => Math.max(most, ...shot.slopes.map(Math.abs)), 1e-12);
  /** Round moments at their places between shots, which need not be evenly spaced in time. */
  function placeOf(time) {
    const after = shots.findIndex(shot => shot.time >= time);
    if (after <= 0) return Math.max(0, after);
    const from = shots[after - 1].time;
    return after - 1 + (time - from) / (shots[after].time - from);
  }
  const longest = shots[last].time;
  const positive = shots.map(shot => shot.time).filter(time => time > 0);
  // Evenly spaced shots have round times at even steps, others at powers of ten.
  const even = placeOf(longest / 2) > 0.4 * last && placeOf(longest / 2) < 0.6 * last;
  const times = [{at: 0, text: "0"}].concat(
    (even ? linearTicks([0, longest], 5) : logTicks(positive.length ? [positive[0], longest] : [1, 10], 5))
      .filter(({at}) => at > 0 && at <= longest)
      .map(({at, text}) => ({at: placeOf(at), text})))
    .filter(({at}, i, all) => i === 0 || at - all[i - 1].at > 0.08 * last);
  // Half of the way down, on the loss curve's logarithmic axis: most breakpoints are on their way.
  const half = Math.sqrt(Math.max(shots[0].loss, 1e-300) * Math.max(shots[last].loss, 1e-300));
  const opening = last < 2 ? 0 : Math.max(1, Math.min(last, shots.findIndex(shot => shot.loss <= half)));

  figure("figure-fit", host => {
    const chart = new Chart(host, {height: Math.max(240, Math.min(380, host.clientWidth * 0.6)),
      x: {domain: view, label: ""}, y: {domain: values},
      title: `${x.length} data, the fit and its breakpoints, which move as the movie plays`});
    if (target) chart.line(pairs(target), "s0 thin dashed");
    chart.dots(x.map((v, n) => [v, y[n]]), "f0", x.length > 200 ? 1.5 : 3);
    const layer = chart.layer("fit");
    updates.fit = () => {
      layer.replaceChildren();
      chart.line(fits[k], "s1 fat", layer);
      const shot = shots[k];
      shot.breakpoints.forEach((b, i) => {
        if (inView(b)) {
          layer.append(svgElement("circle", {class: `hollow ${shot.sides[i] === "r" ? "s3" : "s2"}`,
            cx: chart.X(b).toFixed(1), cy: chart.Y(shot.values[i]).toFixed(1), r: 3.2}));
        }
      });
    };
    updates.fit();
  });

  figure("figure-slopes", host => {
    const chart = new Chart(host, {height: 200, x: {domain: view, label: "x"},
      y: {domain: [-1.15 * steepest, 1.15 * steepest], scale: "root"},
      title: "Delta-slopes as arrows at their breakpoints, pointing to the side on which the neuron is active"});
    chart.level(0, "s0 thin");
    const layer = chart.layer("slopes");
    updates.slopes = () => {
      layer.replaceChildren();
      const shot = shots[k];
      shot.breakpoints.forEach((b, i) => {
        if (!inView(b)) return;
        const side = shot.sides[i] === "r" ? 1 : -1;
        const colour = side > 0 ? 3 : 2;
        const px = Number(chart.X(b).toFixed(1)), py = Number(chart.Y(shot.slopes[i]).toFixed(1));
        layer.append(svgElement("path", {class: `series thin s${colour}`, d: `M${px} ${chart.Y(0).toFixed(1)}V${py}`}));
        chart.head(px, py, side, `f${colour}`, 5.5, layer);
      });
    };
    updates.slopes();
  });

  figure("figure-loss", host => {
    const losses = shots.map(shot => shot.loss);
    const floor = 1e-16 * Math.max(...losses, 1e-300);
    const chart = new Chart(host, {height: 220, x: {domain: [0, Math.max(1, last)], ticks: times, label: unit},
      y: {domain: decades(losses.map(v => Math.max(v, floor))), scale: "log"},
      title: `Loss falls from ${short(losses[0])} to ${short(losses[last])}`});
    chart.line(losses.map((loss, shot) => [shot, Math.max(loss, floor)]), "s1");
    const layer = chart.layer("cursor");
    updates.loss = () => {
      layer.replaceChildren();
      chart.upright(k, "sf thin", layer);
      chart.dots([[k, Math.max(losses[k], floor)]], "f1", 5, layer);
    };
    updates.loss();
    const seek = event => {
      const box = chart.svg.getBoundingClientRect();
      const px = (event.clientX - box.left) * chart.width / box.width;
      const share = (px - chart.box.left) / (chart.box.right - chart.box.left);
      pause();
      show(Math.round(share * last));
    };
    chart.svg.addEventListener("pointerdown", event => {
      chart.svg.setPointerCapture(event.pointerId);
      seek(event);
    });
    chart.svg.addEventListener("pointermove", event => {
      if (event.buttons) seek(event);
    });
  });

  figure("figure-paths", host => {
    const chart = new Chart(host, {height: 330, x: {domain: view, label: "x"},
      y: {domain: [Math.max(1, last), 0], ticks: times, label: unit},
      title: "The path of every breakpoint, from the start above to the end below, between the data"});
    x.forEach(v => chart.upright(v, "s0 thin dotted faint"));
    const final = shots[last];
    final.breakpoints.forEach((_, i) => {
      const colour = final.sides[i] === "r" ? "s3" : "s2";
      // A breakpoint that leaves for one infinity and comes back from the other makes no line across.
      const jumps = n => n > 0 && Math.abs(shots[n].breakpoints[i] - shots[n - 1].breakpoints[i]) > view[1] - view[0];
      const path = chart.line(shots.flatMap((shot, n) =>
        (jumps(n) ? [[null, n]] : []).concat([[shot.breakpoints[i], n]])), `${colour} thin`);
      path.style.opacity = (0.2 + 0.8 * Math.sqrt(Math.abs(final.slopes[i]) / steepest)).toFixed(2);
    });
    const layer = chart.layer("cursor");
    updates.paths = () => {
      layer.replaceChildren();
      chart.level(k, "sf thin", layer);
    };
    updates.paths();
  });

  drawLegend(document.getElementById("legend-slopes"), [
    {text: "active to the right", head: {direction: 1, style: "f3"}},
    {text: "active to the left", head: {direction: -1, style: "f2"}}]);
  document.getElementById("note-movie").textContent =
    "Line: the network's function, bent at its breakpoints (rings). Dots: data."
    + (target ? " Dashes: the function they come from." : "")
    + " Each arrow of the lower figure is a neuron: it stands at its breakpoint, is as long as its delta-slope (root"
    + " scale) and points to the side on which the neuron is active. Paths are the stronger, the greater the delta-slope"
    + " at the end; dotted lines are the data."
    + (dropped ? ` ${dropped} of ${dropped + shots.length} moments are left out here to keep the page small.` : "");

  const tiles = [
    [unit, shot => short(shot.time), flow ? "time of the gradient flow" : "steps of the learner"],
    ["loss", shot => short(shot.loss), "half the sum of squared residuals"],
    ["roughness", shot => short(shot.roughness), "Σ μ²: how much the function bends in all"],
    ["knots", shot => shot.knots, "effective number of breakpoints that bend it"],
    ["moved", shot => `${shot.moved} of ${shot.slopes.length}`, "breakpoints farther than 1% of the data's range from where they began"],
    ["drift", shot => short(shot.drift), "greatest change of w² + b² − v², which the gradient flow conserves"]];
  const shown = tiles.map(([name, , meaning]) => {
    const tile = element("div", {title: meaning});
    tile.append(element("dt", {}, name));
    document.getElementById("readout").append(tile);
    return tile.appendChild(element("dd"));
  });

  function show(shot) {
    k = Math.max(0, Math.min(last, shot));
    Object.values(updates).forEach(update => update());
    tiles.forEach(([, value], i) => { shown[i].textContent = value(shots[k]); });
    slider.value = k;
    slider.setAttribute("aria-valuetext", `${unit} ${short(shots[k].time)}, loss ${short(shots[k].loss)}`);
    movie.dataset.frame = k;
  }

  let playing = false, position = 0, before = 0, untouched = true;

  function tick(now) {
    if (!playing) return;
    // A browser that was busy elsewhere goes on from where it was, rather than skip what happened.
    position += Math.min(0.1, (now - before) / 1000) * FRAMES_PER_SECOND * Number(speed.value);
    before = now;
    if (Math.floor(position) !== k) show(Math.floor(position));
    if (k === last) pause();
    else requestAnimationFrame(tick);
  }

  function pause() {
    playing = false;
    play.textContent = "▶ Play";
    play.setAttribute("aria-pressed", "false");
  }

  function start() {
    if (k === last || untouched) show(0);
    untouched = false;
    playing = true;
    position = k;
    before = performance.now();
    play.textContent = "❚❚ Pause";
    play.setAttribute("aria-pressed", "true");
    requestAnimationFrame(tick);
  }

  function step(shot) {
    untouched = false;
    pause();
    show(shot);
  }

  play.addEventListener("click", () => (playing ? pause() : start()));
  slider.max = last;
  slider.addEventListener("input", () => step(Number(slider.value)));
  document.addEventListener("keydown", event => {
    if (event.target.closest?.("button, input, select, .scroll") || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = {" ": () => (playing ? pause() : start()), ArrowLeft: () => step(k - 1), ArrowRight: () => step(k + 1),
      Home: () => step(0), End: () => step(last)}[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  document.getElementById("look").textContent =
    "What to look for: breakpoints (rings) run to where the data bend and stop there, while the loss falls in steps; the"
    + " page opens half of the way down, and Play begins at the start.";
  show(opening);
  document.documentElement.dataset.drawn = "yes";
})();
