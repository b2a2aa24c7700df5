// When this browser last looked at a story, kept in the browser alone: nothing of it is sent. The form beside it does the same by hand.
"use strict";
(() => {
  const form = document.querySelector("form.since"), asked = new URLSearchParams(location.search);
  if (!form || asked.has("as_of")) return;
  const key = "looked " + location.pathname, today = form.dataset.today;
  try {
    let [last, before] = (localStorage.getItem(key) || "").split(" ");
    if (last !== today) [last, before] = [today, last];
    localStorage.setItem(key, [last, before].join(" ").trim());
    if (!/^\d{4}-\d\d-\d\d$/.test(before || "") || asked.has("since")) return;
    const link = document.createElement("a");
    asked.set("since", before);
    link.href = "?" + asked;
    link.textContent = "Since you last looked, " + before;
    form.append(link);
  } catch { /* a browser that keeps nothing */ }
})();
