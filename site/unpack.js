// The engine: compiled from the same Java as every number on this page, and packed into it. It is unpacked when it is first needed;
// the policy of the page lets in just this text.
"use strict";
// Safari has none: what waits for the browser to have time waits for a moment there
window.requestIdleCallback ??= (run) => setTimeout(() => {
  const begun = performance.now();
  run({ didTimeout: false, timeRemaining: () => Math.max(0, 12 - (performance.now() - begun)) });
}, 1);
const engine = (() => {
  let started;

  /** Bytes from the signs ! to ~ without <, > and &: from two signs thirteen bits, or fourteen; from a last one by itself what is left. */
  function bytes(text) {
    const values = new Uint8Array(127);
    for (let sign = 33, value = 0; sign < 127; sign++) if (!"<>&".includes(String.fromCharCode(sign))) values[sign] = value++;
    const all = new Uint8Array(text.length);
    let [waiting, count, size] = [0, 0, 0];
    for (let i = 0; i < text.length; i += 2) {
      const low = values[text.charCodeAt(i)];
      if (i + 1 === text.length) all[size++] = waiting | low << count;
      else {
        const value = low + 91 * values[text.charCodeAt(i + 1)];
        waiting |= value << count;
        for (count += (value & 0x1fff) > 88 ? 13 : 14; count > 7; count -= 8) {
          all[size++] = waiting;
          waiting >>>= 8;
        }
      }
    }
    return all.subarray(0, size);
  }

  async function text() {
    const stream = new Blob([bytes(document.getElementById("engine").textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  function run(text) {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
    script.remove();
  }

  async function start() {
    run(await text());
    const exercise = document.getElementById("exercise");
    if (exercise) longhand.open(JSON.parse(exercise.textContent));
    return longhand;
  }

  return { text, run, ready: () => (started ??= start()), is(there) { started = Promise.resolve(there); } };
})();
