// A spiking network at work: movie, sum and raster.
(() => {
  const {activity, rows, duration} = figures;
  const {frames, side, rasterTimes, rasterRows} = activity;
  const play = document.getElementById("play");
  const slider = document.getElementById("slider");
  let shown = 0, timer = 0, redraw = () => {};

  /** Squares of a torus, opaque where there are most spikes. */
  function squares(host, title) {
    const size = Math.max(200, Math.min(host.clientWidth, 420));
    const cell = size / side;
    const svg = svgElement("svg", {viewBox: `0 0 ${size} ${size}`, height: size, role: "img", "aria-label": title});
    const marks = svgElement("g", {class: "marks"});
    marks.append(svgElement("rect", {class: "axis", x: 0, y: 0, width: size, height: size}));
    const cells = Array.from({length: side * side}, (_, i) => {
      const rect = svgElement("rect", {class: "f1", x: (i % side * cell).toFixed(2),
        y: (Math.floor(i / side) * cell).toFixed(2), width: (cell + 0.3).toFixed(2), height: (cell + 0.3).toFixed(2)});
      marks.append(rect);
      return rect;
    });
    svg.append(marks);
    host.replaceChildren(svg);
    return (counts, most) => counts.forEach((n, i) => cells[i].setAttribute("opacity", Math.min(1, n / most).toFixed(3)));
  }

  const most = Math.max(1, frames.map(frame => Math.max(...frame)).sort((a, b) => a - b)[Math.floor(0.9 * (frames.length - 1))]);
  figure("figure-movie", host => {
    const paint = squares(host, "Spikes on the torus in 10 ms");
    redraw = () => paint(frames[shown], most);
    redraw();
  });
  const total = frames[0].map((_, i) => frames.reduce((sum, frame) => sum + frame[i], 0));
  figure("figure-total", host => squares(host, "Spikes on the torus in the whole time")(total, Math.max(1, ...total)));

  figure("figure-raster", host => {
    const window = Math.min(duration, 500);
    const chart = new Chart(host, {height: 320, x: {domain: [0, window], label: "ms"}, y: {domain: [-1, rows], label: "neuron"},
      title: "Spikes of a row of excitatory neurons"});
    const d = rasterTimes.map((t, i) => t <= window ? `M${chart.X(t).toFixed(1)} ${chart.Y(rasterRows[i]).toFixed(1)}h0` : "").join("");
    chart.marks.append(svgElement("path", {class: "series sf", d: d || "M0 0"}));
  });

  function show(frame) {
    shown = frame;
    slider.value = frame;
    const words = `${10 * frame} to ${10 * frame + 10} ms`;
    document.getElementById("time").textContent = words;
    slider.setAttribute("aria-valuetext", words);
    redraw();
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
    if (shown === frames.length - 1) show(0);
    play.textContent = "❚❚ Pause";
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => (shown < frames.length - 1 ? show(shown + 1) : pause()), 100);
  });
  slider.max = frames.length - 1;
  slider.addEventListener("input", () => {
    pause();
    show(Number(slider.value));
  });
  show(0);
  document.documentElement.dataset.drawn = "yes";
})();
