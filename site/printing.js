// Prints the whole page or one part of it: what is given, a phase, a section below the steps.
"use strict";
const printing = (() => {
  const { element } = patch;
  const at = (id) => document.getElementById(id);
  let dialog;
  let choice;

  function printed(id) {
    const part = id && at(id);
    if (part) {
      document.body.classList.add("printing-part");
      part.classList.add("printed");
    }
    addEventListener("afterprint", () => {
      document.body.classList.remove("printing-part");
      part?.classList.remove("printed");
    }, { once: true });
    print();
  }

  /** As the contents of the page name its parts; of one without an update some are hidden. */
  function parts() {
    return [...document.querySelectorAll(".phases a")]
      .filter((link) => link.hash.length > 1 && at(link.hash.slice(1))?.matches("section:not(#check)"))
      .map((link) => element("option", { value: link.hash.slice(1), textContent: link.textContent }));
  }

  function ask() {
    if (!dialog) {
      choice = element("select", { id: "print-part" });
      const form = element("form", { method: "dialog" },
        element("h2", { id: "print-title", textContent: "Print" }),
        element("p", {}, element("label", {}, "what ", choice)),
        element("p", { className: "buttons" }, element("button", { textContent: "cancel", type: "button" }), " ", element("button", { textContent: "print", id: "print-yes" })));
      form.querySelector("button").addEventListener("click", () => dialog.close());
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        dialog.close();
        printed(choice.value);
      });
      dialog = element("dialog", { id: "printing" }, form);
      dialog.setAttribute("aria-labelledby", "print-title");
      document.body.append(dialog);
    }
    const before = choice.value;
    choice.replaceChildren(element("option", { value: "", textContent: "the whole page" }), ...parts());
    choice.value = before;
    if (choice.selectedIndex < 0) choice.selectedIndex = 0;
    dialog.showModal();
  }

  return {
    start() {
      const button = element("button", { type: "button", id: "print", textContent: "print" });
      button.addEventListener("click", ask);
      at("download").after(" ", button);
    },
  };
})();
