// The attractor, a plot a pair of variables; its equations, and how fast volumes grow.
(() => {
  const place = document.getElementById("plots");
  figures.plots.forEach(({x, y, across, up}, number) => {
    const made = element("figure");
    const host = element("div", {id: `figure-${number}`, class: "chart", "data-figure": ""});
    made.append(element("h2", {}, `${y} over ${x}`), host);
    place.append(made);
    figure(host.id, area => {
      const chart = new Chart(area, {height: 420, title: `${y} over ${x}`,
        x: {domain: extent(across, 0.04), label: x}, y: {domain: extent(up, 0.04), label: y}});
      const points = up.map((v, k) => [across[k], v]);
      if (figures.line) chart.line(points, "s1");
      else chart.dots(points, "f1", 1);
    });
  });
  for (const [section, host, text] of [["equations", "text", figures.equations], ["trace", "growth", figures.trace]]) {
    document.getElementById(section).hidden = text === "";
    document.getElementById(host).textContent = text;
  }
  document.documentElement.dataset.drawn = "yes";
})();
