// Plots of lines and dots, one after the other, as the command hands them over.
(() => {
  const place = document.getElementById("plots");
  const {protocol, paste} = figures;
  if (protocol) {
    const fold = element("details", {class: "protocol"});
    fold.append(element("summary", {}, "Truth and protocol"), element("p", {class: "heading"}, protocol));
    place.append(fold);
  }
  if (paste) {
    const box = element("div", {class: "command"});
    const words = element("code");
    // Browsers break lines at hyphens; an option and its value are left whole.
    paste.split(/ (?=-p )/).forEach((option, k) => words.append(k ? " " : "", element("span", {}, option)));
    box.append(element("pre"), element("button", {type: "button"}, "Copy"));
    box.firstChild.append(words);
    place.append(element("h2", {}, "Options to paste"), box);
  }
  // A seventh curve has the first colour again, dotted.
  const styleOf = (curve, k) => `s${1 + k % 6}${curve.dashed ? " dashed" : k >= 6 ? " dotted" : ""}`;
  figures.plots.forEach(({title, caption, x, y, curves, bands}, number) =>
    plot(frame(place, {id: number, title, caption}), {title, x, y,
      curves: curves.map((curve, k) => ({...curve, style: styleOf(curve, k)})),
      bands: bands.map(band => ({...band, style: "s1"}))}));
  document.documentElement.dataset.drawn = "yes";
})();
