// Try it yourself: values are covered, answers typed in their place, and marked by the checker of the check command, which also knows
// what follows from an earlier answer and which mistake it was. An answer is marked when it is whole, on Enter or when its field is left:
// of a number that is still being typed the first digits may be right, and would give away the others.
"use strict";
const practice = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  let steps = step.all();
  const worth = (article) => !article.classList.contains("line");
  const key = "longhand: " + document.title;
  let covered = new Set();
  let answers = new Map();
  let given = new Set();
  let hinted = new Set();
  let kind = "";

  /** Kept as long as the window is open; a page from a file may have nowhere to keep it. */
  function keep() {
    try { sessionStorage.setItem(key, JSON.stringify({ kind, from: [...covered][0], answers: [...answers], given: [...given], hinted: [...hinted] })); } catch { /* then not */ }
  }

  function kept() {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
  }

  function field(article) {
    const input = fields.number({ className: "answer-field", maxLength: 200 });
    input.setAttribute("aria-label", "Your value of " + article.id);
    input.value = answers.get(article.id) || "";
    const verdict = element("span", { className: "verdict" });
    const message = element("p", { className: "message" });
    message.setAttribute("role", "status");
    const show = element("button", { type: "button", className: "words", textContent: "show me" });
    show.addEventListener("click", () => { given.add(article.id); mark(); keep(); });
    const help = element("button", { type: "button", className: "words", textContent: "hint" });
    help.addEventListener("click", () => { message.replaceChildren(...hint(article)); keep(); });
    help.hidden = !article.querySelector(".row.put");
    const yours = element("div", { className: "yours" }, element("span", { className: "key", textContent: "yours" }), element("div", {}, input, " ", verdict, " ", help, " ", show, message));
    const isMarked = () => input.value === (answers.get(article.id) || "");
    const hand = () => {
      answers.set(article.id, input.value);
      yours.classList.remove("open");
      mark();
      keep();
    };
    // the verdict on another answer is none on this one
    input.addEventListener("input", () => yours.classList.toggle("open", !isMarked()));
    input.addEventListener("change", () => { if (!isMarked()) hand(); });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const isNew = !isMarked();
      if (isNew) hand();
      // what is wrong can be read and mended first
      if (!isNew || input.value.trim() === "" || !article.classList.contains("covered") || verdict.classList.contains("follows")) ask(step.number(article.id));
    });
    return yours;
  }

  /** Shows the numbers put in; or, while one of them is still asked for, says which. What is to be said of it. */
  function hint(article) {
    const open = JSON.parse(longhand.needed(article.id)).names.find((name) => document.getElementById(name)?.matches(".covered"));
    if (open) return ["First work out ", element("a", { href: "#" + open, textContent: open }), "."];
    hinted.add(article.id);
    article.classList.add("hinted");
    return [];
  }

  /** What each answer is, in the checker's words; a right one uncovers its step. */
  function mark() {
    const sheet = [...answers].filter(([name, value]) => covered.has(name) && value.trim() !== "" && !given.has(name));
    const shown = [...given].filter((name) => covered.has(name));
    const told = JSON.parse(longhand.check(sheet.map(([name, value]) => name + " = " + value.trim()).join("\n"), shown.join("\n")));
    const marks = new Map((told.marks || []).map((mark) => [mark.name, mark]));
    let right = 0;
    for (const article of steps) {
      if (!covered.has(article.id)) continue;
      const marked = marks.get(article.id);
      const verdict = marked ? marked.verdict : "";
      const isDone = verdict === "correct" || verdict === "rounded";
      if (isDone || verdict === "follows") right++;
      article.classList.toggle("covered", !isDone && !given.has(article.id));
      const yours = article.querySelector(".yours");
      yours.querySelector(".verdict").className = "verdict " + verdict;
      yours.querySelector(".verdict").textContent = verdict;
      yours.querySelector(".message").textContent = verdict === "correct" || !marked ? "" : marked.message;
    }
    at("practice-count").textContent = `${right} of ${covered.size} right`;
    at("practice-cause").textContent = (told.advice || []).join(" ");
    picture.cover((name) => document.getElementById(name)?.matches(".covered, .veiled.line"));
  }

  /** From the beginning, without the answers that there were. */
  function begin() {
    answers = new Map();
    given = new Set();
    hinted = new Set();
    const here = step.number(step.present().id) - 1;
    step.still(() => cover(at("cover-kind").value, steps[here].id));
    ask(here);
  }

  function cover(which, from) {
    stop();
    kind = which;
    const first = which === "here" ? (step.number(from) || step.number(step.present().id)) - 1 : 0;
    const chosen = steps.filter((article, i) => i >= first && worth(article) && (!which.startsWith("kind ") || family(article) === which.slice(5)));
    covered = new Set(chosen.map((article) => article.id));
    if (covered.size === 0) return;
    document.body.classList.add("practising");
    const begin = steps.indexOf(chosen[0]);
    steps.forEach((article, i) => {
      article.classList.toggle("veiled", i > begin);
      article.classList.toggle("uncovered", !covered.has(article.id));
      article.classList.toggle("hinted", hinted.has(article.id));
      if (covered.has(article.id)) article.querySelector(".sum").after(field(article));
    });
    at("practice-on").hidden = false;
    at("practice-on").closest("details").open = true;
    mark();
    keep();
  }

  const family = (article) => step.family(article.id);

  /** Asks for the value of a step, or of the next one that is covered; after the last, of the first. */
  function ask(place) {
    const isAsked = (article) => article.classList.contains("covered");
    const article = steps.slice(place).find(isAsked) || steps.find(isAsked);
    if (!article) return;
    article.querySelector(".answer-field").focus({ preventScroll: true });
    article.scrollIntoView({ block: "nearest" });
  }

  function stop() {
    at("practice-cause").textContent = "";
    for (const article of steps) {
      article.querySelector(".yours")?.remove();
      article.classList.remove("covered", "uncovered", "veiled", "hinted");
    }
    document.body.classList.remove("practising");
    picture.cover(() => false);
    covered = new Set();
    kind = "";
    at("practice-on").hidden = true;
  }

  /** What is below the steps shows values too. Whoever goes there is told so, and can have them. */
  function covers(section) {
    const show = element("button", { type: "button", textContent: "show all values" });
    show.addEventListener("click", () => {
      stop();
      keep();
      section.tabIndex = -1;
      section.focus({ preventScroll: true });
      section.scrollIntoView();
    });
    section.classList.add("covers");
    section.append(element("p", { className: "covering" }, "Covered while you try it yourself: this part shows values that you are asked for. ", show));
  }

  function worksheet() {
    step.finish();
    document.body.classList.add("worksheet");
    addEventListener("afterprint", () => document.body.classList.remove("worksheet"), { once: true });
    print();
  }

  function kinds() {
    const choice = at("cover-kind");
    const chosen = choice.value;
    for (const old of choice.querySelectorAll("[value^=kind]")) old.remove();
    choice.append(...[...new Set(steps.filter(worth).map(family))].map((name) => element("option", { value: "kind " + name, textContent: "every " + name })));
    choice.value = chosen;
    if (choice.selectedIndex < 0) choice.selectedIndex = 0;
  }

  /** With other steps there are, what was covered is covered among these. */
  function arranged() {
    const was = kind;
    const from = [...covered][0];
    stop();
    steps = step.all();
    kinds();
    if (was) cover(was, from);
  }

  return {
    start() {
      steps = step.all();
      kinds();
      at("cover").addEventListener("click", () => {
        const left = [...answers.values()].filter((value) => value.trim() !== "").length;
        if (covered.size === 0 || left + given.size === 0) begin();
        else {
          at("anew-words").textContent = left === 0 ? "The values that were shown are covered again."
            : left === 1 ? "The answer that you have given is thrown away." : `The ${left} answers that you have given are thrown away.`;
          at("anew").returnValue = "";
          at("anew").showModal();
        }
      });
      at("anew").addEventListener("close", () => { if (at("anew").returnValue === "anew") begin(); });
      at("cover-stop").addEventListener("click", () => { step.still(stop); keep(); });
      at("worksheet").addEventListener("click", worksheet);
      document.querySelectorAll(".after > section:has(data, math)").forEach(covers);
      document.addEventListener("arranged", arranged);
      document.addEventListener("changed", () => { if (covered.size) mark(); });
      const before = kept();
      if (before && before.kind) {
        answers = new Map(before.answers);
        given = new Set(before.given);
        hinted = new Set(before.hinted);
        cover(before.kind, before.from);
      }
    },
  };
})();
