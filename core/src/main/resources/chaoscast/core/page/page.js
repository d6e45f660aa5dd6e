// What every experiment's page has: tables, and figures that are drawn again when their width changes.
const {sheets, figures} = JSON.parse(document.getElementById("data").textContent);

function element(tag, attributes = {}, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A class for names that narrow screens break into lines, so that numbers have room beside them. */
const lengthOf = name => String(name).length > 14 ? "long" : "";

function drawTable(host, sheet) {
  const table = element("table", {"aria-label": sheet.title});
  const head = table.appendChild(element("thead"));
  const side = column => column.align === "LEFT" ? "left" : "";
  if (sheet.columns.some(column => column.group)) {
    const groups = head.appendChild(element("tr", {class: "groups"}));
    for (let i = 0; i < sheet.columns.length;) {
      let span = 1;
      const group = sheet.columns[i].group;
      while (group && i + span < sheet.columns.length && sheet.columns[i + span].group === group) span++;
      groups.append(element("th", {colspan: span, class: group ? "named" : "", scope: "colgroup"}, group));
      i += span;
    }
  }
  const titles = head.appendChild(element("tr"));
  sheet.columns.forEach(column => titles.append(element("th", {scope: "col", class: side(column)}, column.title)));
  const body = table.appendChild(element("tbody"));
  for (const row of sheet.rows) {
    const line = body.appendChild(element("tr"));
    row.forEach((cell, i) =>
      line.append(i ? element("td", {class: side(sheet.columns[i])}, cell)
        : element("th", {class: `${side(sheet.columns[i])} ${lengthOf(cell)}`, scope: "row"}, cell)));
  }
  const scroll = element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": sheet.title});
  scroll.append(table);
  // A caption would be as narrow as the table, and move with it.
  host.replaceChildren(element("h2", {}, sheet.title), scroll);
  if (sheet.note) host.append(element("p", {class: "note"}, sheet.note));
}

/** @param entries {text, line: classes} or {text, dot: classes} or {text, bar: classes}; with {toggle, off} a button */
function drawLegend(host, entries) {
  host.classList.add("legend");
  host.replaceChildren(...entries.map(({text, line, dot, bar, head, toggle, off}) => {
    const key = svgElement("svg", {width: 24, height: 12, "aria-hidden": "true"});
    if (line) key.append(svgElement("path", {class: `series ${line}`, d: "M1 6H23"}));
    if (dot) key.append(svgElement("circle", {class: dot, cx: 12, cy: 6, r: 4}));
    if (bar) key.append(svgElement("rect", {class: bar, x: 4, y: 1, width: 16, height: 10}));
    if (head) key.append(svgElement("path", {class: head.style, d: head.direction > 0 ? "M7 1L18 6L7 11z" : "M17 1L6 6L17 11z"}));
    const entry = toggle ? element("button", {type: "button", "aria-pressed": String(!off)}) : element("span");
    if (toggle) entry.addEventListener("click", toggle);
    entry.append(key, text);
    return entry;
  }));
}

/** The points of a polyline. */
function pairs({x, y}) {
  return x.map((v, k) => [v, y[k]]);
}

/** Draws a figure now and whenever its width changes. */
function figure(id, draw) {
  const host = document.getElementById(id);
  let width = 0;
  host.redraw = () => draw(host);
  const fit = () => {
    if (host.clientWidth !== width) {
      width = host.clientWidth;
      host.redraw();
    }
  };
  fit();
  new ResizeObserver(fit).observe(host);
}

for (const sheet of Object.values(sheets)) drawTable(document.getElementById(`sheet-${sheet.id}`), sheet);

document.addEventListener("click", async ({target}) => {
  if (!target.matches(".command button")) return;
  await navigator.clipboard.writeText(target.parentElement.querySelector("code").textContent);
  target.textContent = "Copied";
  setTimeout(() => (target.textContent = "Copy"), 1500);
});
