// Fields in the place of what is given: each change is tried as it is typed, and refused beside the field.
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
    show(field);
  }

  function numberField(key) {
    const field = element("input", { type: "text", className: "given-number", autocomplete: "off", spellcheck: false });
    field.inputMode = "decimal";
    field.maxLength = 600;
    field.dataset.key = key;
    field.setAttribute("aria-label", key);
    return field;
  }

  return {
    /** A field for the number of that name. */
    number: numberField,
    /** Minds a field that stands in the page: shows the number, and changes it. */
    watch,
    forget(field) { if (all.includes(field)) all.splice(all.indexOf(field), 1); },
    start() {
      for (const cell of document.querySelectorAll("#given td[id], #given .rate > span[id]")) {
        const field = numberField(cell.id);
        cell.replaceChildren(field);
        watch(field);
      }
      for (const choice of document.querySelectorAll("#given select")) watch(choice);
      at("choices").hidden = false;
      document.addEventListener("changed", () => {
        for (const field of all) {
          if (field === document.activeElement) continue;
          show(field);
        }
      });
    },
  };
})();
