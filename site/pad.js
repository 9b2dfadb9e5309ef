// A pad to draw on, with a finger, a mouse or keys. What is drawn is a text, as the engine reads it: x and y of each point in turn, and a
// slash between strokes. What becomes of it is the engine's to say.
"use strict";
const pad = (size, breadth, changed, say) => {
  const {make, button} = elements;
  const SHARP = 2;
  // the engine reads no more
  const MOST_POINTS = 2000;
  // nearer points add nothing that can be seen
  const NEAR = 4;
  const KEY_STEP = size / 28;
  let strokes = [];
  let stroke = null;
  const pen = {x: size / 2, y: size / 2, isDown: false};

  const canvas = make("canvas", {width: SHARP * size, height: SHARP * size, tabindex: "0", role: "application", "aria-label": "Drawing pad",
    "aria-describedby": "pad-keys"});
  const paint = canvas.getContext("2d");
  const undo = button("undo", () => { strokes.pop(); finish(); });
  const clear = button("clear", () => { strokes = []; finish(); });

  const text = () => strokes.map((points) => points.map(({x, y}) => x + "," + y).join(",")).join("/");
  const points = () => strokes.reduce((sum, each) => sum + each.length, 0);

  const draw = () => {
    const style = getComputedStyle(canvas);
    paint.setTransform(SHARP, 0, 0, SHARP, 0, 0);
    paint.clearRect(0, 0, size, size);
    Object.assign(paint, {strokeStyle: style.color, lineWidth: breadth, lineCap: "round", lineJoin: "round"});
    for (const each of strokes) {
      paint.beginPath();
      paint.moveTo(each[0].x, each[0].y);
      each.forEach(({x, y}) => paint.lineTo(x, y));
      paint.stroke();
    }
    if (document.activeElement === canvas) {
      Object.assign(paint, {strokeStyle: style.outlineColor, lineWidth: pen.isDown ? 4 : 2});
      paint.beginPath();
      paint.arc(pen.x, pen.y, breadth / 2, 0, 2 * Math.PI);
      paint.stroke();
    }
    undo.disabled = clear.disabled = !strokes.length;
  };

  const finish = () => {
    stroke = null;
    pen.isDown = false;
    draw();
    changed(text());
  };

  const begin = (point) => {
    if (points() >= MOST_POINTS) return;
    stroke = [point];
    strokes.push(stroke);
    draw();
  };
  const goOn = (point, least) => {
    const last = stroke.at(-1);
    if (points() >= MOST_POINTS || Math.hypot(point.x - last.x, point.y - last.y) < least) return;
    stroke.push(point);
    draw();
  };

  // ---- finger and mouse ----
  const within = (p) => Math.max(0, Math.min(size, Math.round(p)));
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return {x: within((event.clientX - box.left) / box.width * size), y: within((event.clientY - box.top) / box.height * size)};
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    if (pen.isDown) finish();
    canvas.setPointerCapture(event.pointerId);
    begin(at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (stroke && !pen.isDown && event.isPrimary) goOn(at(event), NEAR);
  });
  const release = (event) => {
    if (!stroke || pen.isDown || !event.isPrimary) return;
    if (event.type === "pointerup") goOn(at(event), 1);
    Object.assign(pen, stroke.at(-1));
    finish();
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);

  // ---- keys ----
  const where = () => `${Math.round(pen.x / KEY_STEP)} across, ${Math.round(pen.y / KEY_STEP)} down`;
  const toggle = () => {
    if (pen.isDown) { finish(); return; }
    begin({x: within(pen.x), y: within(pen.y)});
    if (stroke) pen.isDown = true;
    draw();
    say(`Pen down at ${where()}.`);
  };
  const move = (dx, dy) => {
    pen.x = within(pen.x + dx * KEY_STEP);
    pen.y = within(pen.y + dy * KEY_STEP);
    if (pen.isDown) goOn({x: pen.x, y: pen.y}, 1);
    draw();
    say(where());
  };
  const keys = {ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowUp: () => move(0, -1), ArrowDown: () => move(0, 1),
    " ": toggle, Enter: toggle, Escape: () => { if (pen.isDown) toggle(); },
    Backspace: () => { strokes.pop(); finish(); say("Stroke undone."); }, Delete: () => { strokes = []; finish(); say("Cleared."); }};
  canvas.addEventListener("keydown", (event) => {
    const isUndo = event.key === "z" && (event.ctrlKey || event.metaKey);
    const action = isUndo ? keys.Backspace : !event.altKey && !event.ctrlKey && !event.metaKey && keys[event.key];
    if (!action) return;
    action();
    event.preventDefault();
    event.stopPropagation();
  });
  canvas.addEventListener("blur", () => { if (pen.isDown) finish(); else draw(); });
  canvas.addEventListener("focus", draw);

  return {
    element: make("div", {class: "pad"}, canvas, make("p", {class: "buttons"}, undo, " ", clear),
      make("p", {class: "soft", id: "pad-keys"}, "Mouse, finger or keys: arrows move the pen, Space sets it down and lifts it, Backspace undoes, Delete clears.")),
    text,
    draw,
    /** Shows a drawing. */
    show(drawing) {
      strokes = drawing ? drawing.split("/").map((each) => {
        const numbers = each.split(",").map(Number);
        return numbers.flatMap((x, i) => (i % 2 ? [] : [{x, y: numbers[i + 1]}]));
      }) : [];
      stroke = null;
      draw();
    },
  };
};
