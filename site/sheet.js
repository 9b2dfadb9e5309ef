// A sheet of answers, marked here by the checker of the check command: typed, pasted, dropped on its field or opened as a file. All words
// and numbers come from the engine; nothing leaves this computer.
"use strict";
const sheet = (() => {
  const at = (id) => document.getElementById(id);
  const pasted = "your sheet";
  let box;
  let field;
  let name = pasted;
  let marked = null;
  let waiting = 0;

  /** The text of a file as the command line reads it; or, where a byte is none of its encoding, what is said of that. */
  function decoded(file, bytes) {
    const mark = bytes.length < 2 ? 0 : bytes[0] * 256 + bytes[1];
    const encoding = mark === 0xFEFF ? "UTF-16BE" : mark === 0xFFFE ? "UTF-16LE" : "UTF-8";
    const read = (end, isAll) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream: !isAll });
    try { return { text: read(bytes.length, true) }; } catch { /* where? */ }
    // so many bytes can be read, and one more cannot
    let [good, bad] = [0, bytes.length + 1];
    while (bad - good > 1) {
      const middle = Math.floor((good + bad) / 2);
      try { read(middle); good = middle; } catch { bad = middle; }
    }
    const before = read(Math.min(good, bytes.length));
    const place = encoding === "UTF-8" ? new TextEncoder().encode(before).length : before.length * 2;
    return JSON.parse(longhand.undecodable(file, encoding, bytes[place], before));
  }

  function told(problem) {
    at("sheet-problem").textContent = problem;
    if (problem) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function show(result) {
    clear();
    if (result.problem) return told(result.problem);
    marked = result;
    for (const part of ["sheet-result", "sheet-after"]) at(part).hidden = false;
    at("sheet-title").textContent = "Checked: " + marked.title;
    at("sheet-score").textContent = marked.score;
    at("sheet-summary").textContent = marked.summary;
    at("sheet-headline").textContent = marked.headline;
    at("sheet-left-out").textContent = marked.leftOut;
    at("sheet-answers").innerHTML = marked.rows;
    for (const part of ["sheet-headline", "sheet-left-out"]) at(part).hidden = at(part).textContent === "";
  }

  function clear() {
    marked = null;
    told("");
    for (const part of ["sheet-result", "sheet-after"]) at(part).hidden = true;
  }

  /** What is in the field, marked; nothing of an empty one, unless somebody asks. */
  function mark(isAsked) {
    clearTimeout(waiting);
    if (!isAsked && field.value.trim() === "") return clear();
    const size = JSON.parse(longhand.size(name, new Blob([field.value]).size));
    show(size.problem ? size : JSON.parse(longhand.sheet(box.dataset.example, name, field.value, box.dataset.steps)));
  }

  async function open(file) {
    const size = JSON.parse(longhand.size(file.name, file.size));
    if (size.problem) return show(size);
    const read = decoded(file.name, new Uint8Array(await file.arrayBuffer()));
    if (read.problem) return show(read);
    field.value = read.text;
    name = file.name;
    mark(true);
  }

  /** Takes what is dropped on a part of the page as a file. */
  function drop(part, take) {
    const hasFile = (event) => [...event.dataTransfer.types].includes("Files");
    for (const kind of ["dragenter", "dragover"]) part.addEventListener(kind, (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      part.classList.add("over-it");
    });
    for (const kind of ["dragleave", "drop"]) part.addEventListener(kind, () => part.classList.remove("over-it"));
    part.addEventListener("drop", (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
    });
  }

  function save(text, type, file) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** Puts a text on the clipboard; whether that could be done. A page that did not come over a safe connection has to do it the old way. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* the old way */ }
    const holder = document.createElement("textarea");
    const before = document.activeElement;
    holder.className = "hidden";
    holder.value = text;
    document.body.append(holder);
    holder.select();
    const isDone = document.execCommand("copy");
    holder.remove();
    before?.focus({ preventScroll: true });
    return isDone;
  }

  function printed() {
    document.body.classList.add("printing-sheet");
    addEventListener("afterprint", () => document.body.classList.remove("printing-sheet"), { once: true });
    print();
  }

  return {
    decoded,
    drop,
    save,
    copy,
    mark,
    start() {
      [box, field] = [at("sheet"), at("sheet-text")];
      at("sheet-mark").addEventListener("click", () => { mark(true); if (marked) at("sheet-title").focus(); });
      at("sheet-open").addEventListener("click", () => at("sheet-file").click());
      at("sheet-file").addEventListener("change", (event) => { if (event.target.files[0]) open(event.target.files[0]); event.target.value = ""; });
      at("sheet-print").addEventListener("click", printed);
      at("sheet-save").addEventListener("click", () => save(marked.json, "application/json", (box.dataset.example || "example") + "-checked.json"));
      drop(box, open);
      field.addEventListener("paste", () => setTimeout(() => mark(false)));
      // while somebody types, a line may be half written: what is whole is marked after a pause
      field.addEventListener("input", () => {
        name = pasted;
        clearTimeout(waiting);
        waiting = setTimeout(() => mark(false), 700);
      });
      // with other numbers, the same answers are others
      document.addEventListener("changed", () => { if (marked) mark(false); });
      box.hidden = false;
    },
  };
})();
