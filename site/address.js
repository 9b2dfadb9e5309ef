// The address of the page: the place that is shown, and after it what was changed: #dL/dw2[1,3];w1[1,2]=0.3;update=3
// An example of somebody's own stands in it too, packed, at the end.
"use strict";
const address = (() => {
  function read() {
    let text = location.hash.slice(1);
    try { text = decodeURIComponent(text); } catch { /* a stray % is not ours to mend */ }
    const [place, ...parts] = text.split(";");
    const isOwn = (part) => part.startsWith("own=");
    return { place, edits: parts.filter((part) => !isOwn(part)).join(";"), own: parts.find(isOwn) || "" };
  }

  const hashOf = (place, edits) => "#" + [place, edits, read().own].filter((part, i) => i === 0 || part).join(";");

  function write(place, edits, isEntry = false) {
    const hash = hashOf(place, edits);
    if (isEntry) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  }

  return {
    place: () => read().place,
    edits: () => read().edits,
    /** Another place, with the same changes; if it was chosen, and not only passed, one that the browser can lead back from. */
    go: (place, isChosen = false) => write(place, read().edits, isChosen && place !== read().place),
    /** The same place, with other changes. */
    change: (edits) => write(read().place, edits),
    follow(place) { location.hash = hashOf(place, read().edits); },
    /** The whole address of a place, with the same changes, so that nothing in it ends a link where it is pasted. */
    of: (place) => location.href.split("#")[0] + encodeURI(hashOf(place, read().edits)),
    /** Whether the address holds more than a place. */
    isMore: () => Boolean(read().edits || read().own),
    own: () => read().own.slice(4),
    /** A text so that an address can hold it. */
    async packed(text) {
      const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
      let signs = "";
      for (const byte of bytes) signs += String.fromCharCode(byte);
      return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    },
    /** The text again; of one that would be longer than so many bytes, or that is none, nothing. */
    async unpacked(signs, most) {
      try {
        const bytes = Uint8Array.from(atob(signs.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
        const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
        const parts = [];
        let size = 0;
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          size += part.value.length;
          if (size > most) return null;
          parts.push(part.value);
        }
        return await new Blob(parts).text();
      } catch { return null; }
    },
  };
})();
