// Puts what the engine says into the page: every number in its places, the picture, the tables below the steps. All numbers and
// formulas arrive as they are to be read; nothing is worked out or written here.
"use strict";
const patch = (() => {
  const at = (id) => document.getElementById(id);
  const svg = document.querySelector("svg.network");
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const places = new Map();
  for (const data of document.querySelectorAll("a[href^='#'] > data")) {
    if (data.closest(".bars, .claims, #matrices")) continue;
    const name = decodeURIComponent(data.parentElement.hash.slice(1));
    places.set(name, [...(places.get(name) || []), data]);
  }
  let last;

  function number(data, figure) {
    data.textContent = figure.shown;
    data.value = figure.data;
    if (figure.full === figure.shown) data.removeAttribute("title");
    else data.title = figure.full;
  }

  /** Every value in its places; gives the names of those that are other than before. */
  function values(told) {
    const now = new Map(told.names.map((name, i) => [name, { shown: told.shown[i], full: told.full[i], data: told.data[i] }]));
    const changed = new Set(last ? told.names.filter((name) => last.get(name)?.data !== now.get(name).data) : []);
    last = now;
    for (const [name, found] of places) {
      for (const data of found) {
        if (changed.has(name)) number(data, now.get(name));
        data.classList.toggle("changed", changed.has(name));
      }
    }
    for (const data of document.querySelectorAll("#matrices a > data")) {
      const name = decodeURIComponent(data.parentElement.hash.slice(1));
      if (changed.has(name)) number(data, now.get(name));
      data.classList.toggle("changed", changed.has(name));
    }
    return changed;
  }

  /** Sets a value as narrow as it has to be; without a word about that, as wide as it is. */
  function narrow(value, narrowing = "") {
    for (const name of ["long", "longer"]) value.classList.toggle(name, narrowing.split(" ").includes(name));
  }

  function picture(told) {
    for (const edge of told.edges) {
      const line = svg.querySelector(`line[data-key="${edge.key}"]`);
      line.setAttribute("stroke-width", edge.stroke);
      line.classList.toggle("negative", edge.isNegative);
      line.classList.toggle("zero", edge.isZero);
      if (line.querySelector("title")) line.querySelector("title").textContent = edge.title;
      const label = svg.querySelector(`[data-weight="${edge.key}"]`);
      if (label) label.textContent = edge.label;
      if (edge.strokes) Object.assign(line.dataset, { strokes: edge.strokes, styles: edge.styles });
      if (edge.labels && label) label.dataset.values = edge.labels;
    }
    for (const node of told.nodes) {
      const group = svg.querySelector(`g[data-key="${node.key}"]`);
      group.classList.toggle("dead", node.isDead);
      if (node.dead) group.dataset.dead = node.dead;
      const title = group.querySelector("title");
      title.textContent = node.title;
      delete title.dataset.said; // what is left out of it, is so anew
      for (const [selector, text, all] of [["text.value", node.value, node.values], ["text.aside", node.aside, node.asides]]) {
        const shown = group.querySelector(selector);
        if (!shown) continue;
        shown.textContent = text;
        if (all) shown.dataset.values = all;
      }
      const value = group.querySelector("text.value");
      if (value) {
        narrow(value, node.narrowing);
        if (node.values) value.dataset.narrowings = node.narrowings;
      }
    }
    [...svg.querySelectorAll("text.caption:not(.gap)")].forEach((text, i) => { text.textContent = told.captions[i]; });
    for (const note of document.querySelectorAll("figcaption .dead-note")) note.remove();
    document.querySelector("figcaption").append(...told.remarks.map((words) => element("p", { className: "dead-note", textContent: words })));
  }

  function gradients(told) {
    const section = at("gradients");
    if (!section) return; // where there is no loss
    section.querySelector("p").textContent = told.words;
    section.querySelector("tbody").innerHTML = told.rows;
  }

  /** As many children as that: of another update there may be more, each like the last, or fewer. */
  function many(parent, count) {
    while (parent.children.length > count) parent.lastElementChild.remove();
    while (parent.children.length < count) parent.append(parent.lastElementChild.cloneNode(true));
    return [...parent.children];
  }

  function loss(told) {
    if (!told) return; // of a graph that learns nothing
    const section = at("loss-change");
    section.querySelector("p").textContent = told.words;
    const [before, after] = section.querySelectorAll(".change data");
    for (const [data, figure] of [[before, told.before], [after, told.after], [at("loss-before"), told.before], [at("loss-after"), told.after]]) {
      if (data && figure) number(data, figure);
    }
    const rows = told.outputs.length ? many(section.querySelector("tbody"), told.outputs.length) : [];
    told.outputs.forEach((output, i) => {
      rows[i].querySelector("th code").textContent = output.name;
      const [target, was, becomes] = rows[i].querySelectorAll("data");
      number(target, output.target);
      number(was, output.before);
      number(becomes, output.after);
    });
  }

  function curve(told) {
    if (!told) return; // where there is no loss
    at("curve").hidden = told.updates === "0";
    at("curve-line").setAttribute("d", told.line);
    at("curve-most").textContent = told.most;
    at("curve-least").textContent = told.least;
    at("curve-words").textContent = told.words;
  }

  /** The lines of the calculation as matrices: of another activation, or of another update. */
  function lines(told) {
    if (!told.lines) return; // of a graph
    document.querySelector("#matrices > p").firstChild.textContent = told.words;
    document.querySelectorAll("#matrices .equation").forEach((equation, i) => {
      const { math, shapes, shape, rows, isOfSamples } = told.lines[i];
      equation.querySelector("p.math").innerHTML = `<math>${math}</math>`;
      equation.querySelector(".shapes").textContent = shapes;
      equation.querySelector(".shape").textContent = shape;
      if (!equation.querySelector("td a")) return; // too large to be printed
      const count = rows[0].split(" ").length;
      if (isOfSamples) many(equation.querySelector("thead tr"), count + 1).slice(1).forEach((head, k) => { head.textContent = "sample " + (k + 1); });
      [...equation.querySelectorAll("tbody tr")].forEach((row, j) => {
        const names = rows[j].split(" ");
        many(row, count + 1).slice(1).forEach((cell, k) => {
          const link = cell.querySelector("a");
          link.setAttribute("href", "#" + names[k]);
          number(link.querySelector("data"), last.get(names[k]));
        });
      });
    });
  }

  function words(told) {
    if (told.epochs) at("updates").querySelector("p").textContent = told.epochs;
    document.querySelector(".top .line").textContent = told.line;
    // where they are the same, the links in them stay
    const conventions = document.querySelector(".conventions");
    if ([...conventions.children].some((item, i) => item.textContent !== told.conventions[i]) || conventions.children.length !== told.conventions.length) {
      conventions.replaceChildren(...told.conventions.map((convention) => element("li", { textContent: convention })));
    }
  }

  return { element, narrow, values, loss, lines, gradients, view(told) { picture(told.picture); loss(told.loss); curve(told.history); words(told); } };
})();
