// A batch of images opened up: every address after # names an image, a matrix or a quantity. The engine says which numbers belong to
// each and what these are called, works them out and writes them; here they are only placed, and turned into colours.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const view = byId("view");
  const title = byId("view-title");
  const body = byId("view-body");
  const side = Number(main.dataset.side);
  const count = Number(main.dataset.count);
  const like = main.dataset.like.split(" ");
  const starts = [...document.querySelectorAll("#parts [data-start]")];
  let isOpen = false;
  let warmed = 0;
  let turn = 0;
  let here = null;

  // ---- the engine ----
  const ask = (answer) => {
    const read = JSON.parse(answer);
    if (read.problem) throw new Error(read.problem);
    return read;
  };
  const figuresOf = (told) => told.data.map((data, i) => ({shown: told.shown[i], full: told.full[i], data}));
  const values = (names) => figuresOf(ask(longhand.values(names.join("\n"))));
  const explain = (name) => ask(longhand.explain(name));
  const around = (name) => ask(longhand.around(name));
  const number = (figure) => Number(figure.data);
  const rest = () => new Promise((then) => setTimeout(then));

  // ---- elements ----
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  };
  const link = (name, ...children) => make("a", {href: "#" + name}, ...(children.length ? children : [make("code", {}, name)]));
  const shown = (figure) => make("data", {value: figure.data, title: figure.full}, figure.shown);
  const heading = (text) => make("h3", {}, text);
  const part = (...children) => make("section", {class: "part"}, ...children);
  const scroll = (label, ...children) => make("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": label}, ...children);
  const row = (head, ...cells) => make("tr", {}, make("th", {scope: "row"}, head), ...cells.map((cell) => make("td", {}, cell)));
  const table = (caption, heads, rows) => scroll(caption, make("table", {class: "list"}, make("caption", {class: "hidden"}, caption),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", {scope: "col"}, head)))), make("tbody", {}, ...rows)));

  // ---- colours: blue for positive, orange for negative, the more of it the larger ----
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const ends = () => dark.matches ? [[38, 42, 49], [134, 179, 255], [255, 157, 110]] : [[244, 242, 236], [29, 95, 209], [180, 56, 10]];
  const colour = (value, largest) => {
    const [zero, positive, negative] = ends();
    const end = value < 0 ? negative : positive;
    const share = largest > 0 ? Math.min(1, Math.abs(value) / largest) : 0;
    return zero.map((from, i) => Math.round(from + share * (end[i] - from)));
  };
  const css = (rgb) => "rgb(" + rgb.join(" ") + ")";
  const largestOf = (numbers) => numbers.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

  /** A picture of side × side numbers; pointing at one reads it out in these words, choosing one goes to it. */
  const picture = (label, names, figures, largest, words = names) => {
    const canvas = make("canvas", {width: side, height: side, role: "img", "aria-label": label});
    const paint = canvas.getContext("2d");
    const data = paint.createImageData(side, side);
    figures.forEach((figure, i) => data.data.set([...colour(number(figure), largest), 255], 4 * i));
    paint.putImageData(data, 0, 0);
    const readout = make("span", {class: "readout"}, " ");
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      const place = (p, from, size) => Math.min(side - 1, Math.max(0, Math.floor((p - from) / size * side)));
      return place(event.clientY, box.top, box.height) * side + place(event.clientX, box.left, box.width);
    };
    canvas.addEventListener("pointermove", (event) => { const i = at(event); readout.textContent = words[i] + " = " + figures[i].full; });
    canvas.addEventListener("pointerleave", () => { readout.textContent = " "; });
    canvas.addEventListener("click", (event) => { location.hash = names[at(event)]; });
    return make("figure", {class: "picture"}, canvas, make("figcaption", {}, label, readout));
  };

  /** Neurons as a row of cells, each a link with its number. */
  const strip = (caption, names, heads) => {
    const got = values(names);
    const largest = largestOf(got.map(number));
    return make("div", {class: "strip"}, make("p", {class: "strip-name"}, caption), make("ul", {}, ...names.map((name, i) => {
      const swatch = make("span", {class: "swatch"});
      swatch.style.backgroundColor = css(colour(number(got[i]), largest));
      return make("li", {}, link(name, swatch, make("span", {class: "of"}, heads[i]), shown(got[i])));
    })));
  };

  // ---- what there is ----
  const range = (size) => Array.from({length: size}, (_, i) => i + 1);
  const chosen = (k) => byId("choose-" + k);
  const thumbnail = (k) => { const copy = chosen(k).querySelector("img").cloneNode(); copy.alt = "Image " + k; return copy; };
  const called = (k) => `Image ${k}: a ${chosen(k).dataset.label}, taken for a ${chosen(k).dataset.guess}`;

  /** Takes every image through the network once, so that what is about all of them does not keep anybody waiting without a word. */
  const warm = async (mine) => {
    const losses = ask(longhand.losses()).names;
    while (warmed < count && mine === turn) {
      byId("status").textContent = "";
      const words = `Working out image ${warmed + 1} of ${count} …`;
      body.replaceChildren(make("p", {class: "soft"}, words), make("progress", {max: count, value: warmed, "aria-label": "Working out"}));
      await rest();
      values([losses[warmed]]);
      warmed++;
    }
  };

  // ---- views ----
  const shownOf = (name) => shown(values([name])[0]);
  const strips = (layers) => layers.map((layer) => strip(layer.caption, layer.names, layer.heads));

  const imageView = (k, image) => {
    title.textContent = called(k);
    body.replaceChildren(
      part(make("div", {class: "beside"}, picture("its pixels, from 0 to 1", image.inputs, values(image.inputs), 1),
        make("div", {}, make("p", {}, "Its loss ", link(image.loss), " = ", shownOf(image.loss), "."),
          make("p", {class: "soft"}, "Choose a pixel, or a neuron below. ", link(`matrix-${image.matrix}-${k}`, "All its pixels as numbers"), "."),
          make("p", {class: "turn"}, k > 1 ? link(`image-${k - 1}`, "← image before") : null, k < count ? link(`image-${k + 1}`, "image after →") : null)))),
      part(heading("Forward: the activations, layer by layer"), ...strips(image.forward)),
      part(heading("Backward: how much each weighted sum moves the loss of this image"), ...strips(image.backward)));
  };

  /** Rule, numbers and value, with links to the factors, as the engine writes them. */
  const calculation = (step) => {
    const holder = make("template");
    holder.innerHTML = step.html;
    return holder.content.firstElementChild;
  };

  const related = (caption, names) => {
    const got = values(names);
    return table(caption, ["quantity", "value"], names.map((name, i) => row(link(name), shown(got[i]))));
  };

  /** A neuron at work: what comes in, what it weighs, what that makes, what becomes of it, and its error coming back. */
  const neuronView = (name) => {
    const {title: words, terms, sum, forward, backward} = ask(longhand.neuron(name));
    const parts = [];
    if (sum) {
      const ws = values(sum.weights);
      const products = figuresOf(sum);
      parts.push(part(heading("Its weighted sum in pictures"), make("div", {class: "sum-of-pictures"},
        picture("pixels", sum.inputs, values(sum.inputs), 1), make("span", {class: "sign"}, "×"),
        picture("weights", sum.weights, ws, largestOf(ws.map(number))), make("span", {class: "sign"}, "="),
        picture("products", sum.weights, products, largestOf(products.map(number)), sum.products)),
      make("p", {class: "soft"}, "One colour scale: blue is positive, orange negative, and full colour is the largest value of its picture. "
        + "The sum of all products and the bias is the weighted sum.")));
    }
    const largest = largestOf(terms.map(number));
    const named = (each) => make("span", {class: "named"}, link(each), shownOf(each));
    parts.push(part(heading(words),
      table("Terms", ["weight", "times", "product"], terms.map((term) => {
        const mark = make("span", {class: "swatch"});
        mark.style.backgroundColor = css(colour(number(term), largest));
        return row(named(term.weight), named(term.input), make("span", {class: "named"}, mark, shown(term)));
      }))));
    parts.push(make("div", {class: "pair-of-tables"},
      part(heading("Its weighted sum and activation"), related("Forward", forward)),
      part(heading("Its error coming back"), related("Backward", backward))));
    return parts;
  };

  /** A weight: what each image asks of it, and what becomes of it. */
  const weightView = (name) => {
    const weight = ask(longhand.weight(name));
    const [errors, inputs, gradients] = [weight.errors, weight.inputs, weight.gradients].map(values);
    const largest = largestOf(gradients.map(number));
    return [part(heading(`Its gradient: ${count} products, and their mean`),
      make("ul", {class: "products"}, ...gradients.map((gradient, i) => {
        const item = make("li", {}, link(`image-${i + 1}`, thumbnail(i + 1)),
          make("span", {class: "product"}, shown(errors[i]), " · ", shown(inputs[i])), link(weight.gradients[i], "= ", shown(gradient)));
        item.style.borderTopColor = css(colour(number(gradient), largest));
        return item;
      })),
      make("p", {class: "soft"}, "Each is how much the weighted sum moves the loss of that image, times the input to this weight.")),
    part(heading("Its new value"), related("Update", weight.update))];
  };

  const quantityView = async (name, mine) => {
    const place = around(name);
    here = place;
    if (place.needsAllSamples) await warm(mine);
    if (mine !== turn) return;
    const step = explain(name);
    title.replaceChildren(make("span", {}, step.question), " ", make("code", {}, place.name));
    const parts = [controls(place), calculation(step)];
    if (place.isOfNeuron) parts.push(...neuronView(place.name));
    if (place.isOfWeight) parts.push(...weightView(place.name));
    body.replaceChildren(...parts);
  };

  const controls = (place) => {
    const to = (words, name, label) => (name ? make("a", {class: "button", href: "#" + name, "aria-label": label}, words) : make("span", {class: "button off", "aria-hidden": "true"}, words));
    return make("div", {class: "steps-of"},
      make("p", {class: "soft"}, place.words),
      make("nav", {"aria-label": "Steps"}, to("← neuron", place.previousNeuron, "Neuron before"), to("← step", place.previous, "Step before"),
        to("step →", place.next, "Next step"), to("neuron →", place.nextNeuron, "Next neuron"),
        place.sample ? link(`image-${place.sample}`, "the image") : null));
  };

  // ---- matrices ----
  const matrixList = () => make("ul", {class: "matrix-list"}, ...ask(longhand.matrices()).matrices.map(({name, shape}) =>
    make("li", {}, link("matrix-" + name, name), make("span", {class: "soft"}, " " + shape))));

  const entries = ({caption, rows, columns, names}, figures) => scroll(caption, make("table", {class: "matrix entries"}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, make("td"), ...columns.map((column) => make("th", {scope: "col"}, column)))),
    make("tbody", {}, ...rows.map((head, r) => make("tr", {}, make("th", {scope: "row"}, head), ...columns.map((_, c) => {
      const at = r * columns.length + c;
      return make("td", {}, link(names[at], shown(figures[at])));
    }))))));

  const matrixView = async (name, line, mine) => {
    if (!name) {
      title.textContent = "The matrices";
      body.replaceChildren(make("p", {class: "lead"}, "A column is an image, a row a neuron. Click an entry to see how it is computed."), matrixList());
      return;
    }
    const matrix = ask(longhand.matrix(name, line));
    title.textContent = matrix.title;
    await warm(mine);
    if (mine !== turn) return;
    const got = values(matrix.names);
    const back = make("p", {}, link("matrix", "all matrices"));
    if (!matrix.lines) {
      body.replaceChildren(back, entries(matrix, got));
      return;
    }
    // what belongs to the pixels is laid out as they are: of one image, or of one neuron
    body.replaceChildren(back, make("p", {class: "choices"}, matrix.along + " ", ...range(matrix.lines).flatMap((each) =>
      [each === matrix.line ? make("b", {"aria-current": "true"}, String(each)) : link(`matrix-${name}-${each}`, String(each)), " "])),
      picture(matrix.picture, matrix.names, got, matrix.isOfImages ? 1 : largestOf(got.map(number))), entries(matrix, got));
  };

  // ---- going about ----
  const hash = () => {
    const text = location.hash.slice(1);
    try { return decodeURIComponent(text); } catch { return text; } // a stray % is part of no name
  };

  /** As somebody goes by keys, past one after another: none of these is a place for the browser to lead back to. */
  const pass = (name) => {
    history.replaceState(null, "", "#" + name);
    show();
  };

  const show = async () => {
    const mine = ++turn;
    const name = hash().replaceAll("’", "'");
    const isPlace = name === "" || (!name.startsWith("image-") && byId(name) && main.contains(byId(name)));
    view.hidden = isPlace;
    document.querySelectorAll(".images [aria-current]").forEach((each) => each.removeAttribute("aria-current"));
    if (isPlace) { here = null; document.title = pageTitle; phases(); return; }
    view.setAttribute("aria-busy", "true");
    const [what, which, index] = name.split("-");
    const isImage = /^image-\d+$/.test(name) && chosen(Number(which));
    title.textContent = isImage ? called(Number(which)) : `Working out ${name.slice(0, 40)} …`;
    try {
      if (what === "image" && !isImage) throw new Error(`The images of this batch are 1 to ${count}.`);
      if (!isOpen) {
        body.replaceChildren(make("p", {class: "soft"}, "Opening the batch …"));
        await rest();
        longhand.open(byId("exercise").textContent);
        isOpen = true;
      }
      if (isImage) {
        const image = ask(longhand.sample(Number(which)));
        here = image.around;
        imageView(Number(which), image);
      } else if (what === "matrix") {
        here = null;
        await matrixView(which, Math.trunc(index) || 1, mine);
      } else await quantityView(name, mine);
    } catch (problem) {
      here = null;
      title.textContent = what === "image" ? "No such image" : what === "matrix" ? "No such matrix" : "No such number";
      body.replaceChildren(make("p", {role: "alert"}, problem.message), make("p", {}, ...ways(what)));
    }
    if (mine !== turn) return;
    view.setAttribute("aria-busy", "false");
    document.title = title.textContent + " · " + pageTitle;
    if (here && here.sample) chosen(here.sample).setAttribute("aria-current", "true");
    phases();
    title.focus({preventScroll: true});
    const top = view.getBoundingClientRect().top;
    if (top < 0 || top > innerHeight / 2) view.scrollIntoView();
  };

  /** Where to go on from an address that names nothing. */
  const ways = (what) => (what === "image" ? [link("image-1", "Image 1"), ", ", link("image-" + count, `image ${count}`), ", or one of these:"]
    : what === "matrix" ? [link("matrix", "All matrices"), ", or one of these images:"]
      : ["Names are like ", link(like[0]), ", ", link(like[1]), " and ", link(like[2]), ". Or choose one of these images:"]);

  /** Where each phase begins, for the image in view. */
  const phases = () => {
    for (const each of starts) {
      const {phase, start} = each.dataset;
      each.href = "#" + ((here && here[phase]) || start);
      if (here && here.phase === phase) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
  };

  const pageTitle = document.title;
  byId("no-script").hidden = true;
  document.querySelectorAll("#parts [hidden]").forEach((each) => { each.hidden = false; });
  addEventListener("hashchange", show);
  dark.addEventListener("change", show);
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || !here) return;
    const image = /^#image-/.test(location.hash);
    const next = {ArrowRight: event.shiftKey ? here.nextNeuron : here.next, ArrowLeft: event.shiftKey ? here.previousNeuron : here.previous,
      PageDown: here.nextNeuron, PageUp: here.previousNeuron}[event.key];
    const other = image && {ArrowRight: here.sample + 1, ArrowLeft: here.sample - 1}[event.key];
    if (image && other >= 1 && other <= count) pass("image-" + other);
    else if (!image && next && !event.target.closest(".scroll")) pass(next);
    else return;
    event.preventDefault();
  });
  show();
})();
