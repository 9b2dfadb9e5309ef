// Updates, one or many, forward and back, and the learning rate by a slider. Many are made a few at a time, so that the page answers
// meanwhile; those that take more than a second say how far they are, and can be stopped.
"use strict";
const updates = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  /** In milliseconds: so long the page does nothing else, and after so long it says how far it is. */
  const [BUSY, SILENT] = [40, 1000];
  const say = (words) => { at("live-words").textContent = words; };
  /** How many updates each button that was pressed has made, one after another: so many are taken back at once. */
  let strides = [];
  /** What is being worked on; when something else is changed meanwhile it is given up. */
  let work = null;

  /** The changes before the updates at the end, and how many updates these are. */
  function split() {
    const all = live.edits();
    const last = all[all.length - 1];
    return last?.key === "update" ? [all.slice(0, -1), Number(last.value)] : [all, 0];
  }

  const joined = (before, count) => (count ? [...before, { key: "update", value: String(count) }] : before);

  function busy(isBusy) {
    for (const button of document.querySelectorAll("#live [data-updates]")) button.disabled = isBusy;
    at("stop-updates").hidden = !isBusy;
  }

  async function make(count) {
    if (work) return;
    const own = work = { isStopped: false };
    const [before, already] = split();
    const begun = performance.now();
    let [done, said, told] = [0, begun, {}];
    while (!own.isStopped && work === own) {
      const part = performance.now();
      do {
        told = JSON.parse(longhand.change(live.text(joined(before, already + done + 1))));
        if (!told.problem) done++;
      } while (done < count && !told.problem && performance.now() - part < BUSY);
      if (done === count || told.problem) break;
      if (performance.now() - said > SILENT) {
        said = performance.now();
        busy(true);
        say(`${done} of ${count} updates …`);
      }
      await new Promise((then) => setTimeout(then));
    }
    if (work !== own) return; // something else was changed, and that is what is shown
    work = null;
    busy(false);
    if (done) step.still(() => live.to(joined(before, already + done)));
    if (done) strides.push(done);
    if (told.problem) say(told.problem);
    else if (count > 1) say(done === count ? `${done} updates made.` : `Stopped after ${done} of ${count} updates.`);
  }

  function undo() {
    const [before, count] = split();
    const stride = count ? Math.min(count, strides.pop() || 1) : 0;
    live.to(count ? joined(before, count - stride) : live.edits().slice(0, -1));
    say("Undone.");
  }

  /** The learning rate beside its number: the steps of the slider are rates, so that what it says is what is worked with. */
  function rate() {
    const key = "alpha";
    if (live.given(key) === undefined) return;
    const { rates } = JSON.parse(longhand.rates());
    const slider = at("rate-slider");
    const field = fields.given(key);
    let asked = 0;
    slider.max = rates.length - 1;
    at("rate-field").append(field);
    fields.watch(field);
    const show = () => {
      if (live.given(key) === slider.getAttribute("aria-valuetext")) return;
      if (!asked) slider.value = JSON.parse(longhand.rates()).nearest;
      slider.setAttribute("aria-valuetext", live.given(key));
    };
    // dragged, it says more rates than can be looked at
    slider.addEventListener("input", () => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        live.set(key, rates[slider.value]);
      });
    });
    document.addEventListener("changed", show);
    show();
    at("rate").hidden = false;
  }

  return {
    start() {
      for (const button of document.querySelectorAll("#live [data-updates]")) button.addEventListener("click", () => make(Number(button.dataset.updates)));
      at("stop-updates")?.addEventListener("click", () => { if (work) work.isStopped = true; });
      at("undo").addEventListener("click", () => step.still(undo));
      document.addEventListener("changed", () => {
        // changed by another: the updates that were under way are not wanted any more
        if (work) busy(false);
        work = null;
        if (split()[1] === 0) strides = [];
      });
      rate();
    },
  };
})();
