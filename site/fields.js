// Fields in the place of what is given: in the table, and in the picture above the weight, input or target that was clicked.
"use strict";
const fields = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  const all = [];

  function refused(field, told) {
    const reason = field.nextElementSibling;
    if (told) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    reason.textContent = told ? told.problem : "";
    reason.hidden = !told;
  }

  function size(field) {
    if (field.tagName === "INPUT") field.style.width = Math.min(24, Math.max(4, field.value.length + 1)) + "ch";
  }

  function show(field) {
    field.value = live.given(field.dataset.key);
    field.classList.toggle("edited", !live.isOriginal(field.dataset.key));
    size(field);
    refused(field, null);
  }

  function watch(field) {
    const reason = element("span", { className: "reason", hidden: true, id: "reason-" + (all.length + 1) });
    reason.setAttribute("role", "alert");
    field.setAttribute("aria-describedby", reason.id);
    field.after(reason);
    field.addEventListener("input", () => {
      size(field);
      const told = live.set(field.dataset.key, field.value);
      refused(field, told);
      field.classList.toggle("edited", !live.isOriginal(field.dataset.key));
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") show(field);
    });
    all.push(field);
  }

  function numberField(key) {
    const field = element("input", { type: "text", className: "given-number", autocomplete: "off", spellcheck: false });
    field.inputMode = "decimal";
    field.maxLength = 600;
    field.dataset.key = key;
    field.setAttribute("aria-label", key);
    return field;
  }

  /** The quantity that a part of the picture stands for, or nothing. */
  function drawn(part) {
    const edge = part.closest("[data-weight], line[data-key]");
    const node = part.closest("g[data-key]");
    const name = (edge && (edge.dataset.weight || edge.dataset.key)) || (node && node.dataset.key);
    if (!name) return null;
    const [layer, to, from] = name.slice(1).split("-");
    if (name.startsWith("e")) return `w${layer}[${to},${from}]`;
    const sample = at("shown-sample") ? "@" + at("shown-sample").textContent : "";
    if (layer === "0") return `x[${to}]${sample}`;
    return part.closest(".aside") ? `y[${to}]${sample}` : `b${layer}[${to}]`;
  }

  function inPicture(event) {
    const key = drawn(event.target);
    const place = at("in-picture");
    if (!key || live.given(key) === undefined) return;
    const figure = place.parentElement.getBoundingClientRect();
    place.replaceChildren();
    const field = numberField(key);
    place.append(element("label", { textContent: key + " " }, field));
    watch(field);
    show(field);
    place.hidden = false;
    place.style.left = Math.max(0, Math.min(event.clientX - figure.left - 40, figure.width - place.offsetWidth)) + "px";
    place.style.top = event.clientY - figure.top + 12 + "px";
    field.focus();
    field.select();
    const close = () => {
      if (all.includes(field)) all.splice(all.indexOf(field), 1);
      place.hidden = true;
    };
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (press) => {
      if (press.key === "Enter" || press.key === "Escape") { field.blur(); press.stopPropagation(); }
    });
  }

  return {
    start() {
      for (const cell of document.querySelectorAll("#given td[id], #given .rate > span[id]")) {
        const field = numberField(cell.id);
        cell.replaceChildren(field);
        watch(field);
      }
      for (const choice of document.querySelectorAll("#given select")) watch(choice);
      at("choices").hidden = false;
      all.forEach(show);
      document.querySelector("svg.network").addEventListener("click", inPicture);
      document.addEventListener("changed", () => {
        for (const field of all) {
          if (field === document.activeElement) continue;
          show(field);
        }
      });
    },
  };
})();
