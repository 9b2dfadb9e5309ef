// The numbers of the picture, open for a change: by a click, or by keys. One of them is in the order of Tab; the arrow keys lead to the
// others as they lie, and Enter, or a digit, opens a field beside the number.
"use strict";
const picture = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  const svg = document.querySelector("svg.network");
  const place = at("in-picture");
  const targets = new Map();
  const others = new Map();
  let columns = [];
  let open = null;
  /** The numbers that are written in the picture, each with where. */
  let written = [];
  let isAsked = () => false;

  /** What a part of the picture stands for, or nothing. */
  function drawn(part) {
    const edge = part.closest("[data-weight], line[data-key]");
    const node = part.closest("g[data-key]");
    if (edge) return others.get(edge.dataset.weight || edge.dataset.key);
    return node && (part.closest(".aside") ? targets : others).get(node.dataset.key);
  }

  /** The name of that: of the pass that is shown, where each has its own. */
  function quantity(part) {
    return shown(drawn(part)?.names || []);
  }

  /** Of one name for each pass, that of the pass that is shown. */
  function shown(names) {
    return names[names.length > 1 ? at("shown-pass").dataset.pass - 1 : 0];
  }

  /** Lines, circles, cells and targets by their columns, from left to right, each from top to bottom. */
  function parts() {
    const found = new Map();
    for (const part of svg.querySelectorAll("line[data-key], g[data-key] :is(circle, rect), g[data-key] .aside")) {
      if (!drawn(part)) continue; // worked out
      const box = part.getBBox();
      const { column } = drawn(part);
      found.set(column, [...(found.get(column) || []), { part, x: box.x + box.width / 2, y: box.y + box.height / 2 }]);
    }
    return [...found.keys()].sort((a, b) => a - b).map((column) => found.get(column).sort((a, b) => a.y - b.y || a.x - b.x));
  }

  function name(part) {
    const key = quantity(part);
    const number = live.given(key);
    part.setAttribute("aria-label", `${drawn(part).word} ${key}` + (number === undefined ? "" : " = " + number));
  }

  /** Lights a part, and the number at a line; or nothing. */
  function light(part) {
    for (const lit of svg.querySelectorAll(".here")) lit.classList.remove("here");
    if (!part) return;
    const key = part.dataset.key || part.dataset.weight;
    for (const lit of key ? svg.querySelectorAll(`[data-key="${key}"], [data-weight="${key}"]`) : [part]) lit.classList.add("here");
  }

  function stop(part) {
    for (const other of svg.querySelectorAll("[tabindex='0']")) other.setAttribute("tabindex", "-1");
    part.setAttribute("tabindex", "0");
  }

  /** What is next to a part in that direction. */
  function beside(part, key) {
    const here = columns.findIndex((column) => column.some((each) => each.part === part));
    const own = columns[here];
    const row = own.findIndex((each) => each.part === part);
    if (key === "ArrowDown") return own[row + 1];
    if (key === "ArrowUp") return own[row - 1];
    const column = columns[here + (key === "ArrowRight" ? 1 : -1)] || [];
    const off = (each) => Math.abs(each.y - own[row].y);
    return column.reduce((best, each) => (best && off(best) <= off(each) ? best : each), undefined);
  }

  function keys(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const part = event.target;
    if (/^Arrow/.test(event.key)) {
      const next = beside(part, event.key);
      if (next) next.part.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      edit(part, part);
    } else if (/^[-−.,\d]$/.test(event.key)) {
      edit(part, part, null, true);
      event.stopPropagation();
      return; // typed into the field, in the place of what is there
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Opens a field for what a part stands for.
   * @param back where the focus goes afterwards, if anywhere
   * @param point where it was clicked, if it was
   * @param isDraft whether it takes Enter to change the number: a key that was pressed by mistake changes none
   */
  function edit(part, back, point, isDraft) {
    const key = quantity(part);
    if (!key || live.given(key) === undefined) return;
    const figure = place.parentElement.getBoundingClientRect();
    const box = part.getBoundingClientRect();
    const { x, y } = point || { x: box.x + box.width / 2, y: part.matches("line") ? box.y + box.height / 2 : box.bottom - 8 };
    const field = fields.given(key);
    place.replaceChildren(element("label", { textContent: key + " " }, field));
    fields.watch(field, isDraft);
    place.hidden = false;
    open = field;
    field.focus({ preventScroll: true });
    field.select();
    place.style.left = Math.max(0, Math.min(x - figure.left - 40, figure.width - place.offsetWidth)) + "px";
    place.style.top = y - figure.top + 12 + "px";
    light(part);
    field.addEventListener("blur", () => {
      fields.forget(field);
      if (open !== field) return;
      open = null;
      place.hidden = true;
      light(null);
    });
    field.addEventListener("keydown", (press) => {
      if (press.key !== "Enter" && press.key !== "Escape") return;
      press.stopPropagation();
      if (press.defaultPrevented) return; // refused: it stays open, and says why
      field.blur();
      if (back) back.focus();
    });
  }

  /** Leaves out what somebody is asked for, and out of the tooltips, too; of a line then also how thick it is and which sign it has. */
  function veil() {
    for (const { names, places, title } of written) {
      const isUnknown = isAsked(shown(names));
      for (const part of places) part.classList.toggle("unknown", isUnknown);
      const isSaid = !names.some(isAsked); // a tooltip says the numbers of all passes
      if (isSaid && title?.dataset.said !== undefined) {
        title.textContent = title.dataset.said;
        delete title.dataset.said;
      } else if (title && !isSaid && title.dataset.said === undefined) {
        title.dataset.said = title.textContent;
        title.textContent = title.textContent.slice(0, title.textContent.lastIndexOf(" = "));
      }
    }
  }

  return {
    /** @param asks whether the number of a name is one that somebody is asked for */
    cover(asks) {
      isAsked = asks;
      veil();
    },
    /** @param told what each part stands for */
    start(told) {
      for (const each of told) if (each.word) (each.word === "target" ? targets : others).set(each.key, each);
      columns = parts();
      written = told.filter((each) => each.word !== "target").map((each) => {
        const places = svg.querySelectorAll(each.place === "below" ? `[data-key="${each.key}"] .aside`
          : each.place === "along" ? `[data-weight^="${each.key}"]`
          : `[data-key="${each.key}"], [data-weight="${each.key}"]`);
        // the tooltip of a line says what is given, its weight in the first update
        return { names: each.shown, places, title: each.word === "weight" || each.place ? null : places[0]?.querySelector("title") };
      });
      // the tooltip of a line of a graph says a slope, by its name
      for (const title of svg.matches(".graph") ? svg.querySelectorAll("line title") : []) written.push({ names: [title.textContent.split(" = ")[0]], places: [], title });
      svg.setAttribute("role", "group");
      at("network-description").textContent += " Arrow keys move from number to number, Enter edits one.";
      for (const rest of svg.querySelectorAll("text:not(.aside)")) rest.setAttribute("aria-hidden", "true");
      for (const { part } of columns.flat()) {
        part.setAttribute("role", "button");
        part.setAttribute("tabindex", "-1");
      }
      columns[0][0].part.setAttribute("tabindex", "0");
      const named = () => columns.flat().forEach(({ part }) => name(part));
      named();
      document.addEventListener("changed", named);
      document.addEventListener("lit", veil);
      // not on the SVG itself: one that listens for the focus is a stop of Tab in Chromium
      const figure = svg.parentElement;
      figure.addEventListener("focusin", (event) => {
        if (!drawn(event.target)) return;
        name(event.target); // another sample may be shown by now
        stop(event.target);
        light(event.target);
      });
      figure.addEventListener("focusout", () => { if (!open) light(null); });
      svg.addEventListener("keydown", keys);
      svg.addEventListener("click", (event) => edit(event.target, null, { x: event.clientX, y: event.clientY }));
    },
  };
})();
