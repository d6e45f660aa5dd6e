// What every page of Plotly's figures shares: colours with a dash pattern beside each, tables whose rows have a
// colour, frames for the figures, and the drawing of them.
const page = (() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const DASHES = ["solid", "dash", "dashdot", "longdash", "dot", "longdashdot"];

  const colour = i => style(`--c${1 + i % 6}`);
  const dash = i => DASHES[i % 6];
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /// @param rows {cells, colour, kind} each
  function table(id, label, head, rows) {
    const made = element("table", {"aria-label": label, class: "wrapped"});
    const top = made.appendChild(element("thead")).appendChild(element("tr"));
    head.forEach(title => top.append(element("th", {scope: "col"}, title)));
    const body = made.appendChild(element("tbody"));
    for (const {cells, colour, kind} of rows) {
      const line = body.appendChild(element("tr", kind ? {class: kind} : {}));
      cells.forEach((cell, i) => {
        const made = element(i === 0 ? "th" : "td", i === 0 ? {scope: "row"} : {});
        if (i === 0 && colour) {
          made.append(element("span", {class: "key", style: `background:${colour}`}));
        }
        made.append(String(cell));
        if (i > 0 && kind === "words") made.className = "words";
        line.append(made);
      });
    }
    document.getElementById(id).replaceChildren(made);
  }

  /// A logarithmic axis from decade to decade, with decades as its only ticks.
  ///
  /// @param most ticks that there is room for
  function logarithmic(values, most = 8) {
    const positive = values.filter(v => v > 0);
    if (positive.length === 0) return {type: "log"};
    const low = Math.floor(Math.log10(positive.reduce((least, v) => Math.min(least, v))) + 1e-9);
    const high = Math.max(low + 1, Math.ceil(Math.log10(positive.reduce((greatest, v) => Math.max(greatest, v))) - 1e-9));
    return {type: "log", exponentformat: "power", range: [low, high], dtick: Math.ceil((high - low) / most)};
  }

  /// Plotly's layout in the page's colours.
  function layout(more) {
    const axis = {gridcolor: style("--line"), zerolinecolor: style("--line"), automargin: true};
    const made = {
      paper_bgcolor: style("--back"), plot_bgcolor: style("--back"),
      font: {color: style("--front"), size: 13, family: "system-ui, sans-serif"}, height: 420,
      margin: {l: 56, r: 12, t: 12, b: 48}, hovermode: "closest", uirevision: "keep",
      legend: {orientation: "h", y: -0.2, yanchor: "top"}, ...more,
    };
    // Titles of the usual size are cut off on a phone.
    const font = {size: document.documentElement.clientWidth < 640 ? 12 : 15};
    for (const name of Object.keys(made).filter(key => /^[xy]axis/.test(key))) {
      made[name] = {...axis, ...made[name], title: {font, ...made[name].title}};
    }
    return made;
  }

  function frames(figures, numbers) {
    for (const [id, title, , caption] of figures) {
      const place = document.getElementById(`place-${id}`) || document.getElementById("figures");
      const section = place.appendChild(element("section"));
      section.append(element("h2", {}, title));
      const figure = section.appendChild(element("figure"));
      figure.append(element("div", {id: `figure-${id}`, class: "plot", role: "img",
        "aria-label": `${title}. ${caption} ${numbers}`}));
      figure.append(element("figcaption", {}, caption));
    }
  }

  async function loadPlotly() {
    const text = document.getElementById("library").textContent.trim();
    const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    return window.Plotly || window.moduleName;
  }

  /// Shows the page, and again when the colour scheme changes.
  ///
  /// @param figures [id, title, () => [traces, layout], caption] each
  /// @param numbers where a reader who cannot see them finds what they show
  /// @param tables  fills what else is coloured
  async function show(figures, numbers, tables = () => {}) {
    const status = document.getElementById("status");
    // Buttons show under the mouse alone: a touch has no way to be rid of them.
    const config = {responsive: true, displaylogo: false, modeBarButtonsToRemove: ["sendDataToCloud"],
      ...(window.matchMedia("(hover: hover)").matches ? {} : {displayModeBar: false})};
    const draw = async Plotly => {
      tables();
      for (const [id, , figure] of figures) {
        await Plotly.react(`figure-${id}`, ...figure(), config);
      }
    };
    try {
      tables();
      frames(figures, numbers);
      const Plotly = await loadPlotly();
      await draw(Plotly);
      dark.addEventListener("change", () => draw(Plotly));
      status.hidden = true;
      document.documentElement.dataset.drawn = "yes";
    } catch (failure) {
      status.textContent = `The figures could not be drawn: ${failure.message}`;
      console.error(failure);
    }
  }

  return {data: figures, colour, dash, style, layout, table, logarithmic, show};
})();
