// The steps, and each of them anew: the engine writes it as the page was built with it. Steps that are in view come first, the others
// when the browser has nothing else to do.
"use strict";
const step = (() => {
  const { element } = patch;
  let all = [...document.querySelectorAll(".step")];
  let number = new Map(all.map((article, i) => [article.id, i + 1]));
  // with every step that there was: one that an activation takes away comes back with another
  const made = new Map(all.map((article) => [article.id, article]));
  const families = new Map();
  const waiting = new Set();
  const jobs = new Set();
  let asked = 0;

  /** The step as the engine writes it. */
  function told(name) {
    const holder = document.createElement("template");
    holder.innerHTML = longhand.step(name);
    return holder.content.firstElementChild;
  }

  /** Puts into a step what has become of it; what the source says, and what somebody answers, stays. */
  function fill(article) {
    waiting.delete(article);
    const now = told(article.id);
    const written = article.querySelectorAll(".written");
    const more = now.querySelector(".more") || element("div", { className: "more" });
    article.classList.toggle("line", now.classList.contains("line"));
    for (const key of ["data-now", "data-path"]) {
      if (now.hasAttribute(key)) article.setAttribute(key, now.getAttribute(key));
      else article.removeAttribute(key);
    }
    // with another activation, that of another function
    const [label, called] = [article, now].map((each) => each.querySelector(".label"));
    if (label && called) label.textContent = called.textContent;
    for (const part of [".at", "h4", ".sum"]) article.querySelector(part).replaceWith(now.querySelector(part));
    article.querySelector(".more")?.remove();
    more.append(...written);
    if (more.hasChildNodes()) article.append(more);
  }

  function inView(article) {
    const box = article.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  }

  function some(idle) {
    asked = 0;
    const soon = [...waiting].filter(inView);
    for (const each of soon.length ? soon : [...jobs, ...waiting]) {
      if (jobs.delete(each)) each();
      else fill(each);
      if (idle.timeRemaining() < 4 && !idle.didTimeout) break;
    }
    ask();
  }

  function ask() {
    if (waiting.size + jobs.size && !asked) asked = requestIdleCallback(some, { timeout: 300 });
  }

  function placed(name) {
    if (!made.has(name)) made.set(name, told(name));
    return made.get(name);
  }

  const present = () => document.querySelector(".step.now");

  return {
    all: () => all,
    present,
    /**
     * Changes the page, while a step that is in view, the present one if none is named, stays where it is on the screen; but the top of
     * a page, where nobody has gone to a step yet, stays the top.
     */
    still(change, article = present()) {
      const isSeen = inView(article) && (scrollY > 0 || address.place() === article.id);
      const before = article.getBoundingClientRect().top;
      change();
      const left = article.isConnected ? article : present();
      if (isSeen && left === present()) scrollBy({ top: left.getBoundingClientRect().top - before, behavior: "instant" });
    },
    /** Counted from 1; undefined if there is no such step. */
    number: (id) => number.get(id),
    /** What a step is called without its indices. */
    family: (id) => families.get(id),
    /** Which families the steps belong to. */
    learn(sections) {
      for (const { steps, families: of } of sections.flatMap((section) => section.groups)) steps.forEach((name, i) => families.set(name, of[i]));
    },
    /** The steps that there are now, each where it belongs. */
    arrange(sections) {
      this.learn(sections);
      for (const section of sections) {
        const groups = section.groups.map((group) => element("div", { className: "group" }, element("h3", { textContent: group.title }),
          ...group.steps.map(placed)));
        const place = document.getElementById(section.id);
        place.replaceChildren(place.querySelector("h2"), ...groups);
      }
      all = [...document.querySelectorAll(".step")];
      number = new Map(all.map((article, i) => [article.id, i + 1]));
      waiting.clear();
    },
    /** A step anew that somebody goes to, if it still waits for that. */
    freshen(article) { if (waiting.has(article)) fill(article); },
    /** All steps anew, as soon as may be. */
    refresh(changed) {
      for (const article of all) {
        waiting.add(article);
        article.classList.toggle("changed", changed.has(article.id));
      }
      if (present()) fill(present());
      ask();
    },
    /** Before anybody reads or prints all of them. */
    finish() {
      for (const article of [...waiting]) fill(article);
      for (const job of jobs) job();
      jobs.clear();
    },
    /** Does something else that nobody waits for, after the steps that are in view. */
    later(job) { jobs.add(job); ask(); },
    isFresh: () => waiting.size + jobs.size === 0,
  };
})();
