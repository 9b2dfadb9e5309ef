// Changing the exercise: the list of changes, in the order in which they were made, is all the state there is; it stands in the
// address, and the engine goes from what was given to where it leads.
"use strict";
const live = (() => {
  const at = (id) => document.getElementById(id);
  let edits = [];
  let given = {};
  let brief = {};
  let original = {};

  // a semicolon that somebody types into a field does not begin a second change
  const text = (list) => list.map((edit) => edit.key + "=" + edit.value.replaceAll(";", "%3B")).join(";");
  const list = (text) => text.split(";").filter(Boolean).map((part) => {
    const sign = part.indexOf("=");
    return { key: part.slice(0, sign), value: part.slice(sign + 1) };
  });

  /** Goes to a list of changes; gives what the engine refuses, or nothing. */
  function apply(next) {
    const told = JSON.parse(longhand.change(text(next)));
    if (told.problem) return told;
    const view = JSON.parse(longhand.view(pass()));
    // what was changed last, as the engine reads it: 0,35 is 0.35 in the link
    edits = next.map((edit, i) => (i === next.length - 1 && edit.key in view.given ? { key: edit.key, value: view.given[edit.key] } : edit));
    const isOther = Object.keys(view.given).some((key) => key.startsWith("activation") && view.given[key] !== given[key]);
    ({ given, brief } = view);
    const changed = patch.values(JSON.parse(longhand.derive()));
    patch.view(view);
    step.later(gradients);
    if (isOther) step.still(arrange);
    step.refresh(changed);
    document.body.classList.toggle("edited", edits.length > 0);
    at("undo").disabled = at("reset").disabled = edits.length === 0;
    address.change(text(edits));
    at("live-words").textContent = "";
    document.dispatchEvent(new CustomEvent("changed"));
    return null;
  }

  /** Of the passes that there are, the one that is looked at. */
  const pass = () => Number(at("shown-pass")?.dataset.pass || 1);

  const gradients = () => patch.gradients(JSON.parse(longhand.gradients(pass())));

  const lines = () => patch.lines(JSON.parse(longhand.lines(pass())));

  /** What stands beside the steps and below them is of the update that is looked at. */
  function ofPass() {
    patch.loss(JSON.parse(longhand.view(pass())).loss);
    step.later(gradients);
    step.later(lines);
  }

  /** Another activation may have other steps. */
  function arrange() {
    const outline = JSON.parse(longhand.outline());
    step.arrange(outline.sections);
    lines();
    document.dispatchEvent(new CustomEvent("arranged"));
  }

  function set(key, value) {
    const before = edits.length && edits[edits.length - 1].key === key ? edits.slice(0, -1) : edits;
    return apply([...before, { key, value }]);
  }

  function start() {
    patch.values(JSON.parse(longhand.derive()));
    const view = JSON.parse(longhand.view(pass()));
    const outline = JSON.parse(longhand.outline());
    patch.loss(view.loss);
    step.learn(outline.sections);
    ({ given, brief } = view);
    original = given;
    at("reset").addEventListener("click", () => { step.still(() => apply([])); at("live-words").textContent = "Back to the given numbers."; });
    at("download").addEventListener("click", () => sheet.save(longhand.text(), "application/yaml", "example.yaml"));
    at("make-own")?.addEventListener("click", async (event) => {
      event.preventDefault();
      location.href = event.target.href + "#;own=" + await address.packed(JSON.stringify({ yaml: longhand.text() }));
    });
    addEventListener("hashchange", () => {
      if (address.edits() !== text(edits)) load();
    });
    document.addEventListener("pass", ofPass);
    if (pass() > 1) ofPass();
    addEventListener("beforeprint", () => step.finish());
    // a page that is short for want of room has all of it now
    document.querySelector(".limit")?.remove();
    if ("short" in at("work").dataset) step.refresh(new Set());
    const narrow = matchMedia("(max-width: 60rem)");
    const settle = () => (narrow.matches ? at("given").before(at("live")) : at("live-loss").after(at("live")));
    narrow.addEventListener("change", () => step.still(settle));
    step.still(() => {
      fields.start();
      picture.start(outline.parts);
      updates.start();
      at("live").hidden = false;
      settle();
    });
    load();
    step.still(practice.start);
    sheet.start();
    step.still(copy.start);
    lecture.start();
    step.still(printing.start);
    document.body.classList.add("ready");
    warm([1, 2, 3, 4].flatMap((updates) => ["derive", "view", "gradients"].map((part) => [updates, part])));
  }

  /**
   * A script is slow the first times that it is run: better now, while nobody waits for it, than at the first change. Each part is worked
   * out for other numbers, and what is given is back before anybody can ask for it. After so many milliseconds it is enough.
   */
  function warm(parts, left = 300) {
    if (parts.length === 0 || left < 0) return;
    requestIdleCallback(() => {
      if (edits.length) return;
      const begin = performance.now();
      const [[updates, part], ...rest] = parts;
      longhand.change("update=" + updates);
      longhand[part](1);
      longhand.step(step.present().id);
      longhand.change("");
      warm(rest, left - (performance.now() - begin));
    });
  }

  /** The changes in the address, as far as they can be made. */
  function load() {
    const wanted = list(address.edits());
    if (wanted.length === 0 && edits.length === 0) return;
    const told = apply(wanted);
    if (told) {
      apply([]);
      at("live-words").textContent = "The changes in this link cannot be made: " + told.problem;
    }
  }

  /** Back to changes that there were before. */
  function back(to) {
    if (text(to) !== text(edits)) apply(to);
  }

  return { start, set, back, to: apply, text, edits: () => edits, given: (key) => given[key], brief: (key) => brief[key], isOriginal: (key) => given[key] === original[key], keys: () => Object.keys(given) };
})();
