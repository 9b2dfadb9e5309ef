// Which exercise a sheet is about: one of the examples, named in the address, or a file of somebody's own.
"use strict";
(async () => {
  const at = (id) => document.getElementById(id);
  const choice = at("example");
  const box = at("sheet");
  const text = at("own-text");
  const pasted = "example.yaml";
  let file = pasted;
  let waiting = 0;
  await engine.ready();

  /** The sheet anew; of an exercise that cannot be read it says nothing. */
  function marked(isRead) {
    at("check").hidden = !isRead;
    if (isRead) sheet.mark(false);
  }

  function read() {
    clearTimeout(waiting);
    const size = JSON.parse(longhand.size(file, new Blob([text.value]).size));
    // as the command line calls it: after the file, or after the folder of an example.yaml
    box.dataset.example = file.replace(/\.ya?ml$/, "");
    const told = text.value.trim() === "" ? { problem: "" } : size.problem ? size : JSON.parse(longhand.read(box.dataset.example, file, text.value));
    at("own-problem").textContent = told.problem || "";
    if (told.problem) text.setAttribute("aria-invalid", "true");
    else text.removeAttribute("aria-invalid");
    marked(told.problem === undefined);
  }

  function choose() {
    const name = choice.value;
    at("own").hidden = name !== "";
    at("example-page").hidden = name === "";
    if (name === "") {
      box.dataset.steps = "";
      return read();
    }
    at("example-page").href = name + ".html";
    box.dataset.example = name;
    box.dataset.steps = name + ".html#";
    longhand.open(JSON.parse(document.querySelector(`script[data-exercise="${name}"]`).textContent));
    marked(true);
  }

  async function open(given) {
    const size = JSON.parse(longhand.size(given.name, given.size));
    const told = size.problem ? size : sheet.decoded(given.name, new Uint8Array(await given.arrayBuffer()));
    if (told.problem) {
      at("own-problem").textContent = told.problem;
      return marked(false);
    }
    choice.value = "";
    text.value = told.text;
    file = given.name;
    choose();
  }

  function linked() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name && [...choice.options].some((option) => option.value === name)) choice.value = name;
    choose();
  }

  choice.addEventListener("change", () => {
    history.replaceState(null, "", "#" + choice.value);
    choose();
  });
  text.addEventListener("input", () => {
    file = pasted;
    clearTimeout(waiting);
    waiting = setTimeout(read, 400);
  });
  at("own-open").addEventListener("click", () => at("own-file").click());
  at("own-file").addEventListener("change", (event) => { if (event.target.files[0]) open(event.target.files[0]); event.target.value = ""; });
  sheet.drop(at("chosen"), open);
  addEventListener("hashchange", linked);
  at("chosen").hidden = false;
  sheet.start();
  linked();
  document.body.classList.add("ready");
})();
