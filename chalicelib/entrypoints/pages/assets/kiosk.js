// A tablet in a hall: asks whether somebody is there after a minute of silence, and forgets all twenty seconds later.
// Nothing of what was typed stays: no draft, no step back in the history that would show it.
"use strict";
(() => {
  const first = document.body.dataset.kiosk;
  const SILENT = 60; // seconds until it asks
  const GONE = 20; // seconds after that, or after the end
  const over = document.querySelector("[data-over]");
  const begins = document.querySelector("[data-begins]");
  const forget = () => {
    document.querySelectorAll("form").forEach((form) => form.reset());
    window.location.replace(first);
  };
  let wait = 0;

  const made = (tag, text, name) => {
    const node = document.createElement(tag);
    node.textContent = text;
    node.className = name;
    return node;
  };

  function ask() {
    const box = made("div", "", "silent");
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-labelledby", "stil");
    const words = made("p", "Ben je er nog? Anders wissen we over 20 seconden wat je invulde.", "lead");
    words.id = "stil";
    const here = made("button", "Ja, ik ben er nog", "button pick");
    here.type = "button";
    const before = document.activeElement;
    const behind = [document.querySelector("main"), document.querySelector("header")];
    behind.forEach((each) => { each.inert = true; });
    here.addEventListener("click", () => {
      box.remove();
      behind.forEach((each) => { each.inert = false; });
      before.focus();
      again();
    });
    box.append(words, here);
    document.body.append(box);
    here.focus();
    wait = window.setTimeout(forget, GONE * 1000);
  }

  function again() {
    window.clearTimeout(wait);
    wait = window.setTimeout(over ? forget : ask, (over ? GONE : SILENT) * 1000);
  }

  // Back to a screen that somebody left shows what they typed: a browser keeps it, so it goes at once.
  window.addEventListener("pageshow", (event) => {
    const [how] = window.performance.getEntriesByType("navigation");
    if (!begins && (event.persisted || (how && how.type === "back_forward"))) forget();
  });
  if (begins) return; // nothing to forget
  // A step back, or a reload, would ask to send the form again and stop at that: it leads to the first screen instead.
  window.history.replaceState(null, "", first);
  for (const kind of ["input", "keydown", "pointerdown", "scroll"]) {
    window.addEventListener(kind, () => { if (!document.querySelector(".silent")) again(); }, { passive: true });
  }
  again();
})();
