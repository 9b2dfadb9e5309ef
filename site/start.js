// The picture of the start page, stage by stage: a number appears when its stage comes. Every number and sentence is in the page already;
// without this script, and for those who want less motion, all are there at once.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const flow = at("flow");
  const parts = [...flow.querySelectorAll("[data-stage]")];
  const last = Math.max(...parts.map((part) => Number(part.dataset.stage)));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  /** Long enough to read what is said of a stage, in milliseconds; the last is left standing for longer. */
  const [EACH, LAST] = [4200, 9000];
  let stage = last;
  let timer = 0;

  function show(which) {
    stage = which;
    flow.classList.add("at-work");
    for (const part of parts) {
      part.classList.toggle("ahead", Number(part.dataset.stage) > stage);
      part.classList.toggle("now", Number(part.dataset.stage) === stage);
    }
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!document.hidden) show(stage === last ? 1 : stage + 1);
      wait();
    }, stage === last ? LAST : EACH);
  }

  function play(isOn) {
    clearTimeout(timer);
    flow.classList.toggle("still", !isOn);
    at("flow-play").textContent = isOn ? "pause" : "play";
    if (isOn) wait();
  }

  function turn(by) {
    play(false);
    show(Math.min(last, Math.max(1, stage + by)));
  }

  at("flow-play").addEventListener("click", () => {
    const isOn = flow.classList.contains("still");
    if (isOn && stage === last) show(1);
    play(isOn);
  });
  at("flow-back").addEventListener("click", () => turn(-1));
  at("flow-on").addEventListener("click", () => turn(1));
  calm.addEventListener("change", () => { if (calm.matches) turn(last); });
  at("flow-buttons").hidden = false;
  show(calm.matches ? last : 1);
  play(!calm.matches);
})();
