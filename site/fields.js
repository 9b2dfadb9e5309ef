// Fields in the place of what is given: each change is tried as it is typed, and refused beside the field. A long number is shown with
// a few digits, and with all of them while it can be edited. What a field has to say lies over the page, and moves nothing.
"use strict";
const fields = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  const given = at("given");
  const whole = element("span", { className: "over whole", hidden: true, ariaHidden: "true" });
  const all = [];
  const isNumber = (field) => field.tagName === "INPUT";
  const isOpen = (field) => field === document.activeElement;

  /** Shows or hides what belongs to a field: in the tables below it, over what is there. */
  function over(field, told, isShown) {
    told.hidden = !isShown;
    if (!isShown || !told.classList.contains("over")) return;
    const [box, frame] = [field.getBoundingClientRect(), given.getBoundingClientRect()];
    told.style.top = box.bottom - frame.top + 3 + "px";
    told.style.left = Math.max(0, Math.min(box.left - frame.left, frame.width - told.offsetWidth)) + "px";
  }

  const reasonOf = (field) => at(field.getAttribute("aria-describedby"));

  function refused(field, told) {
    if (told) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    reasonOf(field).textContent = told ? told.problem : "";
    over(field, reasonOf(field), told);
  }

  function size(field) {
    if (!isNumber(field)) return;
    const room = !field.closest("#given") ? 24 : isOpen(field) ? Math.max(9, field.size) : 24;
    field.size = Math.min(room, Math.max(3, field.value.length));
    field.style.width = `calc(${field.size}ch + .7rem)`;
  }

  /** All digits of a number that is open, when its field is too narrow for them. */
  function tellWhole(field) {
    whole.textContent = field.value;
    over(field, whole, given.contains(field) && isOpen(field) && !field.hasAttribute("aria-invalid") && field.value.length > field.size);
  }

  function show(field) {
    const key = field.dataset.key;
    const number = live.given(key);
    const brief = isNumber(field) ? live.brief(key) : number;
    const isShort = brief.replace("−", "-") !== number;
    field.value = isNumber(field) && isOpen(field) ? number : brief;
    if (isNumber(field)) {
      field.title = isShort ? number : "";
      field.setAttribute("aria-label", key + (isShort ? ", in full " + number : ""));
    }
    field.classList.toggle("edited", !live.isOriginal(key));
    if (!isOpen(field)) size(field);
    refused(field, null);
  }

  function watch(field) {
    const reason = element("span", { className: "reason", hidden: true, id: "reason-" + (field.dataset.key + (field.closest("#given") ? "" : "-picture")) });
    reason.setAttribute("role", "alert");
    field.setAttribute("aria-describedby", reason.id);
    if (given.contains(field)) {
      reason.classList.add("over");
      given.append(reason);
    } else field.after(reason);
    field.addEventListener("input", () => {
      size(field);
      const told = live.set(field.dataset.key, field.value);
      refused(field, told);
      field.classList.toggle("edited", !live.isOriginal(field.dataset.key));
      if (isNumber(field)) tellWhole(field);
    });
    field.addEventListener("focus", () => {
      if (field.hasAttribute("aria-invalid")) over(field, reason, true);
      else if (isNumber(field) && field.value !== live.given(field.dataset.key)) {
        field.value = live.given(field.dataset.key);
        if (!given.contains(field)) size(field);
        field.select();
      }
      if (isNumber(field)) tellWhole(field);
    });
    field.addEventListener("blur", () => {
      whole.hidden = true;
      if (field.hasAttribute("aria-invalid")) over(field, reason, false);
      else show(field);
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
    return field;
  }

  return {
    /** A field for the number of that name. */
    number: numberField,
    /** Minds a field that stands in the page: shows the number, and changes it. */
    watch,
    forget(field) { if (all.includes(field)) all.splice(all.indexOf(field), 1); },
    start() {
      given.append(whole);
      for (const cell of document.querySelectorAll("#given td[id], #given .rate > span[id]")) {
        const field = numberField(cell.id);
        cell.replaceChildren(field);
        watch(field);
      }
      for (const choice of document.querySelectorAll("#given select")) watch(choice);
      at("choices").hidden = false;
      document.addEventListener("changed", () => {
        for (const field of all) if (!isOpen(field)) show(field);
      });
    },
  };
})();
