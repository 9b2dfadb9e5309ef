// The engine: compiled from the same Java as every number on this page, and packed into it. It is unpacked when it is first needed;
// the policy of the page lets in just this text.
"use strict";
const engine = (() => {
  let started;

  /** Bytes from five signs for four of them; of the last group, of fewer bytes, one sign more than it has bytes. */
  function bytes(text) {
    const values = new Map([...Array(94).keys()].map((i) => 33 + i).filter((sign) => !"\"&'<>\\`".includes(String.fromCharCode(sign))).map((sign, i) => [sign, i]));
    const all = new Uint8Array(Math.floor((text.length * 4) / 5));
    for (let i = 0, at = 0; i < text.length; i += 5, at += 4) {
      let group = 0;
      for (let j = 0; j < 5; j++) group = group * 85 + (i + j < text.length ? values.get(text.charCodeAt(i + j)) : 84);
      for (let j = 3; j >= 0; j--) {
        if (at + j < all.length) all[at + j] = group % 256;
        group = Math.floor(group / 256);
      }
    }
    return all;
  }

  async function start() {
    const packed = bytes(document.getElementById("engine").textContent);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    script.remove();
    const exercise = document.getElementById("exercise");
    if (exercise) longhand.open(JSON.parse(exercise.textContent));
    return longhand;
  }

  return { ready: () => (started ??= start()) };
})();
