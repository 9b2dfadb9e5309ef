// What is to be taken along from the present step: its formula as LaTeX or as plain text, both written by the engine when they are asked
// for, and a link to it, with the changes that were made.
"use strict";
const copy = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  const told = element("span", { className: "copied" });

  async function take(words, text) {
    const isDone = await sheet.copy(text);
    told.textContent = isDone ? "copied" : "not copied: the browser does not allow it";
    at("status").textContent = isDone ? `${words} copied.` : "Not copied: the browser does not allow it.";
  }

  function button(label, words, text) {
    const made = element("button", { type: "button", textContent: label, title: `Copy: ${words}` });
    made.setAttribute("aria-label", `Copy: ${words}`);
    made.addEventListener("click", () => take(words, text(step.present().id)));
    return made;
  }

  const formula = (name) => JSON.parse(longhand.written(name));

  return {
    start() {
      const buttons = element("p", { className: "copying" }, element("span", { className: "key", textContent: "copy" }), " ",
        element("span", { className: "formulas" }, button("LaTeX", "formula as LaTeX", (name) => formula(name).latex), " ",
          button("text", "formula as plain text", (name) => formula(name).text)), " ",
        button("link", "link to this step", (name) => address.of(name)), " ", told);
      const place = () => {
        told.textContent = "";
        step.present().append(buttons);
      };
      place();
      document.addEventListener("present", place);
    },
  };
})();
