// Keys as in Miniflux, where there is a keyboard and a script is allowed; nothing here is needed to use a page.
"use strict";
(() => {
  const go = { d: "/", s: "/stories", t: "/voices", f: "/search", o: "/doubts" };
  const told = [["j, k", "next, previous event"], ["o", "open it"], ["u", "back"], ["/", "search"], ["a", "as of"],
    ["g d", "diary"], ["g s", "stories"], ["g t", "track records"], ["g o", "doubts"], ["?", "these keys"]];
  const items = () => [...document.querySelectorAll(".event, main > section > .said")];
  let at = -1, gone = 0;
  const asOf = new URLSearchParams(location.search).get("as_of");
  const to = (path) => { location.href = path + (asOf ? "?as_of=" + encodeURIComponent(asOf) : ""); };
  const move = (by) => {
    const all = items();
    if (!all.length) return;
    if (all[at]) all[at].classList.remove("at");
    at = Math.max(0, Math.min(all.length - 1, at + by));
    all[at].classList.add("at");
    const link = all[at].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  };
  const help = () => {
    const shown = document.getElementById("keys");
    if (shown) { shown.remove(); return; }
    const box = document.createElement("div");
    box.id = "keys";
    box.setAttribute("role", "status");
    for (const [key, what] of told) {
      const line = document.createElement("div"), mark = document.createElement("kbd");
      mark.textContent = key;
      line.append(mark, " " + what);
      box.append(line);
    }
    document.body.append(box);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const key = event.key;
    if (Date.now() - gone < 1500 && go[key]) { gone = 0; to(go[key]); return; }
    gone = 0;
    if (key === "g") gone = Date.now();
    else if (key === "j" || key === "n") move(1);
    else if (key === "k" || key === "p") move(-1);
    else if (key === "o") { const one = items()[at]; const link = one && one.querySelector("a"); if (link) link.click(); }
    else if (key === "u") history.back();
    else if (key === "/") { const box = document.getElementById("q"); event.preventDefault(); if (box) box.focus(); else to("/search"); }
    else if (key === "a") { event.preventDefault(); document.getElementById("as_of").focus(); }
    else if (key === "?") help();
  });
})();
