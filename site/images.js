// A batch of images opened up: every address after # names an image, a matrix or a quantity. The engine works the numbers out and
// writes them; here they are only placed, and turned into colours.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const view = byId("view");
  const title = byId("view-title");
  const body = byId("view-body");
  const side = Number(main.dataset.side);
  const count = Number(main.dataset.count);
  const pixels = side * side;
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
  const values = (names) => {
    const told = ask(longhand.values(names.join("\n")));
    return names.map((name, i) => ({shown: told.shown[i], full: told.full[i], data: told.data[i]}));
  };
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

  /** A picture of side × side numbers; pointing at one reads it out, choosing one goes to it. */
  const picture = (label, names, figures, largest) => {
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
    canvas.addEventListener("pointermove", (event) => { const i = at(event); readout.textContent = names[i] + " = " + figures[i].full; });
    canvas.addEventListener("pointerleave", () => { readout.textContent = " "; });
    canvas.addEventListener("click", (event) => { location.hash = names[at(event)].split(" · ")[0]; });
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
  const layers = [...document.querySelectorAll("#layers tbody tr")].map((each) => {
    const cells = [...each.children].map((cell) => cell.textContent);
    return {name: cells[0], size: Number(cells[1]), activation: cells[2], inputs: Number(cells[3])};
  });
  const depth = layers.length;
  const range = (size) => Array.from({length: size}, (_, i) => i + 1);
  const input = (layer, i, k) => (layer === 0 ? `x[${i}]@${k}` : `a${layer}[${i}]@${k}`);
  const chosen = (k) => byId("choose-" + k);
  const thumbnail = (k) => { const copy = chosen(k).querySelector("img").cloneNode(); copy.alt = "Image " + k; return copy; };
  const called = (k) => `Image ${k}: a ${chosen(k).dataset.label}, taken for a ${chosen(k).dataset.guess}`;

  /** Takes every image through the network once, so that what is about all of them does not keep anybody waiting without a word. */
  const warm = async (mine) => {
    while (warmed < count && mine === turn) {
      byId("status").textContent = "";
      const words = `Working out image ${warmed + 1} of ${count} …`;
      body.replaceChildren(make("p", {class: "soft"}, words), make("progress", {max: count, value: warmed, "aria-label": "Working out"}));
      await rest();
      values([`L@${warmed + 1}`]);
      warmed++;
    }
  };

  // ---- views ----
  const imageView = (k) => {
    title.textContent = called(k);
    const names = range(pixels).map((i) => `x[${i}]@${k}`);
    const got = values(names);
    const parts = [part(make("div", {class: "beside"}, picture("its pixels, from 0 to 1", names, got, 1),
      make("div", {}, make("p", {}, "Its loss ", link(`L@${k}`), " = ", shownOf(`L@${k}`), "."),
        make("p", {class: "soft"}, "Choose a pixel, or a neuron below. ", link(`matrix-X-${k}`, "All its pixels as numbers"), "."),
        make("p", {class: "turn"}, k > 1 ? link(`image-${k - 1}`, "← image before") : null, k < count ? link(`image-${k + 1}`, "image after →") : null)))),
      part(heading("Forward: the activations, layer by layer"), ...layers.map((layer, i) => strip(
        `layer ${layer.name} · ${layer.activation}`, range(layer.size).map((j) => `a${i + 1}[${j}]@${k}`),
        range(layer.size).map((j) => (i + 1 === depth ? "for " + (j - 1) : String(j)))))),
      part(heading("Backward: how much each weighted sum moves the loss of this image"), ...layers.map((layer, i) => strip(
        `layer ${layer.name}`, range(layer.size).map((j) => `dL/dz${i + 1}[${j}]@${k}`),
        range(layer.size).map((j) => (i + 1 === depth ? "for " + (j - 1) : String(j))))).reverse())];
    body.replaceChildren(...parts);
  };
  const shownOf = (name) => shown(values([name])[0]);

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
  const neuronView = (q) => {
    const {layer, to, sample} = q;
    const terms = ask(longhand.terms(`z${layer}[${to}]@${sample}`)).terms;
    const products = terms.slice(0, -1).map((term, i) => ({...term, i: i + 1, size: number(term)}));
    const parts = [];
    if (products.length === pixels) {
      const x = products.map((term) => input(layer - 1, term.i, sample));
      const w = products.map((term) => `w${layer}[${to},${term.i}]`);
      const xs = values(x);
      const ws = values(w);
      const largestW = largestOf(ws.map(number));
      const largest = largestOf(products.map((term) => term.size));
      parts.push(part(heading("Its weighted sum in pictures"), make("div", {class: "sum-of-pictures"},
        picture("pixels", x, xs, 1), make("span", {class: "sign"}, "×"), picture("weights", w, ws, largestW),
        make("span", {class: "sign"}, "="), picture("products", products.map((term) => term.factors.join(" · ")), products, largest)),
      make("p", {class: "soft"}, "One colour scale: blue is positive, orange negative, and full colour is the largest value of its picture. "
        + "The sum of all products and the bias is the weighted sum.")));
    }
    products.sort((a, b) => Math.abs(b.size) - Math.abs(a.size));
    const top = products.slice(0, 16);
    const names = top.flatMap((term) => [`w${layer}[${to},${term.i}]`, input(layer - 1, term.i, sample)]);
    const got = values(names);
    const largest = largestOf(top.map((term) => term.size));
    parts.push(part(heading(products.length > top.length ? `Its ${top.length} largest terms of ${products.length}` : "Its terms, the largest first"),
      table("Terms", ["weight", "times", "product"], top.map((term, i) => {
        const mark = make("span", {class: "swatch"});
        mark.style.backgroundColor = css(colour(term.size, largest));
        const named = (at) => make("span", {class: "named"}, link(names[at]), shown(got[at]));
        return row(named(2 * i), named(2 * i + 1), make("span", {class: "named"}, mark, shown(term)));
      }))));
    parts.push(make("div", {class: "pair-of-tables"},
      part(heading("Its weighted sum and activation"), related("Forward", [`b${layer}[${to}]`, `z${layer}[${to}]@${sample}`, `a${layer}[${to}]@${sample}`])),
      part(heading("Its error coming back"), related("Backward", [`dL/da${layer}[${to}]@${sample}`,
        ...(layer < depth || q.elementwise ? [`da${layer}[${to}]/dz${layer}[${to}]@${sample}`] : []), `dL/dz${layer}[${to}]@${sample}`]))));
    return parts;
  };

  /** A weight: what each image asks of it, and what becomes of it. */
  const weightView = (q) => {
    const {layer, to, from} = q;
    const names = range(count).flatMap((k) => [`dL/dz${layer}[${to}]@${k}`, input(layer - 1, from, k), `dL/dw${layer}[${to},${from}]@${k}`]);
    const got = values(names);
    const of = (k, i) => shown(got[3 * (k - 1) + i]);
    const all = range(count).map((k) => number(got[3 * k - 1]));
    const largest = largestOf(all);
    return [part(heading(`Its gradient: ${count} products, and their mean`),
      make("ul", {class: "products"}, ...range(count).map((k) => {
        const item = make("li", {}, link(`image-${k}`, thumbnail(k)),
          make("span", {class: "product"}, of(k, 0), " · ", of(k, 1)), link(names[3 * k - 1], "= ", of(k, 2)));
        item.style.borderTopColor = css(colour(all[k - 1], largest));
        return item;
      })),
      make("p", {class: "soft"}, "Each is how much the weighted sum moves the loss of that image, times the input to this weight.")),
    part(heading("Its new value"), related("Update", [`w${layer}[${to},${from}]`, `dL/dw${layer}[${to},${from}]`, "alpha", `w${layer}'[${to},${from}]`]))];
  };

  const WEIGHTS = ["WEIGHT", "LOSS_BY_WEIGHT", "BATCH_LOSS_BY_WEIGHT", "NEW_WEIGHT"];
  const ofAll = (place) => place.phase === "mean" || place.phase === "update";

  const quantityView = async (name, mine) => {
    const place = around(name);
    here = place;
    if (WEIGHTS.includes(place.kind) || ofAll(place)) await warm(mine);
    if (mine !== turn) return;
    const step = explain(name);
    title.replaceChildren(make("span", {}, step.question), " ", make("code", {}, place.name));
    const parts = [controls(place), calculation(step)];
    if (place.kind === "WEIGHTED_SUM" || place.kind === "ACTIVATION") parts.push(...neuronView(place));
    if (WEIGHTS.includes(place.kind)) parts.push(...weightView(place));
    body.replaceChildren(...parts);
  };

  const controls = (place) => {
    const to = (words, name, label) => (name ? make("a", {class: "button", href: "#" + name, "aria-label": label}, words) : make("span", {class: "button off", "aria-hidden": "true"}, words));
    return make("div", {class: "steps-of"},
      make("p", {class: "soft"}, `${place.phase}${place.sample ? `, image ${place.sample}` : ""}${place.step ? ` · step ${place.step} of ${place.steps}` : ""}`),
      make("nav", {"aria-label": "Steps"}, to("← neuron", place.previousNeuron, "Neuron before"), to("← step", place.previous, "Step before"),
        to("step →", place.next, "Next step"), to("neuron →", place.nextNeuron, "Next neuron"),
        place.sample ? link(`image-${place.sample}`, "the image") : null));
  };

  // ---- matrices ----
  const grid = (letter, layer, rows, columns, name) => ({letter, layer, rows, columns, name});
  const matrices = [grid("X", 0, pixels, count, (i, k) => `x[${i}]@${k}`)];
  layers.forEach(({size, inputs}, i) => {
    const l = i + 1;
    matrices.push(grid("W" + l, l, size, inputs, (j, p) => `w${l}[${j},${p}]`), grid("b" + l, l, size, 1, (j) => `b${l}[${j}]`),
      grid("Z" + l, l, size, count, (j, k) => `z${l}[${j}]@${k}`), grid("A" + l, l, size, count, (j, k) => `a${l}[${j}]@${k}`));
  });
  matrices.push(grid("Y", depth, layers[depth - 1].size, count, (j, k) => `y[${j}]@${k}`));
  for (let l = depth; l > 0; l--) {
    const {size, inputs} = layers[l - 1];
    matrices.push(grid("dZ" + l, l, size, count, (j, k) => `dL/dz${l}[${j}]@${k}`), grid("dW" + l, l, size, inputs, (j, p) => `dL/dw${l}[${j},${p}]`),
      grid("db" + l, l, size, 1, (j) => `dL/db${l}[${j}]`), grid("W" + l + "′", l, size, inputs, (j, p) => `w${l}'[${j},${p}]`),
      grid("b" + l + "′", l, size, 1, (j) => `b${l}'[${j}]`));
  }

  const matrixList = () => make("ul", {class: "matrix-list"}, ...matrices.map((matrix) =>
    make("li", {}, link("matrix-" + matrix.letter, matrix.letter), make("span", {class: "soft"}, ` ${matrix.rows}×${matrix.columns}`))));

  const entries = (caption, rows, columns, name, heads) => {
    const got = values(rows.flatMap((r) => columns.map((c) => name(r, c))));
    return scroll(caption, make("table", {class: "matrix entries"}, make("caption", {}, caption),
      make("thead", {}, make("tr", {}, make("td"), ...columns.map((c) => make("th", {scope: "col"}, heads(c))))),
      make("tbody", {}, ...rows.map((r, i) => make("tr", {}, make("th", {scope: "row"}, String(r)), ...columns.map((c, j) => {
        const at = i * columns.length + j;
        return make("td", {}, link(name(r, c), shown(got[at])));
      }))))));
  };

  const matrixView = async (letter, index, mine) => {
    const matrix = matrices.find((each) => each.letter === letter);
    if (!matrix && letter) throw new Error(`There is no matrix ${letter.slice(0, 40)}.`);
    title.textContent = matrix ? `${letter}, ${matrix.rows}×${matrix.columns}` : "The matrices";
    if (!matrix) {
      body.replaceChildren(make("p", {class: "lead"}, "A column is an image, a row a neuron. Click an entry to see how it is computed."), matrixList());
      return;
    }
    await warm(mine);
    if (mine !== turn) return;
    const {rows, columns, name} = matrix;
    const back = make("p", {}, link("matrix", "all matrices"));
    if (rows !== pixels && columns !== pixels) {
      body.replaceChildren(back, entries(letter, range(rows), range(columns), name, String));
      return;
    }
    // what belongs to the pixels is laid out as they are: of one image, or of one neuron
    const isX = rows === pixels;
    const others = isX ? columns : rows;
    const one = Math.min(others, Math.max(1, index || 1));
    const nameOf = (i) => (isX ? name(i, one) : name(one, i));
    const all = range(pixels).map(nameOf);
    const figures = values(all);
    body.replaceChildren(back, make("p", {class: "choices"}, isX ? "column " : "row ", ...range(others).flatMap((each) =>
      [each === one ? make("b", {"aria-current": "true"}, String(each)) : link(`matrix-${letter}-${each}`, String(each)), " "])),
      picture(`${isX ? "column" : "row"} ${one} of ${letter}, arranged like the pixels`, all, figures, isX ? 1 : largestOf(figures.map(number))),
      entries(`${isX ? "Column" : "Row"} ${one} of ${letter}: ${isX ? "row" : "column"} index = ${side} · grid row + grid column`, range(side).map((r) => r - 1), range(side),
        (r, c) => nameOf(r * side + c), String));
  };

  // ---- going about ----
  const show = async () => {
    const mine = ++turn;
    const name = decodeURIComponent(location.hash.slice(1)).replaceAll("’", "'");
    const isPlace = name === "" || (!name.startsWith("image-") && byId(name) && main.contains(byId(name)));
    view.hidden = isPlace;
    document.querySelectorAll(".images [aria-current]").forEach((each) => each.removeAttribute("aria-current"));
    if (isPlace) { here = null; document.title = pageTitle; phases(); return; }
    view.setAttribute("aria-busy", "true");
    const [what, letter, index] = name.split("-");
    const isImage = /^image-\d+$/.test(name) && chosen(Number(letter));
    title.textContent = isImage ? called(Number(letter)) : `Working out ${name.slice(0, 40)} …`;
    try {
      if (what === "image" && !isImage) throw new Error(`The images of this batch are 1 to ${count}.`);
      if (!isOpen) {
        body.replaceChildren(make("p", {class: "soft"}, "Opening the batch …"));
        await rest();
        longhand.open(byId("exercise").textContent);
        isOpen = true;
      }
      if (isImage) {
        here = around(`z1[1]@${Number(letter)}`);
        imageView(Number(letter));
      } else if (what === "matrix") {
        here = null;
        await matrixView(letter, Number(index), mine);
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
      : ["Names are like ", link("z1[1]@1"), ", ", link(`dL/dw${depth}[1,1]`), " and ", link("w1'[1,1]"), ". Or choose one of these images:"]);

  /** Where each phase begins, for the image in view. */
  const PHASES = ["forward", "loss", "backward", "mean", "update"];
  const FIRST = {forward: "z1[1]@1", loss: "L@1", backward: `dL/dz${depth}[1]@1`, mean: "L", update: "w1'[1,1]"};
  const phases = () => {
    for (const phase of PHASES) {
      const there = byId("part-" + phase);
      there.href = "#" + ((here && here[phase]) || FIRST[phase]);
      if (here && here.phase === phase) there.setAttribute("aria-current", "true");
      else there.removeAttribute("aria-current");
    }
  };

  const pageTitle = document.title;
  byId("no-script").hidden = true;
  byId("parts").firstElementChild.after(...PHASES.map((phase) => make("li", {}, make("a", {id: "part-" + phase, href: "#"}, phase))),
    make("li", {}, make("a", {href: "#matrix"}, "matrices")));
  addEventListener("hashchange", show);
  dark.addEventListener("change", show);
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || !here) return;
    const image = /^#image-/.test(location.hash);
    const next = {ArrowRight: event.shiftKey ? here.nextNeuron : here.next, ArrowLeft: event.shiftKey ? here.previousNeuron : here.previous,
      PageDown: here.nextNeuron, PageUp: here.previousNeuron}[event.key];
    const other = image && {ArrowRight: here.sample + 1, ArrowLeft: here.sample - 1}[event.key];
    if (image && other >= 1 && other <= count) location.hash = "image-" + other;
    else if (!image && next && !event.target.closest(".scroll")) location.hash = next;
    else return;
    event.preventDefault();
  });
  show();
})();
