// For a lecture: one step at a time, on the full screen, in type that can be read from the last row; and the list of keys, where those that
// are a single letter can be switched off.
"use strict";
const lecture = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  const KEYS = [["→ ←", "next step, previous step"], ["Shift → ←", "next neuron, previous neuron"], ["Page ↓ ↑", "the same as → ←, as clickers send it"], ["g", "go to a name"], ["a", "all steps open"], ["l", "lecture: one step at a time, large, on the full screen"], ["Space", "in a lecture: next step"], ["Esc", "in a lecture: leave it"]];
  const isOn = () => document.body.classList.contains("lecture");
  const stored = "longhand: single keys";
  /** In hundredths of the size of type that the browser has. */
  const [LARGEST, LARGE, LEAST] = [215, 190, 120];
  let button;
  let dialog;
  let isWhole = false;

  function isIn(article) {
    const place = document.querySelector(".work > .steps");
    return article.getBoundingClientRect().bottom <= place.getBoundingClientRect().bottom
      && [...article.querySelectorAll(".math")].every((math) => math.scrollWidth <= math.clientWidth + 1);
  }

  /** As large as there is room for: a long step says less before it takes small type, first without another way, then without origins. */
  function fit() {
    if (!isOn()) return;
    for (const [words, least] of [["", LARGE], ["brief", LARGE], ["brief briefest", LEAST]]) {
      for (const word of ["brief", "briefest"]) document.body.classList.toggle(word, words.split(" ").includes(word));
      for (let size = LARGEST; size >= least; size -= 5) {
        document.documentElement.style.fontSize = size * innerWidth / 1920 + "%";
        if (isIn(step.present())) return;
      }
    }
  }

  function enter() {
    if (isOn()) return;
    document.body.classList.add("lecture");
    document.body.classList.remove("all-open");
    at("open").setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", "true");
    document.activeElement?.blur(); // or the space bar would press a button
    isWhole = false;
    document.documentElement.requestFullscreen?.().then(() => { isWhole = true; }, () => {}); // without it, what there is of the window
    fit();
    at("status").textContent = "Lecture. Escape leaves it.";
  }

  function leave() {
    if (!isOn()) return;
    document.body.classList.remove("lecture", "brief", "briefest");
    document.documentElement.style.fontSize = "";
    button.setAttribute("aria-pressed", "false");
    if (document.fullscreenElement) document.exitFullscreen();
    step.present().scrollIntoView({ block: "center", behavior: "instant" });
  }

  const turn = () => (isOn() ? leave() : enter());

  /** Kept for all pages, where the browser has somewhere to keep it. */
  function single(areOn) {
    document.body.classList.toggle("no-single-keys", !areOn);
    try { localStorage.setItem(stored, areOn ? "on" : "off"); } catch { /* for this page alone */ }
  }

  function list() {
    if (!dialog) {
      const field = element("input", { type: "checkbox", id: "single-keys", checked: !document.body.classList.contains("no-single-keys") });
      field.addEventListener("change", () => single(field.checked));
      dialog = element("dialog", { id: "key-list" },
        element("h2", { id: "key-list-title", textContent: "Keys" }),
        element("dl", {}, ...KEYS.flatMap(([key, words]) => [element("dt", {}, element("kbd", { textContent: key })), element("dd", { textContent: words })])),
        element("p", {}, element("label", {}, field, " keys that are a single letter (g, a, l)")),
        element("form", { method: "dialog" }, element("p", { className: "buttons" }, element("button", { textContent: "close" }))));
      dialog.setAttribute("aria-labelledby", "key-list-title");
      document.body.append(dialog);
    }
    dialog.showModal();
  }

  return {
    start() {
      let kept = null;
      try { kept = localStorage.getItem(stored); } catch { /* nowhere to keep it */ }
      document.body.classList.toggle("no-single-keys", kept === "off");
      button = element("button", { type: "button", id: "lecture", className: "words", title: "One step at a time, large, on the full screen (l)" }, "lecture ", element("kbd", { textContent: "l" }));
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", turn);
      const keys = element("button", { type: "button", id: "keys", className: "words", textContent: "keys" });
      keys.addEventListener("click", list);
      at("go").after(button, keys);
      addEventListener("keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]") || event.target.closest("input:not([type='range']), textarea, select")) return;
        if (event.key === "l" && !document.body.classList.contains("no-single-keys")) turn();
        else if (event.key === "Escape" && isOn()) leave();
        else return;
        event.preventDefault();
      });
      document.addEventListener("fullscreenchange", () => { if (isWhole && !document.fullscreenElement) leave(); });
      for (const what of ["present", "changed"]) document.addEventListener(what, () => requestAnimationFrame(fit));
      addEventListener("resize", fit);
      addEventListener("beforeprint", leave);
    },
  };
})();
