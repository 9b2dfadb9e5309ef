// The engine: compiled from the same Java as every number on this page, and packed into it. It is unpacked when it is first needed;
// the policy of the page lets in just this text.
"use strict";
const engine = (() => {
  let started;

  async function start() {
    const packed = Uint8Array.from(atob(document.getElementById("engine").textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    script.remove();
    longhand.open(JSON.parse(document.getElementById("exercise").textContent));
    return longhand;
  }

  return { ready: () => (started ??= start()) };
})();
