// Small helps on forms that work without: a live count, what was typed kept in this tab, one press that sends once,
// and examples to start a reply from. Words go in as text only, never as HTML.
"use strict";
(() => {
  const DRAFT = "draft:";
  const made = (tag, text, name) => {
    const node = document.createElement(tag);
    node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  const stored = (act) => {
    try {
      return act(window.sessionStorage);
    } catch {
      return null; // a browser may refuse storage; then nothing is kept
    }
  };
  const thousands = (whole) => String(whole).replace(/\B(?=(\d{3})+$)/g, ".");
  const characters = (count) => `${thousands(count)} ${count === 1 ? "teken" : "tekens"}`;

  function count(area) {
    const least = Number(area.dataset.least);
    const most = Number(area.dataset.most);
    const shown = made("p", "", "hint");
    const said = made("p", "", "unseen");
    said.setAttribute("role", "status");
    shown.setAttribute("aria-hidden", "true");
    area.after(shown, said);
    let wait = 0;
    const tell = () => {
      const length = [...area.value.normalize("NFC").trim()].length;
      if (!length && "optional" in area.dataset) shown.textContent = "";
      else if (length > most) shown.textContent = `${characters(length - most)} te veel.`;
      else if (length < least) shown.textContent = `Nog minstens ${characters(least - length)}.`;
      else shown.textContent = `${thousands(length)} van hoogstens ${characters(most)}.`;
      shown.classList.toggle("error", length > most);
      // Not at each key: a reader would never stop talking.
      window.clearTimeout(wait);
      wait = window.setTimeout(() => { said.textContent = length ? shown.textContent : ""; }, 1500);
    };
    area.addEventListener("input", tell);
    tell();
  }

  const kept = (form) => [...form.elements].filter((each) => each.name && !["hidden", "submit"].includes(each.type));
  const ticks = (each) => each.type === "radio" || each.type === "checkbox";

  function keep(form) {
    const key = DRAFT + form.dataset.draft;
    const fields = kept(form);
    const before = "fresh" in form.dataset && stored((store) => JSON.parse(store.getItem(key)));
    if (Array.isArray(before) && before.length) {
      for (const each of fields) {
        const mine = before.filter(([name]) => name === each.name).map(([, value]) => value);
        if (ticks(each)) each.checked = mine.includes(each.value);
        else if (mine.length) each.value = mine[0];
      }
      const note = made("p", "We vulden in wat je eerder in dit tabblad typte. ", "panel");
      const clear = made("button", "Wis alles en begin opnieuw", "as-link");
      clear.type = "button";
      clear.addEventListener("click", () => {
        stored((store) => store.removeItem(key));
        form.reset();
        note.remove();
        fields[0].focus();
        for (const each of fields) each.dispatchEvent(new Event("input"));
      });
      note.append(clear);
      form.prepend(note);
    }
    form.addEventListener("input", () => {
      const typed = kept(form).filter((each) => !ticks(each) || each.checked).map((each) => [each.name, each.value]);
      stored((store) => store.setItem(key, JSON.stringify(typed)));
    });
  }

  function once(form) {
    let sending = false;
    form.addEventListener("submit", (event) => {
      if (sending) event.preventDefault();
      sending = true;
    });
    window.addEventListener("pageshow", () => { sending = false; }); // back again
  }

  // Back from the page that says it arrived, a browser shows the look before it as it was: say that it is over.
  const SENDING = "sending";
  const SENT = "sent";
  function tell(form) {
    const mark = form.dataset.sends; // of chance, by look: nothing that stays is made of what was typed
    form.addEventListener("submit", (event) => {
      if (!event.submitter || !event.submitter.name) stored((store) => store.setItem(SENDING, mark));
    });
    window.addEventListener("pageshow", () => {
      if (stored((store) => store.getItem(SENT)) !== mark) return;
      document.querySelector("[data-unsent]").textContent = "Dit verstuurde je al. Je hoeft niets meer te doen.";
      [...form.elements].filter((each) => each.type === "submit").forEach((each) => each.remove());
    });
  }

  function offer(example) {
    const area = document.getElementById(example.dataset.example);
    if (!area) return;
    const button = made("button", "Begin met dit voorbeeld", "button quiet");
    button.type = "button";
    button.addEventListener("click", () => {
      const start = area.value.trim() ? `${area.value.trimEnd()}\n\n` : "";
      area.value = start + example.textContent.trim();
      area.dispatchEvent(new Event("input", { bubbles: true }));
      const gap = /\[[^\[\]\n]*\]/.exec(area.value.slice(start.length));
      area.focus();
      if (gap) area.setSelectionRange(start.length + gap.index, start.length + gap.index + gap[0].length);
    });
    example.after(button);
  }

  if (document.querySelector("[data-sent]")) {
    stored((store) => Object.keys(store).filter((key) => key.startsWith(DRAFT)).forEach((key) => store.removeItem(key)));
    stored((store) => store.setItem(SENT, store.getItem(SENDING) || ""));
  }
  document.querySelectorAll("form[data-draft]").forEach(keep);
  document.querySelectorAll("textarea[data-most]").forEach(count);
  document.querySelectorAll("form[method=post]").forEach(once);
  document.querySelectorAll("form[data-sends]").forEach(tell);
  document.querySelectorAll("[data-example]").forEach(offer);
})();
