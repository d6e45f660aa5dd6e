// Draws a study of systems: standings, the grid of who wins where, and ranks.
(() => {
  const data = figures;
  const fixed = (x, digits) => x === null || x === undefined ? "–" : x.toFixed(digits);
  const order = data.standings.map((_, i) => i).sort((a, b) =>
    data.standings[a].medianRank - data.standings[b].medianRank || data.standings[b].wins - data.standings[a].wins);
  const noises = data.standings[0].byNoise.map(one => one.noise);

  function standings() {
    const each = noises.length > 1 ? noises : [];
    coloured("table-standings", "Standings", ["", "median rank", `wins of ${data.systems.length}`, "median horizon",
      ...each.flatMap(noise => [`rank, noise ${noise}`, `wins, noise ${noise}`, `horizon, noise ${noise}`])],
      order.map((i, place) => ({kind: place === 0 ? "best" : undefined, cells: [data.standings[i].surrogate,
        fixed(data.standings[i].medianRank, 1), data.standings[i].wins, fixed(data.standings[i].medianHorizonLyapunov, 2),
        ...(each.length ? data.standings[i].byNoise : []).flatMap(one =>
          [fixed(one.medianRank, 1), one.wins, fixed(one.medianHorizonLyapunov, 2)])]})));
  }

  /// Shaded by the share of the row's best horizon; the winner has a frame and its name at the end of the row.
  function grid() {
    const made = element("table", {"aria-label": "Horizons by system"});
    const top = made.appendChild(element("thead")).appendChild(element("tr"));
    top.append(element("th", {scope: "col"}), element("th", {scope: "col", class: "winner"}, "winner"));
    order.forEach(i => top.append(element("th", {scope: "col"}, data.standings[i].surrogate)));
    for (const noise of noises) {
      const body = made.appendChild(element("tbody"));
      if (noises.length > 1) {
        const line = body.appendChild(element("tr", {class: "group"}));
        line.append(element("th", {scope: "rowgroup"}, noise === 0 ? "without noise" : `noise ${100 * noise}%`));
        line.append(element("td", {colspan: order.length + 1}));
      }
      for (const row of data.systems.filter(one => one.noise === noise)) {
        const line = body.appendChild(element("tr"));
        const best = Math.max(...row.horizonLyapunov.map(h => h ?? 0), 1e-9);
        line.append(element("th", {scope: "row"}, row.system));
        line.append(element("td", {class: "winner"},
          order.filter(i => row.won[i]).map(i => data.standings[i].surrogate).join(", ") || "–"));
        order.forEach(i => {
          const horizon = row.horizonLyapunov[i];
          line.append(element("td", {
            class: row.won[i] ? "won" : horizon === null ? "failed" : "",
            style: `background: ${shade(Math.max(0, horizon ?? 0) / best)}`,
            title: `${data.standings[i].surrogate} on ${row.system}: rank ${row.rank[i]}`},
          horizon === null ? "failed" : fixed(horizon, 2)));
        });
      }
    }
    document.getElementById("grid").replaceChildren(made);
    document.getElementById("note-grid").textContent = "Mean horizon over starts and seeds in Lyapunov times, best median rank"
      + " on the left. The stronger the colour, the nearer to the best of its row; a frame marks the winner. Systems whose λ₁ is not known are"
      + " in time units.";
  }

  standings();
  grid();
  const most = data.standings.length;
  rowsPlot(frame(document.getElementById("figures"), {id: "ranks", title: "Ranks",
    caption: "Rank of each on every system and noise; box: quartiles, with the median as a line and the mean dashed."}),
  {title: "Ranks", label: "rank on each system, 1 is the best", least: 0.5,
    ticks: Array.from({length: most}, (_, i) => ({at: i + 1, text: String(i + 1)})),
    rows: order.map(i => ({name: data.standings[i].surrogate, style: "s1", values: data.systems.map(row => row.rank[i]),
      words: k => `${data.systems[k].system}, noise ${data.systems[k].noise}`}))});
  document.documentElement.dataset.drawn = "yes";
})();
