// The steps, and each of them anew, as the template would have written it: from what the engine explains. Steps that are in view come
// first, the others when the browser has nothing else to do.
"use strict";
const step = (() => {
  const { element } = patch;
  let all = [...document.querySelectorAll(".step")];
  let number = new Map(all.map((article, i) => [article.id, i + 1]));
  // with every step that there was: one that an activation takes away comes back with another
  const made = new Map(all.map((article) => [article.id, article]));
  const waiting = new Set();
  const jobs = new Set();
  let asked = 0;

  const math = (inside) => `<math>${inside}</math>`;
  const block = (className, html) => element("div", { className, innerHTML: html });

  function row(kind, key, pieces) {
    const line = element("div", { className: "row " + kind }, element("span", { className: "key", textContent: key }));
    line.append(block("math", pieces.join(" ")));
    return line;
  }

  function factor(told) {
    const line = element("li", { innerHTML: math(told.math) });
    if (told.colour) line.firstChild.setAttribute("class", "f" + told.colour);
    line.append(" ", from(told.name));
    return line;
  }

  function from(name) {
    return element("a", { href: "#" + name, textContent: number.has(name) ? "step " + number.get(name) : "given" });
  }

  function sum(article, told) {
    const sum = article.querySelector(".sum");
    if (told.isLine) {
      sum.replaceChildren(element("span", { className: "math", innerHTML: told.rule.join(" ") }));
      for (const each of told.factors) sum.append(" ", Object.assign(from(each.name), { className: "from" }));
      return;
    }
    const value = row("value", "value", [math("<mo>=</mo>" + told.numeral)]);
    if (told.isRounded) value.querySelector(".math").append(" ", element("data", { className: "full", value: told.data, textContent: told.full }));
    sum.replaceChildren(row("rule", "rule", told.rule), ...(told.numbers.length ? [row("put", "numbers", told.numbers)] : []), value);
  }

  function more(article, told) {
    const old = article.querySelector(".more");
    const written = [...article.querySelectorAll(".more > .written")];
    const parts = [];
    if (!told.isLine && told.factors.length) {
      const list = element("ul", { className: "origins" + (told.factors.length > 3 ? " many" : "") }, ...told.factors.map(factor));
      if (told.more) list.append(element("li", { textContent: told.more }));
      parts.push(list);
    }
    if (told.way.length) {
      parts.push(element("div", { className: "way" }, element("p", { textContent: "Another way to the same number" }),
        block("math", told.way.join(" ")), block("math", [...told.wayNumbers, math("<mo>=</mo>" + told.numeral)].join(" "))));
    }
    parts.push(...told.remarks.map((words) => element("p", { className: "remark", textContent: words })), ...written);
    if (old) old.remove();
    if (parts.length) article.append(element("div", { className: "more" }, ...parts));
  }

  function fill(article) {
    waiting.delete(article);
    const told = JSON.parse(longhand.explain(article.id));
    article.classList.toggle("line", told.isLine);
    article.querySelector("h4").textContent = told.question;
    sum(article, told);
    more(article, told);
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

  /** A step without what the engine explains. */
  function blank(told, phase) {
    const article = element("article", { className: "step " + phase, id: told.name });
    article.append(element("header", {}, element("a", { className: "at", href: "#" + told.name }), element("h4"), element("code", { className: "name", textContent: told.name })),
      element("div", { className: "sum" }));
    if (told.label) article.querySelector("header").append(element("span", { className: "label", textContent: told.label, title: "as the source calls it" }));
    made.set(told.name, article);
    return article;
  }

  function placed(told, phase) {
    const article = made.get(told.name) || blank(told, phase);
    for (const key of ["now", "path"]) {
      if (told[key] || key === "now") article.dataset[key] = told[key];
      else delete article.dataset[key];
    }
    return article;
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
    /** The steps that there are now, each where it belongs. */
    arrange(sections) {
      for (const section of sections) {
        const groups = section.groups.map((group) => element("div", { className: "group" }, element("h3", { textContent: group.title }),
          ...group.steps.map((told) => placed(told, section.phase))));
        const place = document.getElementById(section.id);
        place.replaceChildren(place.querySelector("h2"), ...groups);
      }
      all = [...document.querySelectorAll(".step")];
      number = new Map(all.map((article, i) => [article.id, i + 1]));
      waiting.clear();
      for (const article of all) {
        const link = article.querySelector(".at");
        link.textContent = number.get(article.id);
        link.setAttribute("aria-label", "Step " + link.textContent);
        if (!article.querySelector(".sum").firstChild) fill(article);
      }
    },
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
