// What the scripts of a page of images share: what they ask the engine, and how they make elements of its answers.
"use strict";
const answers = (() => {
  const ask = (answer) => {
    const read = JSON.parse(answer);
    if (read.problem) throw new Error(read.problem);
    return read;
  };
  const figures = (told) => told.data.map((data, i) => ({shown: told.shown[i], full: told.full[i], data}));
  return {
    ask,
    figures,
    values: (names) => figures(ask(longhand.values(names.join("\n")))),
    explain: (name) => ask(longhand.explain(name)),
    around: (name) => ask(longhand.around(name)),
    number: (figure) => Number(figure.data),
  };
})();

const elements = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  };
  const scroll = (label, ...children) => make("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": label}, ...children);
  return {
    make,
    scroll,
    link: (name, ...children) => make("a", {href: "#" + name}, ...(children.length ? children : [make("code", {}, name)])),
    shown: (figure) => make("data", {value: figure.data, title: figure.full}, figure.shown),
    heading: (text) => make("h3", {}, text),
    part: (...children) => make("section", {class: "part"}, ...children),
    button: (words, action, attributes = {}) => {
      const button = make("button", {type: "button", ...attributes}, words);
      button.addEventListener("click", action);
      return button;
    },
    row: (head, ...cells) => make("tr", {}, make("th", {scope: "row"}, head), ...cells.map((cell) => make("td", {}, cell))),
    table: (caption, heads, rows) => scroll(caption, make("table", {class: "list"}, make("caption", {class: "hidden"}, caption),
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", {scope: "col"}, head)))), make("tbody", {}, ...rows))),
  };
})();
