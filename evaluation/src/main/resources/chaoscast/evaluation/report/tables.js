// Tables whose rows have the colour of a curve.

const colour = i => `var(--c${1 + i % 6})`;

/** The background of a cell, the darker, the greater its share of the best; text on it stays readable, and shadows behind it visible. */
const shade = share => `color-mix(in srgb, var(--c1) ${Math.round(55 * share)}%, transparent)`;

/** @param rows {cells, colour, kind} each */
function coloured(id, label, head, rows) {
  const made = element("table", {"aria-label": label, class: "wrapped"});
  const top = made.appendChild(element("thead")).appendChild(element("tr"));
  head.forEach(title => top.append(element("th", {scope: "col"}, title)));
  const body = made.appendChild(element("tbody"));
  for (const {cells, colour, kind} of rows) {
    const line = body.appendChild(element("tr", kind ? {class: kind} : {}));
    cells.forEach((cell, i) => {
      const made = element(i === 0 ? "th" : "td", i === 0 ? {scope: "row", class: lengthOf(cell)} : {});
      if (i === 0 && colour) made.append(element("span", {class: "key", style: `background:${colour}`}));
      const text = String(cell), parted = i > 0 && kind !== "words" && text.includes(", ");
      // Several numbers in one cell: lines break after a comma only.
      made.append(parted ? text.replace(/(?<!,) /g, "\u00a0") : text);
      if (i > 0 && kind === "words") made.className = "words";
      if (parted) made.className = "parts";
      line.append(made);
    });
  }
  document.getElementById(id).replaceChildren(made);
}
