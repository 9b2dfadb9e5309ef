// An example of one's own: put together in a form, or given as a file. All that it is made of stands in the address. The engine writes its
// page as the build writes those of the site, and the scripts of such a page, which wait here until then, do the rest.
"use strict";
(async () => {
  const at = (id) => document.getElementById(id);
  const most = 1024 * 1024;
  const head = document.head.cloneNode(true);
  const form = at("form");
  const kinds = [...document.querySelectorAll("[name='kind']")];
  const fields = [...form.querySelectorAll("[data-field]")];
  const kind = () => kinds.find((choice) => choice.checked).value;
  const whole = await engine.text();
  const cut = Number(at("engine").dataset.cut);
  const room = Number(at("engine").dataset.room);
  let file = "example.yaml";
  let proof = [];
  engine.run(whole.slice(0, cut));
  engine.is(longhand);

  /** Says what is wrong with a field that counts now, or with the whole. */
  function tell(name, problem) {
    const field = name === "yaml" ? at("yaml") : [at("title"), ...used()].find((each) => each.dataset.field === name);
    const place = field ? at(field.getAttribute("aria-describedby").split(" ").pop()) : at("problem-form");
    place.textContent = problem;
    field?.setAttribute("aria-invalid", "true");
    (field || place).scrollIntoView({ block: "nearest" });
    field?.focus();
  }

  function clear() {
    for (const place of form.querySelectorAll(".problem")) place.textContent = "";
    for (const field of [...fields, at("yaml")]) field.removeAttribute("aria-invalid");
  }

  /** The fields of a kind that count now: of the layers as many as there are. */
  const used = () => fields.filter((field) => field.closest("[data-kind]")?.dataset.kind === kind() && !field.closest("[hidden]"));

  function arrange() {
    at("title-field").hidden = kind() === "file"; // which has its own
    for (const part of form.querySelectorAll("[data-kind]")) part.hidden = part.dataset.kind !== kind();
    for (const row of form.querySelectorAll("[data-layer]")) row.hidden = Number(row.dataset.layer) > Number(at("depth").value);
  }

  /** What is in the form as an example file; or nothing, once it has said what is wrong. */
  function text() {
    if (kind() === "file") return at("yaml").value;
    const values = [["title", at("title").value], ...used().map((field) => [field.dataset.field, field.value])];
    const told = JSON.parse(longhand.form(values.flat().join("\0")));
    if (told.yaml) return told.yaml;
    tell(told.field, (used().find((field) => field.dataset.field === told.field)?.tagName === "TEXTAREA" && told.line ? "Line " + told.line + ": " : "") + told.problem);
    return null;
  }

  /** What the address holds: the file, and what was in the form for it. */
  function state(yaml) {
    const filled = kind() === "file" ? {} : Object.fromEntries(fields.filter((field) => field.closest("[data-kind]")?.dataset.kind === kind()).map((field) => [field.dataset.field, field.value]));
    return JSON.stringify({ yaml, kind: kind(), title: at("title").value, depth: at("depth").value, filled });
  }

  async function make() {
    clear();
    const yaml = text();
    if (yaml === null) return;
    const size = JSON.parse(longhand.size(file, new Blob([yaml]).size));
    const told = size.problem ? size : yaml.length > most ? { problem: file + ": a page takes an example of at most 1 MB. On the command line, longhand takes more." } : JSON.parse(longhand.read("own", file, yaml));
    const page = told.problem ? told : JSON.parse(longhand.page(room));
    if (page.problem) return tell(kind() === "file" ? "yaml" : "form", page.problem);
    location.hash = ";own=" + await address.packed(state(yaml));
    location.reload();
  }

  /** How its numbers are known to be right: worked out when the page is there, since nobody waits for it. */
  function known() {
    if (proof.length === 0) proof = JSON.parse(longhand.proof()).sentences;
  }

  function prove(where) {
    where.getElementById("proof").append(...proof.map((words) => Object.assign(where.createElement("p"), { textContent: words })));
  }

  /** The whole page as a file. */
  function saved(page) {
    const made = document.implementation.createHTMLDocument(page.title + " · Longhand");
    made.documentElement.lang = "en";
    const title = made.querySelector("title");
    made.head.replaceChildren(...[...head.children].filter((part) => !part.matches("title, script")).map((part) => made.importNode(part, true)), title);
    made.body.innerHTML = page.html;
    prove(made);
    const script = (text, properties) => {
      const part = Object.assign(made.createElement("script"), properties);
      part.textContent = text;
      made.body.append(part, "\n");
    };
    script(page.exercise, { type: "application/json", id: "exercise" });
    script(at("engine").textContent, { type: "text/plain", id: "engine" });
    // as on any page: first those that are at work here too, then those that waited
    for (const part of [...[...document.querySelectorAll("body > script:not([type])")].slice(0, 2), ...document.querySelectorAll("script[data-held]")]) script(part.textContent, {});
    return "<!doctype html>\n" + made.documentElement.outerHTML + "\n";
  }

  function show(page) {
    document.title = page.title + " · Longhand";
    at("maker").hidden = true;
    at("made").innerHTML = page.html;
    at("made-bar").hidden = false;
    const [patching, stepping, paging] = [...document.querySelectorAll("script[data-held]")].map((script) => script.textContent);
    for (const script of [patching, stepping, whole.slice(cut), paging]) engine.run(script);
    requestIdleCallback(() => {
      known();
      prove(document);
      document.body.classList.add("proved");
    }, { timeout: 3000 });
    at("change-it").addEventListener("click", () => {
      at("maker").hidden = !at("maker").hidden;
      at("made").hidden = !at("maker").hidden;
      at("change-it").textContent = at("maker").hidden ? "change it" : "back to the page";
      scrollTo(0, 0);
    });
    at("save-page").addEventListener("click", () => { known(); sheet.save(saved(page), "text/html", "own.html"); });
    at("copy-link").addEventListener("click", async () => {
      at("bar-words").textContent = await sheet.copy(location.href) ? "Copied: whoever has the link has the example." : "The link is in the address bar.";
    });
  }

  /** What somebody was sent, or made before. */
  async function load() {
    const own = address.own();
    if (!own) return;
    let given = null;
    try { given = JSON.parse(await address.unpacked(own, most)); } catch { /* said below */ }
    if (typeof given?.yaml !== "string") return tell("form", "This link holds no example.");
    at("yaml").value = given.yaml;
    kinds.find((choice) => choice.value === "file").checked = true;
    for (const choice of kinds) if (choice.value === given.kind) choice.checked = true;
    if (given.title) at("title").value = String(given.title);
    if (given.depth) at("depth").value = String(given.depth);
    for (const field of fields) if (given.filled?.[field.dataset.field] !== undefined) field.value = String(given.filled[field.dataset.field]);
    arrange();
    const told = JSON.parse(longhand.read("own", file, given.yaml));
    const page = told.problem ? told : JSON.parse(longhand.page(room));
    if (page.problem) return tell(kind() === "file" ? "yaml" : "form", page.problem);
    show(page);
  }

  async function open(given) {
    const size = JSON.parse(longhand.size(given.name, given.size));
    if (size.problem) return tell("yaml", size.problem);
    clear();
    const told = sheet.decoded(given.name, new Uint8Array(await given.arrayBuffer()));
    if (told.problem) return tell("yaml", told.problem);
    at("yaml").value = told.text;
    file = given.name;
    make();
  }

  for (const choice of kinds) choice.addEventListener("change", arrange);
  at("depth").addEventListener("change", arrange);
  at("others").addEventListener("click", () => { at("seed").value = String(Number(at("seed").value) + 1 || 1); });
  at("yaml").addEventListener("input", () => { file = "example.yaml"; });
  at("yaml-open").addEventListener("click", () => at("yaml-file").click());
  at("yaml-file").addEventListener("change", (event) => { if (event.target.files[0]) open(event.target.files[0]); event.target.value = ""; });
  sheet.drop(at("yaml"), open);
  form.addEventListener("submit", (event) => { event.preventDefault(); make(); });
  addEventListener("hashchange", (event) => { if ((event.oldURL.match(/own=[^;]*/) || [""])[0] !== (event.newURL.match(/own=[^;]*/) || [""])[0]) location.reload(); });
  arrange();
  form.hidden = false;
  await load();
  document.body.classList.add("form-ready");
})();
