// Keys as in Miniflux, where there is a keyboard and a script is allowed; nothing here is needed to use a page. They can be turned off,
// for those whose voice or hand types letters unasked; the browser remembers that for itself.
"use strict";
(() => {
  const go = { d: "/", s: "/stories", t: "/voices", f: "/search", o: "/doubts" };
  const told = [["j k", "next, previous event"], ["o", "open it"], ["u", "back"], ["/", "search"], ["a", "as of a day"],
    ["g d", "diary"], ["g s", "stories"], ["g t", "track records"], ["g o", "doubts"], ["?", "these keys"]];
  const kept = ["as_of", "tz"];
  const items = () => [...document.querySelectorAll(".event, main > section > .said")];
  const made = (tag, words = "") => { const one = document.createElement(tag); one.textContent = words; return one; };
  let at = -1, gone = 0, on = true;
  try { on = localStorage.getItem("keys") !== "off"; } catch { /* a browser that keeps nothing */ }

  const to = (path) => {
    const here = new URLSearchParams(location.search), there = new URLSearchParams();
    for (const name of kept) if (here.has(name)) there.set(name, here.get(name));
    location.href = path + (there.size ? "?" + there : "");
  };
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
  const open = () => { const link = items()[at]?.querySelector("a"); if (link) link.click(); };
  const find = () => { const box = document.getElementById("q"); if (box) box.focus(); else to("/search"); };

  const list = () => {
    const found = made("dl");
    for (const [keys, what] of told) {
      const term = made("dt");
      for (const key of keys.split(" ")) term.append(made("kbd", key), " ");
      found.append(term, made("dd", what));
    }
    return found;
  };
  const state = () => (on ? "Turn the keys off" : "Turn the keys on");
  const help = () => {
    const box = made("dialog"), turn = made("button", state()), close = made("button", "Close"), title = made("h2", "Keys");
    box.id = "keys";
    title.id = "h-keys";
    box.setAttribute("aria-labelledby", title.id);
    turn.addEventListener("click", () => {
      on = !on;
      turn.textContent = state();
      try { localStorage.setItem("keys", on ? "on" : "off"); } catch { /* for this page only */ }
    });
    close.addEventListener("click", () => box.close());
    box.addEventListener("close", () => box.remove());
    box.append(title, list(), turn, " ", close);
    document.body.append(box);
    box.showModal();
    close.focus();
  };
  const way = made("button", "Keys");
  way.addEventListener("click", help);
  document.querySelector("footer")?.append(way);

  const does = { j: () => move(1), n: () => move(1), k: () => move(-1), p: () => move(-1), o: open, u: () => history.back(),
    "/": find, a: () => document.getElementById("as_of").focus(), "?": help };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !on || event.defaultPrevented) return;
    const field = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (field && event.key === "Escape") event.target.blur();
    const box = document.getElementById("keys");
    if (box && event.key === "?") box.close();
    if (field || box) return;
    const second = Date.now() - gone < 1500 && Object.hasOwn(go, event.key);
    gone = event.key === "g" ? Date.now() : 0;
    if (second) to(go[event.key]);
    else if (Object.hasOwn(does, event.key)) { event.preventDefault(); does[event.key](); }
  });
})();
