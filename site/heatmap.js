// Numbers as colours: blue for positive, orange for negative, the more of it the larger.
"use strict";
const heatmap = (() => {
  const {make, link, shown} = elements;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const ends = () => dark.matches ? [[38, 42, 49], [134, 179, 255], [255, 157, 110]] : [[244, 242, 236], [29, 95, 209], [180, 56, 10]];
  const colour = (value, largest) => {
    const [zero, positive, negative] = ends();
    const end = value < 0 ? negative : positive;
    const share = largest > 0 ? Math.min(1, Math.abs(value) / largest) : 0;
    return zero.map((from, i) => Math.round(from + share * (end[i] - from)));
  };
  const css = (value, largest) => "rgb(" + colour(value, largest).join(" ") + ")";
  const largest = (numbers) => numbers.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

  /**
   * A picture of numbers, row by row; pointing at one reads it out in these words, choosing one goes to it. A place can be marked.
   */
  const picture = (label, columns, names, figures, most, {words = names, mark = -1} = {}) => {
    const rows = figures.length / columns;
    const canvas = make("canvas", {width: columns, height: rows, role: "img", "aria-label": label});
    const paint = canvas.getContext("2d");
    const data = paint.createImageData(columns, rows);
    figures.forEach((figure, i) => data.data.set([...colour(answers.number(figure), most), 255], 4 * i));
    paint.putImageData(data, 0, 0);
    canvas.style.aspectRatio = `${columns} / ${rows}`;
    const read = (i) => words[i] + " = " + figures[i].full;
    const first = mark < 0 ? " " : read(mark);
    const readout = make("span", {class: "readout"}, first);
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      const place = (p, from, size, count) => Math.min(count - 1, Math.max(0, Math.floor((p - from) / size * count)));
      return place(event.clientY, box.top, box.height, rows) * columns + place(event.clientX, box.left, box.width, columns);
    };
    canvas.addEventListener("pointermove", (event) => { readout.textContent = read(at(event)); });
    canvas.addEventListener("pointerleave", () => { readout.textContent = first; });
    canvas.addEventListener("click", (event) => { address.follow(names[at(event)]); });
    const framed = make("div", {class: "framed"}, canvas);
    if (mark >= 0) {
      const spot = make("span", {class: "spot"});
      Object.assign(spot.style, {left: `${100 * (mark % columns) / columns}%`, top: `${100 * Math.floor(mark / columns) / rows}%`,
        width: `${100 / columns}%`, height: `${100 / rows}%`});
      framed.append(spot);
    }
    return make("figure", {class: "picture"}, framed, make("figcaption", {}, label, readout));
  };

  /** The same, as wide as it has columns. */
  const matrix = (label, columns, names, figures) => {
    const figure = picture(label, columns, names, figures, largest(figures.map(answers.number)));
    figure.classList.add("of-matrix");
    figure.querySelector(".framed").style.width = `min(${columns}rem, 100%)`;
    return figure;
  };

  const swatch = (figure, most) => {
    const swatch = make("span", {class: "swatch"});
    swatch.style.backgroundColor = css(answers.number(figure), most);
    return swatch;
  };

  /** Neurons as a row of cells, each a link with its number. */
  const strip = (caption, names, heads) => {
    const got = answers.values(names);
    const most = largest(got.map(answers.number));
    return make("div", {class: "strip"}, make("p", {class: "strip-name"}, caption), make("ul", {}, ...names.map((name, i) =>
      make("li", {}, link(name, swatch(got[i], most), make("span", {class: "of"}, heads[i]), shown(got[i]))))));
  };

  return {picture, matrix, swatch, strip, css, largest, onChange: (then) => dark.addEventListener("change", then)};
})();
