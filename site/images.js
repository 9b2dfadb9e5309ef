// A batch of images opened up: every address after # names an image, a matrix or a quantity. The engine says which numbers belong to
// each and what these are called, works them out and writes them; here they are only placed, and turned into colours.
"use strict";
(() => {
  const {ask, figures: figuresOf, values, explain, around, number} = answers;
  const {make, link, shown, heading, part, button, row, table, scroll} = elements;
  const {isDrawn, isUnlabelled} = chosen;
  const {picture, swatch, strip, largest: largestOf} = heatmap;
  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const view = byId("view");
  const title = byId("view-title");
  const body = byId("view-body");
  const side = Number(main.dataset.side);
  const images = Number(main.dataset.count);
  const classes = Number(main.dataset.classes);
  const like = main.dataset.like.split(" ");
  const starts = [...document.querySelectorAll("#parts [data-start]")];
  const canDraw = starts.find((each) => each.dataset.start === "draw");
  const choose = byId("choose").textContent;
  let warmed = 0;
  let turn = 0;
  let here = null;
  const rest = () => new Promise((then) => setTimeout(then));
  const say = (words) => { byId("status").textContent = words; };

  /** The engine takes what the address says; opened when it is first asked for something. */
  const take = async () => {
    if (!chosen.isOpen()) {
      body.replaceChildren(make("p", {class: "soft"}, "Opening the batch …"));
      await rest();
    }
    if (chosen.take()) warmed = 0;
  };
  const change = (choices) => {
    chosen.change(choices);
    return show(false);
  };
  const count = () => (isDrawn() ? 1 : images);

  // ---- what there is ----
  const range = (size) => Array.from({length: size}, (_, i) => i + 1);
  const card = (k) => byId("choose-" + k);
  const thumbnail = (k) => { const copy = card(k).querySelector("img").cloneNode(); copy.alt = "Image " + k; return copy; };
  const guessed = (k) => card(k).querySelector(`[data-stage="${chosen.stage()}"]`).dataset.guess;
  const a = (digit) => (String(digit).startsWith("8") ? "an " : "a ") + digit;
  const called = (k) => `Image ${k}: ${a(card(k).dataset.label)}, taken for ${a(guessed(k))}`;

  /** Takes every image through the network once, so that what is about all of them does not keep anybody waiting without a word. */
  const warm = async (mine) => {
    const losses = ask(longhand.losses()).names;
    while (warmed < count() && mine === turn) {
      say("");
      const words = isDrawn() ? "Working out …" : `Working out image ${warmed + 1} of ${images} …`;
      body.replaceChildren(make("p", {class: "soft"}, words), make("progress", {max: count(), value: warmed, "aria-label": "Working out"}));
      await rest();
      values([losses[warmed]]);
      warmed++;
    }
  };

  // ---- views ----
  const shownOf = (name) => shown(values([name])[0]);
  const strips = (layers) => layers.map((layer) => strip(layer.caption, layer.names, layer.heads));

  const pixels = (image) => picture("its pixels, from 0 to 1", side, image.inputs, values(image.inputs), 1);
  const layers = (image) => [
    part(heading("Forward: the activations, layer by layer"), ...strips(image.forward)),
    image.isLabelled ? part(heading("Backward: how much each weighted sum moves the loss of this image"), ...strips(image.backward)) : null];

  const imageParts = (k, image) => [
    part(make("div", {class: "beside"}, pixels(image),
      make("div", {}, make("p", {}, "Its loss ", link(image.loss), " = ", shownOf(image.loss), "."),
        make("p", {class: "soft"}, "Choose a pixel, or a neuron below. ", link(`matrix-${image.matrix}-${k}`, "All its pixels as numbers"), "."),
        make("p", {class: "turn"}, k > 1 ? link(`image-${k - 1}`, "← image before") : null, k < images ? link(`image-${k + 1}`, "image after →") : null)))),
    ...layers(image)];

  // ---- a digit of one's own ----
  const drawing = pad(Number(main.dataset.pad), Number(main.dataset.pen), (drawn) => change({drawn}), say);
  const result = make("div");

  const labels = () => make("div", {class: "labels", role: "group", "aria-label": "Which digit is it?"}, ...range(classes).map((each) =>
    button(String(each - 1), () => change({label: each - 1}), {"aria-pressed": String(chosen.label() === each - 1)})));

  const download = () => {
    const file = make("a", {href: URL.createObjectURL(new Blob([longhand.text()], {type: "application/yaml"})), download: "example.yaml"});
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10000);
  };

  const drawView = () => {
    if (drawing.text() !== chosen.drawn()) drawing.show(chosen.drawn());
    const image = isDrawn() ? ask(longhand.sample(1)) : null;
    here = image && image.around;
    title.textContent = !image ? "Draw a digit" : `${chosen.label() < 0 ? "A drawn digit" : `A drawn ${chosen.label()}`}, taken for ${a(image.guess)}`;
    result.replaceChildren(...(!image ? [make("p", {class: "soft"}, "Draw one digit, as large as you like: it is scaled and centred as those of MNIST are, and goes through the network at once.")] : [
      part(make("div", {class: "beside"}, pixels(image), make("div", {class: "said"},
        make("p", {}, "The network takes it for ", make("b", {}, a(image.guess)), "."), ...strips(image.forward.slice(-1)),
        make("p", {}, "Which digit is it?"), labels(),
        image.isLabelled ? make("p", {}, "Its loss ", link(image.loss), " = ", shownOf(image.loss), ".")
          : make("p", {class: "soft"}, "Once you have said, its loss is worked out too, and all the way back."),
        make("p", {class: "buttons"}, button("download", download), " ", make("span", {class: "soft"}, "as an example.yaml, for the commands")),
        image.isLabelled ? make("p", {}, link("tour-1", "A tour of its numbers"), ".") : null))),
      ...layers(image).filter(Boolean)]));
    if (!body.contains(drawing.element)) body.replaceChildren(drawing.element, result);
    drawing.draw();
    if (image) say(title.textContent);
  };

  /** What needs a label, before there is one. */
  const askForLabel = () => body.replaceChildren(make("p", {}, "For this the network has to know which digit it should have been:"), labels(),
    make("p", {}, link("draw", "the drawing")));

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

  /** Pixels times weights: of a neuron of the first layer. */
  const sumOfPictures = (sum, mark = -1) => {
    const ws = values(sum.weights);
    const products = figuresOf(sum);
    return part(heading("Its weighted sum in pictures"), make("div", {class: "sum-of-pictures"},
      picture("pixels", side, sum.inputs, values(sum.inputs), 1, {mark}), make("span", {class: "sign"}, "×"),
      picture("weights", side, sum.weights, ws, largestOf(ws.map(number)), {mark}), make("span", {class: "sign"}, "="),
      picture("products", side, sum.weights, products, largestOf(products.map(number)), {words: sum.products, mark})),
    make("p", {class: "soft"}, "One colour scale: blue is positive, orange negative, and full colour is the largest value of its picture. "
      + "The sum of all products and the bias is the weighted sum."));
  };

  /** A neuron at work: what comes in, what it weighs, what that makes, what becomes of it, and its error coming back. */
  const neuronView = (name, mark = -1) => {
    const {title: words, terms, sum, forward, backward} = ask(longhand.neuron(name));
    const largest = largestOf(terms.map(number));
    const named = (each) => make("span", {class: "named"}, link(each), shownOf(each));
    return [sum ? sumOfPictures(sum, mark) : null,
      part(heading(words), table("Terms", ["weight", "times", "product"], terms.map((term) =>
        row(named(term.weight), named(term.input), make("span", {class: "named"}, swatch(term, largest), shown(term)))))),
      make("div", {class: "pair-of-tables"},
        part(heading("Its weighted sum and activation"), related("Forward", forward)),
        isUnlabelled() ? null : part(heading("Its error coming back"), related("Backward", backward)))].filter(Boolean);
  };

  /** A weight: what each image asks of it, and what becomes of it. */
  const weightView = (name) => {
    const weight = ask(longhand.weight(name));
    const [errors, inputs, gradients] = [weight.errors, weight.inputs, weight.gradients].map(values);
    const largest = largestOf(gradients.map(number));
    const update = part(heading("Its new value"), related("Update", weight.update));
    if (isDrawn()) return [part(heading("Its gradient: a product"), related("Factors", [weight.errors[0], weight.inputs[0], weight.gradients[0]])), update];
    return [part(heading(`Its gradient: ${images} products, and their mean`),
      make("ul", {class: "products"}, ...gradients.map((gradient, i) => {
        const item = make("li", {}, link(`image-${i + 1}`, thumbnail(i + 1)),
          make("span", {class: "product"}, shown(errors[i]), " · ", shown(inputs[i])), link(weight.gradients[i], "= ", shown(gradient)));
        item.style.borderTopColor = heatmap.css(number(gradient), largest);
        return item;
      })),
      make("p", {class: "soft"}, "Each is how much the weighted sum moves the loss of that image, times the input to this weight.")),
    update];
  };

  const quantityView = async (name, mine) => {
    const place = around(name);
    here = place;
    if (isUnlabelled() && !["given", "forward"].includes(place.phase)) {
      title.replaceChildren(make("code", {}, place.name));
      askForLabel();
      return;
    }
    if (place.needsAllSamples) await warm(mine);
    if (mine !== turn) return;
    const step = explain(name);
    title.replaceChildren(make("span", {}, step.question), " ", make("code", {}, place.name));
    const parts = [controls(place), calculation(step)];
    if (place.isOfNeuron) parts.push(...neuronView(place.name));
    if (place.isOfWeight && !isUnlabelled()) parts.push(...weightView(place.name));
    body.replaceChildren(...parts);
  };

  const to = (words, name, label) => (name ? make("a", {class: "button", href: "#" + name, "aria-label": label}, words) : make("span", {class: "button off", "aria-hidden": "true"}, words));

  const controls = (place) => make("div", {class: "steps-of"},
    make("p", {class: "soft"}, place.words),
    make("nav", {"aria-label": "Steps"}, to("← neuron", place.previousNeuron, "Neuron before"), to("← step", place.previous, "Step before"),
      to("step →", place.next, "Next step"), to("neuron →", place.nextNeuron, "Next neuron"),
      isDrawn() ? link("draw", "the drawing") : null,
      ...(place.sample && !isDrawn() ? [to("← image", place.ofSamples[place.sample - 2], "The same of the image before"),
        link(`image-${place.sample}`, "the image"), to("image →", place.ofSamples[place.sample], "The same of the image after")] : [])));

  // ---- the tour ----
  const tourView = async (stop, k, mine) => {
    if (isUnlabelled()) {
      title.textContent = "A tour";
      askForLabel();
      return;
    }
    const sample = isDrawn() ? 1 : k;
    const told = ask(longhand.tour(sample));
    const {stops} = told;
    const pixel = Number(told.pixel) - 1;
    const at = Math.min(stops.length, Math.max(1, stop));
    const {place, name: quantity} = stops[at - 1];
    const written = byId("tour-words").content.querySelector(`[data-place="${place}"]`);
    const said = (text) => text.replace(/\{(\w+)\}/g, (_, which) => told[which]);
    const what = written.dataset.view;
    const address = (other, image = sample) => "tour-" + other + (isDrawn() ? "" : "-" + image);
    const image = ask(longhand.sample(sample));
    here = {...(quantity ? around(quantity) : image.around), isTour: true, previous: at > 1 ? address(at - 1) : null, next: at < stops.length ? address(at + 1) : null,
      previousNeuron: null, nextNeuron: null, ofSamples: isDrawn() ? [] : range(images).map((each) => address(at, each)), sample: isDrawn() ? 0 : sample};
    if (what === "weight") await warm(mine);
    if (what === "change" && isDrawn()) {
      body.replaceChildren(make("p", {class: "soft"}, "Working out …"));
      await rest();
    }
    if (mine !== turn) return;
    title.textContent = `${at} of ${stops.length}: ${said(written.title)}`;
    const parts = {
      image: () => [part(pixels(image))],
      products: () => [sumOfPictures(ask(longhand.neuron(quantity)).sum, pixel)],
      calculation: () => [],
      neuron: () => neuronView(quantity, pixel),
      outputs: () => [part(...strips(image.forward.slice(-1)))],
      errors: () => [part(...strips(image.backward.slice(-1)))],
      weight: () => weightView(quantity),
      change: () => [lossChange()],
    }[what]();
    const isWorked = quantity && what !== "products";
    body.replaceChildren(make("p", {class: "lead"}, said(written.textContent)),
      make("div", {class: "steps-of"}, make("nav", {"aria-label": "Tour"}, to("← back", here.previous, "Stop before"), to("next →", here.next, "Next stop"),
        isDrawn() ? link("draw", "the drawing") : make("span", {}, "image ", make("b", {}, String(sample))),
        ...(isDrawn() ? [] : [to("← image", here.ofSamples[sample - 2], "The image before"), to("image →", here.ofSamples[sample], "The image after")]),
        quantity ? link(quantity) : null)),
      ...(isWorked ? [calculation(explain(quantity))] : []), ...parts);
  };

  const lossChange = () => {
    if (!isDrawn()) return document.querySelector(`#loss [data-stage="${chosen.stage()}"] .change`).cloneNode(true);
    const {before, after} = ask(longhand.lossChange());
    return make("p", {class: "change"}, shown(before), " ", make("span", {class: "arrow", role: "img", "aria-label": "becomes"}, "→"), " ", shown(after));
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
      body.replaceChildren(make("p", {class: "lead"}, (isDrawn() ? "A row is a neuron." : "A column is an image, a row a neuron.") + " Click an entry to see how it is computed."), matrixList());
      return;
    }
    const matrix = ask(longhand.matrix(name, line));
    title.textContent = matrix.title;
    if (isUnlabelled()) { askForLabel(); return; }
    await warm(mine);
    if (mine !== turn) return;
    const got = values(matrix.names);
    const back = make("p", {}, link("matrix", "all matrices"));
    if (!matrix.lines) {
      body.replaceChildren(back, heatmap.matrix(matrix.caption + " as colours", matrix.columns.length, matrix.names, got), entries(matrix, got));
      return;
    }
    // what belongs to the pixels is laid out as they are: of one image, or of one neuron
    body.replaceChildren(back, make("p", {class: "choices"}, matrix.along + " ", ...range(matrix.lines).flatMap((each) =>
      [each === matrix.line ? make("b", {"aria-current": "true"}, String(each)) : link(`matrix-${name}-${each}`, String(each)), " "])),
      picture(matrix.picture, side, matrix.names, got, matrix.isOfImages ? 1 : largestOf(got.map(number))), entries(matrix, got));
  };

  // ---- going about ----
  /** As somebody goes by keys, past one after another: none of these is a place for the browser to lead back to. */
  const pass = (name) => {
    address.go(name);
    show();
  };

  /** @param isChosen whether somebody has come here, and not only changed what is shown */
  const show = async (isChosen = true) => {
    const mine = ++turn;
    const name = address.place().replaceAll("’", "'");
    chosen.read();
    chosen.show();
    const isPlace = name === "" || (!name.startsWith("image-") && byId(name) && main.contains(byId(name)));
    view.hidden = isPlace;
    document.querySelectorAll(".images [aria-current]").forEach((each) => each.removeAttribute("aria-current"));
    if (isPlace) { here = null; document.title = pageTitle; phases(); return; }
    view.setAttribute("aria-busy", "true");
    const [what, which, index] = name.split("-");
    const isImage = /^image-\d+$/.test(name) && card(Number(which));
    if (isImage) chosen.leave();
    if (isChosen) title.textContent = isImage ? called(Number(which)) : name === "draw" ? "Draw a digit" : `Working out ${name.slice(0, 40)} …`;
    try {
      if (what === "image" && !isImage) throw new Error(`The images of this batch are 1 to ${images}.`);
      await take();
      if (mine !== turn) return;
      if (isImage) {
        const image = ask(longhand.sample(Number(which)));
        here = image.around;
        title.textContent = called(Number(which));
        body.replaceChildren(...imageParts(Number(which), image).filter(Boolean));
      } else if (name === "draw" && canDraw) {
        drawView();
      } else if (what === "tour") {
        await tourView(Math.trunc(which) || 1, Math.min(images, Math.max(1, Math.trunc(index) || 1)), mine);
      } else if (what === "matrix") {
        here = null;
        await matrixView(which, Math.trunc(index) || 1, mine);
      } else await quantityView(name, mine);
    } catch (problem) {
      here = null;
      title.textContent = what === "image" ? "No such image" : what === "matrix" ? "No such matrix" : what === "draw" ? "No such drawing" : "No such number";
      body.replaceChildren(make("p", {role: "alert"}, problem.message), make("p", {}, ...ways(what)));
    }
    if (mine !== turn) return;
    view.setAttribute("aria-busy", "false");
    document.title = title.textContent + " · " + pageTitle;
    if (here && here.sample && !isDrawn()) card(here.sample).setAttribute("aria-current", "true");
    phases();
    if (!isChosen) return;
    title.focus({preventScroll: true});
    const top = view.getBoundingClientRect().top;
    if (top < 0 || top > innerHeight / 2) view.scrollIntoView();
  };

  /** Where to go on from an address that names nothing. */
  const ways = (what) => (what === "image" ? [link("image-1", "Image 1"), ", ", link("image-" + images, `image ${images}`), ", or one of these:"]
    : what === "matrix" ? [link("matrix", "All matrices"), ", or one of these images:"]
      : what === "draw" ? [make("a", {href: "#draw"}, "Draw one"), ", or choose one of these images:"]
        : ["Names are like ", link(like[0]), ", ", link(like[1]), " and ", link(like[2]), ". Or choose one of these images:"]);

  /** Where each phase begins, for the image in view; and where each image leads to: to the same number of another, where that is shown. */
  const phases = () => {
    for (const each of starts) {
      const {phase, start} = each.dataset;
      const names = start.split(" ");
      each.href = "#" + ((here && here[phase]) || names[chosen.stage()] || names[0]);
      if (phase === "mean") each.parentElement.hidden = isDrawn();
      if (start === "tour") each.href = "#tour-1" + (here && here.sample && !isDrawn() ? "-" + here.sample : "");
      if (here && !here.isTour && here.phase === phase) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
    const same = here && !isDrawn() && !/^image-/.test(address.place()) && here.sample ? here.ofSamples : [];
    range(images).forEach((k) => { card(k).href = "#" + (same[k - 1] || "image-" + k); });
    byId("choose").textContent = same.length ? "Choose another to see the same for it." : choose;
    chosen.carry();
    // who begins to draw sees what a trained network makes of it
    if (canDraw && !isDrawn() && chosen.stage() === 0 && chosen.hasStages()) canDraw.href = "#draw;" + chosen.trained();
  };

  const pageTitle = document.title;
  byId("no-script").hidden = true;
  document.querySelectorAll("#parts [hidden], #weights").forEach((each) => { each.hidden = false; });
  if (chosen.hasStages()) {
    byId("stage").addEventListener("input", (event) => change({stage: Number(event.target.value)}));
    byId("download").addEventListener("click", () => take().then(download));
  }
  addEventListener("hashchange", () => show());
  heatmap.onChange(() => show(false));
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || !here) return;
    const image = /^image-/.test(address.place());
    const next = {ArrowRight: event.shiftKey ? here.nextNeuron : here.next, ArrowLeft: event.shiftKey ? here.previousNeuron : here.previous,
      PageDown: here.nextNeuron, PageUp: here.previousNeuron}[event.key];
    const other = image && {ArrowRight: here.sample + 1, ArrowLeft: here.sample - 1}[event.key];
    if (image && other >= 1 && other <= images) pass("image-" + other);
    else if (!image && next && address.place() !== "draw" && !event.target.closest(".scroll")) pass(next);
    else return;
    event.preventDefault();
  });
  show();
})();
