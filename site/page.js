// Steps through the page: which step is the present one, and what of the picture is lit. Every number and word is in the page
// already; nothing is worked out or written here.
"use strict";
(() => {
  let steps = step.all();
  if (steps.length === 0) return;
  const at = (id) => document.getElementById(id);
  const svg = document.querySelector("svg.network");
  const work = at("work");
  const status = at("status");
  const finder = at("finder");
  const wanted = at("wanted");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const index = (id) => step.number(id) - 1;
  const byKey = new Map([...svg.querySelectorAll("[data-key]")].map((part) => [part.dataset.key, [part]]));
  for (const line of svg.querySelectorAll("line[data-key]")) {
    const key = line.dataset.key;
    byKey.set(key.replace("e", "w"), [line, ...svg.querySelectorAll(`[data-weight="${key}"]`)]);
  }
  const texts = [...svg.querySelectorAll("[data-values]")];
  const lines = [...svg.querySelectorAll("[data-strokes]")];
  const dead = [...svg.querySelectorAll("[data-dead]")];
  const links = new Map([...document.querySelectorAll(".phases a")].map((a) => [a.hash.slice(1), a]));
  let present = 0;
  let told = 0;

  function lit(keys) {
    const parts = [];
    for (const key of (keys || "").split(" ")) {
      if (key.startsWith("l")) {
        const layer = key.slice(1);
        for (const [name, found] of byKey) if (name.startsWith("n" + layer + "-") || name.startsWith("e" + layer + "-")) parts.push(found[0]);
      } else {
        parts.push(...(byKey.get(key) || []));
      }
    }
    return parts;
  }

  function dim() {
    for (const part of svg.querySelectorAll(".now, .path")) part.classList.remove("now", "path");
  }

  /** Where the picture is larger than its place, as a graph on a phone, it scrolls to a part of it. */
  function bring(part) {
    const place = svg.closest(".drawing");
    if (!part || !place || (place.scrollWidth <= place.clientWidth && place.scrollHeight <= place.clientHeight)) return;
    const [box, frame] = [part, place].map((each) => each.getBoundingClientRect());
    place.scrollBy(box.x + box.width / 2 - frame.x - frame.width / 2, box.y + box.height / 2 - frame.y - frame.height / 2);
  }

  function light(step) {
    dim();
    for (const part of lit(step.dataset.path)) part.classList.add("path");
    const now = lit(step.dataset.now);
    for (const part of now) part.classList.add("now");
    bring(now.find((part) => part.matches("g")));
    const { pass, passWords } = step.closest("section").dataset;
    if (pass) {
      const of = (values) => values?.split("|")[pass - 1];
      for (const text of texts) {
        text.textContent = of(text.dataset.values);
        if (text.matches(".value")) patch.narrow(text, of(text.dataset.narrowings));
      }
      for (const line of lines) {
        line.setAttribute("stroke-width", of(line.dataset.strokes));
        for (const style of ["negative", "zero"]) line.classList.toggle(style, of(line.dataset.styles) === style);
      }
      for (const part of dead) part.classList.toggle("dead", of(part.dataset.dead) === "dead");
      const isOther = at("shown-pass").dataset.pass !== pass;
      at("shown-pass").dataset.pass = pass;
      at("shown-pass").textContent = passWords;
      if (isOther) document.dispatchEvent(new CustomEvent("pass"));
      document.dispatchEvent(new CustomEvent("lit"));
    }
  }

  function current(id) {
    for (const [name, a] of links) {
      if (name === id) {
        a.setAttribute("aria-current", "true");
        const bar = a.closest(".phases");
        const left = a.offsetLeft - bar.clientWidth / 2;
        bar.scrollTo({ left: left, behavior: "auto" });
      } else a.removeAttribute("aria-current");
    }
  }

  function tell(step) {
    clearTimeout(told);
    told = setTimeout(() => {
      const value = !step.matches(".covered, .veiled.line") && (step.querySelector(".row.value math") || step.querySelector(".math math:last-of-type"));
      status.textContent = at("counter").textContent + ": " + step.querySelector("h4").textContent + " " + (value ? value.textContent : "");
    }, 350);
  }

  function show(which, how = {}) {
    present = Math.max(0, Math.min(steps.length - 1, which));
    const article = steps[present];
    step.freshen(article);
    for (const other of document.querySelectorAll(".step.now")) {
      other.classList.remove("now");
      other.removeAttribute("aria-current");
    }
    article.classList.add("now");
    article.setAttribute("aria-current", "step");
    document.dispatchEvent(new CustomEvent("present"));
    light(article);
    at("slider").value = present + 1;
    at("counter").textContent = "step " + (present + 1) + " of " + steps.length;
    at("slider").setAttribute("aria-valuetext", at("counter").textContent);
    current(article.closest("section").id);
    if (how.silent) return;
    address.go(article.id, how.chosen);
    if (how.still) return;
    if (document.body.classList.contains("lecture")) return tell(article);
    const room = innerHeight * 0.55;
    const narrow = matchMedia("(max-width: 60rem)").matches;
    article.scrollIntoView({ block: narrow || article.offsetHeight > room ? "start" : "center", behavior: how.jump || calm.matches ? "auto" : "smooth" });
    if (how.focus) {
      article.tabIndex = -1;
      article.focus({ preventScroll: true });
    }
    tell(article);
  }

  /** What the address does not name nobody has gone to: the way on leads to it first. */
  const isThere = () => address.place() === steps[present].id;
  const next = () => (isThere() ? present + 1 : present);

  function neuron(way) {
    if (way > 0 && !isThere()) return present;
    const groups = [...document.querySelectorAll(".group")];
    const here = groups.indexOf(steps[present].closest(".group"));
    const first = index(groups[here].querySelector(".step").id);
    if (way < 0 && present > first) return first;
    const next = groups[Math.max(0, Math.min(groups.length - 1, here + way))];
    return index(next.querySelector(".step").id);
  }

  function follow(how) {
    const id = address.place();
    for (const marked of document.querySelectorAll(".target")) marked.classList.remove("target");
    if (index(id) >= 0) show(index(id), how);
    else if (links.has(id) && at(id).querySelector(".step")) {
      show(index(at(id).querySelector(".step").id), { silent: true });
    } else if (id && at(id)) {
      at(id).classList.add("target");
      at(id).scrollIntoView({ block: "center" });
      if (links.has(id)) { at(id).scrollIntoView(); current(id); }
    } else if (!id && how.back) show(0, { silent: true });
  }

  const label = (step) => step.querySelector(".label")?.textContent;

  const titled = () => { for (const each of document.querySelectorAll(".step .label")) each.title = "as the source calls it"; };
  titled();

  const counted = (text) => /^(?:step\s*)?(\d+)$/i.exec(text)?.[1];

  /** The name of the step, or of what is given, that is meant, by its number too; the engine knows its own names best. */
  async function find(text) {
    if (counted(text)) return steps[counted(text) - 1]?.id;
    return at(text) && work.contains(at(text)) ? text : JSON.parse((await engine.ready()).find(text)).name;
  }

  function ask() {
    const known = at("known");
    if (known.children.length === 0) {
      for (const step of steps) {
        const option = document.createElement("option");
        option.value = step.id;
        if (label(step)) option.label = label(step);
        known.append(option);
      }
    }
    at("unknown").textContent = "";
    wanted.value = "";
    finder.showModal();
    wanted.focus();
  }

  at("finder-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = wanted.value.trim();
    const found = await find(text);
    if (step.number(found)) {
      finder.close();
      show(index(found), { focus: true, jump: true, chosen: true });
    } else if (found && at(found)) {
      finder.close();
      if (address.place() === found) follow({});
      else address.follow(found);
    } else at("unknown").textContent = counted(text) ? `The steps are 1 to ${steps.length}.` : "No quantity has that name.";
  });
  at("cancel").addEventListener("click", () => finder.close());

  const open = () => {
    const pressed = document.body.classList.toggle("all-open");
    at("open").setAttribute("aria-pressed", String(pressed));
    steps[present].scrollIntoView({ block: "center" });
  };
  at("first").addEventListener("click", () => show(0));
  at("previous").addEventListener("click", () => show(present - 1));
  at("next").addEventListener("click", () => show(next()));
  at("last").addEventListener("click", () => show(steps.length - 1));
  at("slider").addEventListener("input", (event) => show(Number(event.target.value) - 1, { jump: true }));
  at("open").addEventListener("click", open);
  at("go").addEventListener("click", ask);
  work.addEventListener("click", (event) => {
    const step = event.target.closest(".step");
    if (step && !event.target.closest("a, input, button") && !step.classList.contains("now") && String(getSelection()) === "") show(index(step.id), { chosen: true });
  });
  // whose value is asked for, that step is the present one
  work.addEventListener("focusin", (event) => {
    const asking = event.target.matches(".answer-field") && event.target.closest(".step");
    if (asking && !asking.classList.contains("now")) step.still(() => show(index(asking.id), { still: true }), asking);
  });
  // a link within the page keeps what was changed; and clicked twice, it changes no address
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = decodeURIComponent(link.hash.slice(1));
    if (place === address.place()) follow({ focus: true });
    else if (address.isMore()) {
      event.preventDefault();
      address.follow(place);
    }
  });
  // with other steps, the place is the last one before it that is left; a link may lead to one that was not there before
  document.addEventListener("arranged", () => {
    const before = steps.slice(0, present + 1).map((article) => article.id).reverse();
    steps[present].classList.remove("now");
    steps[present].removeAttribute("aria-current");
    steps = step.all();
    titled();
    at("slider").max = steps.length;
    at("known").replaceChildren();
    const linked = address.place();
    if (linked !== before[0] && index(linked) >= 0) show(index(linked), { jump: true });
    else show(index(before.find((id) => index(id) >= 0)), { silent: true });
    if (linked === before[0]) address.go(steps[present].id);
  });
  document.addEventListener("changed", () => light(steps[present]));
  addEventListener("hashchange", () => follow({ focus: true, jump: true, back: true }));

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]") || event.target.closest("input, textarea, select")) return;
    const key = event.key;
    const away = work.getBoundingClientRect().bottom < innerHeight * 0.3;
    const how = { jump: event.repeat };
    const button = event.target.closest("button");
    const isLecture = document.body.classList.contains("lecture");
    const isSingle = !document.body.classList.contains("no-single-keys");
    if (key === "ArrowRight") show(event.shiftKey ? neuron(1) : next(), how);
    else if (key === "ArrowLeft") show(event.shiftKey ? neuron(-1) : present - 1, how);
    else if (key === "g" && isSingle) ask();
    else if (key === "a" && isSingle && !button && !isLecture) open();
    else if (key === " " && isLecture && !button) show(next(), how);
    else if (away && !isLecture) return;
    else if (key === "PageDown") show(next(), how);
    else if (key === "PageUp") show(present - 1, how);
    else return;
    event.preventDefault();
  });

  // a finger that goes to the left takes the next step with it; not where it scrolls a long formula, or works in the picture
  let touched;
  const scrolls = (part) => part !== work && (part.scrollWidth > part.clientWidth + 1 || scrolls(part.parentElement));
  work.addEventListener("touchstart", (event) => {
    const isPart = event.touches.length > 1 || event.target.closest("input, select, .figure, .live") || scrolls(event.target);
    touched = isPart ? undefined : event.touches[0];
  }, { passive: true });
  work.addEventListener("touchend", (event) => {
    if (!touched) return;
    const [x, y] = ["clientX", "clientY"].map((of) => event.changedTouches[0][of] - touched[of]);
    touched = undefined;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) show(x < 0 ? next() : present - 1, { jump: true });
  }, { passive: true });

  // below the steps, the part of the page that is being read
  const parts = [...document.querySelectorAll(".after > section")];
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const read = parts.filter((part) => part.offsetHeight > 0 && part.getBoundingClientRect().top < innerHeight * 0.4).pop();
      const id = read ? read.id : steps[present].closest("section").id;
      if (!links.get(id).hasAttribute("aria-current")) current(id);
    });
  }, { passive: true });

  let wasOpen = false;
  addEventListener("beforeprint", () => { wasOpen = document.body.classList.contains("all-open"); document.body.classList.remove("stepping"); dim(); });
  addEventListener("afterprint", () => { document.body.classList.add("stepping"); document.body.classList.toggle("all-open", wasOpen); light(steps[present]); });

  // on a narrow screen the picture lies over the steps: who wants to see more of a step folds it away
  const fold = patch.element("button", { type: "button", id: "fold" });
  function folded(is) {
    document.body.classList.toggle("folded", is);
    fold.textContent = is ? "▾ picture" : "▴ picture";
    fold.setAttribute("aria-expanded", String(!is));
  }
  fold.addEventListener("click", () => {
    step.still(() => folded(!document.body.classList.contains("folded")));
    // now there is more room for it, or less, as soon as the picture is measured
    if (isThere()) requestAnimationFrame(() => requestAnimationFrame(() => show(present, { jump: true })));
  });
  folded(false);
  document.querySelector(".work > .figure").append(fold);

  document.body.classList.add("stepping");
  at("bar").hidden = false;
  show(0, { silent: true });

  // what lies over the top of the steps: the bar of phases, which may take two lines, and on a narrow screen the picture
  for (const [name, part] of [["--top", document.querySelector(".phases")], ["--figure", document.querySelector(".work > .figure")]]) {
    const measure = () => document.documentElement.style.setProperty(name, part.offsetHeight + "px");
    measure(); // now, for the step that a link leads to
    new ResizeObserver(measure).observe(part);
  }

  // what was not laid out for the opening is once there is time, and then the page is as high as it will be
  const notLaidOut = [...work.querySelectorAll(".group")];
  (function layOut() {
    requestIdleCallback((left) => {
      while (notLaidOut.length > 0 && left.timeRemaining() > 5) {
        const group = notLaidOut.shift();
        group.classList.add("laid");
        group.getBoundingClientRect();
      }
      if (notLaidOut.length > 0) layOut();
    });
  })();

  const started = engine.ready().then(() => live.start());
  if (address.place()) {
    history.scrollRestoration = "manual"; // or a page that is loaded again is scrolled away from its step
    follow({ jump: true });
    // what comes late, the font and the fields above the step, may move it: back to it, unless somebody has gone elsewhere meanwhile
    let isLeft = false;
    for (const way of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(way, () => { isLeft = true; }, { once: true, passive: true });
    const settle = () => { if (!isLeft && index(address.place()) >= 0) show(present, { jump: true }); };
    document.fonts.ready.then(settle);
    started.then(settle);
  }
})();
