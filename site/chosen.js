// With which weights the images are seen, and whether it is one that somebody has drawn: what the address says after the place,
// #z1[3];epochs=3;drawn=60,40,60,200;label=1
"use strict";
const chosen = (() => {
  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const stages = [...document.querySelectorAll("#stages option")];
  let stage = 0;
  let drawn = "";
  let label = -1;
  /** What the engine works with; null until it is first asked for something. */
  let taken = null;

  const read = () => {
    const said = new Map(address.edits().split(";").map((each) => each.split("=")));
    stage = Math.max(0, stages.findIndex((each) => each.dataset.epochs === said.get("epochs")));
    drawn = said.get("drawn") ?? "";
    label = drawn && /^\d+$/.test(said.get("label")) ? Number(said.get("label")) : -1;
  };
  const edits = (of) => [of.stage > 0 && "epochs=" + stages[of.stage].dataset.epochs, of.drawn && "drawn=" + of.drawn,
    of.drawn && of.label >= 0 && "label=" + of.label].filter(Boolean).join(";");
  const leave = () => { drawn = ""; label = -1; };

  /** Of the batch are its images, and what stands in the page. */
  const isOfBatch = (name) => name === "" || name.startsWith("image-") || (byId(name) && main.contains(byId(name)));

  return {
    stage: () => stage,
    drawn: () => drawn,
    label: () => label,
    isDrawn: () => drawn !== "",
    isUnlabelled: () => drawn !== "" && label < 0,
    /** With weights that are trained as far as there are any. */
    trained: () => edits({stage: stages.length - 1}),
    hasStages: () => stages.length > 0,
    read,
    leave,

    /** The same place with other choices: no place of its own for the browser to lead back to. */
    change: (choices) => address.change(edits({stage, drawn, label, ...choices})),

    /** Each link leads to its place with these weights, and with the drawing unless it is of the batch. */
    carry() {
      for (const each of document.querySelectorAll("#parts a[href], main a[href^='#']")) {
        const [name] = each.getAttribute("href").slice(1).split(";");
        const all = edits(isOfBatch(name) ? {stage} : {stage, drawn, label});
        each.setAttribute("href", "#" + name + (all ? ";" + all : ""));
      }
    },

    /** What is of one stage of the training is shown if that is chosen. */
    show() {
      document.querySelectorAll("[data-stage]").forEach((each) => { each.hidden = Number(each.dataset.stage) !== stage; });
      if (!stages.length) return;
      const words = stages[stage].label;
      byId("stage").value = stage;
      byId("stage").setAttribute("aria-valuetext", words);
      byId("stage-words").textContent = words;
      byId("stage-rounded").hidden = stage === 0;
    },

    isOpen: () => taken !== null,
    /** The engine takes what is chosen; true if that is something else than before. */
    take() {
      const now = edits({stage, drawn, label});
      if (now === taken) return false;
      if (taken === null) {
        longhand.open(byId("exercise").textContent);
        taken = "";
      }
      if (now !== taken) {
        try {
          answers.ask(longhand.take(stage ? byId("checkpoint-" + stage).textContent : "", drawn, label));
        } catch (problem) {
          leave(); // no link leads to it again
          throw problem;
        }
        taken = now;
      }
      return true;
    },
  };
})();
