// The address of the page: the place that is shown, and after it what was changed: #dL/dw2[1,3];w1[1,2]=0.3;update=3
"use strict";
const address = (() => {
  function read() {
    let text = location.hash.slice(1);
    try { text = decodeURIComponent(text); } catch { /* a stray % is not ours to mend */ }
    const [place, ...edits] = text.split(";");
    return { place, edits: edits.join(";") };
  }

  function write(place, edits, isEntry = false) {
    const hash = "#" + place + (edits ? ";" + edits : "");
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
    follow(place) { location.hash = place + (read().edits ? ";" + read().edits : ""); },
  };
})();
