// The address of the page: the place that is shown, and after it what was changed: #dL/dw2[1,3];w1[1,2]=0.3;update=3
"use strict";
const address = (() => {
  function read() {
    let text = location.hash.slice(1);
    try { text = decodeURIComponent(text); } catch { /* a stray % is not ours to mend */ }
    const [place, ...edits] = text.split(";");
    return { place, edits: edits.join(";") };
  }

  function write(place, edits) {
    history.replaceState(null, "", "#" + place + (edits ? ";" + edits : ""));
  }

  return {
    place: () => read().place,
    edits: () => read().edits,
    /** Another place, with the same changes. */
    go: (place) => write(place, read().edits),
    /** The same place, with other changes. */
    change: (edits) => write(read().place, edits),
    follow(place) { location.hash = place + (read().edits ? ";" + read().edits : ""); },
  };
})();
