// All systems by kind, a small attractor each.
(() => {
  const picture = ({name, axes, line, across, up}) => {
    const svg = svgElement("svg", {viewBox: "-40 -40 1080 1080", role: "img", "aria-label": `${name}: ${axes}`});
    const start = line ? (k => (k === 0 ? "M" : "L")) : (() => "M");
    const points = across.map((x, k) => `${start(k)}${x} ${1000 - up[k]}${line ? "" : "h0"}`);
    svg.append(svgElement("path", {class: line ? "line" : "dots", d: points.join("")}));
    return svg;
  };
  const place = document.getElementById("kinds");
  const jump = document.getElementById("jump");
  figures.kinds.forEach(({title, systems}, number) => {
    const id = `kind-${number}`;
    jump.append(element("a", {href: `#${id}`}, `${title} (${systems.length})`));
    place.append(element("h2", {id}, title));
    const cards = place.appendChild(element("div", {class: "cards"}));
    for (const system of systems) {
      const card = cards.appendChild(element("article", {class: "card"}));
      card.append(element("h3", {}, system.name));
      if (system.across.length > 0) card.append(picture(system));
      card.append(element("p", {}, system.summary), element("p", {class: "facts"}, `${system.facts}; ${system.axes}`));
      if (system.equations !== "") {
        const more = card.appendChild(element("details"));
        more.append(element("summary", {}, "equations"), element("pre", {}, system.equations));
      }
    }
  });
  document.documentElement.dataset.drawn = "yes";
})();
