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
    over(field, whole, given.contains(field) && isOpen(field) && reasonOf(field).hidden && field.value.length > field.size);
  }

  /** What is given, in its field; a reason that stands beside it stays. */
  function write(field) {
    const key = field.dataset.key;
    const number = live.given(key);
    const brief = isNumber(field) ? live.brief(key) : number;
    const isShort = brief.replace("−", "-") !== number;
    // a formula that stands in a link alone
    if (field.options && ![...field.options].some((option) => option.value === number)) field.add(new Option(number, number));
    field.value = isNumber(field) && isOpen(field) ? number : brief;
    if (isNumber(field)) {
      field.title = isShort ? number : "";
      field.setAttribute("aria-label", key + (isShort ? ", in full " + number : ""));
    }
    mark(field);
    if (!isOpen(field)) size(field);
    field.removeAttribute("aria-invalid");
  }

  const mark = (field) => field.classList.toggle("edited", !live.isOriginal(field.dataset.key));

  function show(field) {
    write(field);
    refused(field, null);
  }

  /**
   * Minds a field that stands in the page: shows the number, and changes it.
   * @param isDraft whether nothing is changed before Enter takes what is typed
   */
  function watch(field, isDraft = false) {
    const reason = element("span", { className: "reason", hidden: true, id: "reason-" + (field.dataset.key + (field.closest("#given") ? "" : "-picture")) });
    let before = null;
    let last = null;
    reason.setAttribute("role", "alert");
    field.setAttribute("aria-describedby", reason.id);
    if (given.contains(field)) {
      reason.classList.add("over");
      given.append(reason);
    } else field.after(reason);

    /** From here on what is typed can be taken back. */
    function begin() {
      before = last = live.edits();
    }

    /** What cannot be read leaves nothing of what could be read while it was typed: of 1,234 no 1.23. */
    function change() {
      if (live.edits() !== last) begin();
      const told = live.set(field.dataset.key, field.value);
      if (told && isNumber(field)) live.back(before);
      last = live.edits();
      refused(field, told);
      if (!told) mark(field);
    }

    field.addEventListener("input", () => {
      size(field);
      if (isDraft) refused(field, null);
      else change();
      if (isNumber(field)) tellWhole(field);
    });
    field.addEventListener("focus", () => {
      begin();
      if (isNumber(field) && field.value !== live.given(field.dataset.key)) {
        field.value = live.given(field.dataset.key);
        if (!given.contains(field)) size(field);
        field.select();
      }
      if (isNumber(field)) tellWhole(field);
    });
    // after a refusal what was there is back, and the reason stays until the next field is left or something is changed
    field.addEventListener("blur", () => {
      whole.hidden = true;
      for (const other of all) if (other !== field && !reasonOf(other).hidden) show(other);
      write(field);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        if (isNumber(field) && live.edits() === last) live.back(before);
        begin();
        show(field);
      } else if (event.key === "Enter" && isNumber(field)) {
        if (isDraft && field.value !== live.given(field.dataset.key)) change();
        if (field.hasAttribute("aria-invalid")) {
          event.preventDefault();
          write(field);
          field.select();
        } else {
          begin();
          refused(field, null);
        }
      }
    });
    all.push(field);
    show(field);
  }

  /**
   * A field for a number that somebody writes, given or an answer. It asks a telephone for the keyboard of letters: that of
   * inputmode "decimal" has no minus on an iPhone, nor an e, and only the decimal sign of its language; this one has them all behind
   * a single key. A field of type "number" would not tell what was typed where it cannot read it.
   */
  function number(properties) {
    const field = element("input", { type: "text", inputMode: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false, ...properties });
    field.setAttribute("autocorrect", "off");
    return field;
  }

  function numberField(key) {
    const field = number({ className: "given-number", maxLength: 600 });
    field.dataset.key = key;
    return field;
  }

  return {
    number,
    /** A field for the given number of that name. */
    given: numberField,
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
