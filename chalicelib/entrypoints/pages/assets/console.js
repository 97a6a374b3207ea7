// The editors' console with a keyboard. Everything here is a shorter way to what the page already does without it:
// no key decides anything, and no key works while somebody types (WCAG 2.1.4; they can be switched off).
"use strict";

(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const store = (kind) => ({
    // Browsers may refuse storage; then nothing is remembered, and all else works.
    get: (name) => { try { return window[kind].getItem(name); } catch { return null; } },
    set: (name, value) => { try { window[kind].setItem(name, value); } catch { /* not kept */ } },
    drop: (name) => { try { window[kind].removeItem(name); } catch { /* was not kept */ } },
  });
  const settings = store("localStorage");
  const drafts = store("sessionStorage");

  // What needs attention first is where the page begins.
  const first = $("[role=alert]") || $("[data-preview]");
  if (first) first.focus();

  // The rule that is chosen: its text beside it, and its standard wording where nothing else was written.
  for (const select of $$("[data-rule]")) {
    const explanation = $("[name=explanation]", select.form);
    const shown = $("[data-rule-text]", select.form);
    const wordings = [...select.options].map((option) => option.dataset.wording || "");
    const say = () => { shown.textContent = select.selectedOptions[0].dataset.text || ""; };
    say();
    select.addEventListener("change", () => {
      say();
      if (explanation.value.trim() === "" || wordings.includes(explanation.value)) {
        explanation.value = select.selectedOptions[0].dataset.wording || "";
        explanation.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  }

  // A passage is picked where it stands.
  const text = $("[data-passages]");
  const pick = $("[data-pick]");
  const selected = () => {
    const selection = document.getSelection();
    if (!text || !selection || selection.isCollapsed || !selection.rangeCount) return "";
    const range = selection.getRangeAt(0);
    return text.contains(range.commonAncestorContainer) ? range.toString().trim() : "";
  };
  const takePassage = () => {
    const words = selected();
    const field = text && document.getElementById(text.dataset.passages);
    if (!words || !field) return false;
    // One passage a line; a passage is taken once.
    const taken = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
    field.value = [...taken, ...words.split("\n").map((line) => line.trim()).filter((line) => line && !taken.includes(line))].join("\n");
    const back = $("[name=action][value=return]", field.form);
    if (back) back.checked = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    pick.hidden = true;
    field.focus();
    return true;
  };
  if (text && pick) {
    document.addEventListener("selectionchange", () => { pick.hidden = !selected(); });
    pick.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    pick.addEventListener("click", takePassage);
  }

  // What was typed outlives a lost page or session, in this tab, until the decision is taken.
  const kept = (form) => Object.fromEntries(
    [...new FormData(form)].filter(([name, value]) => name !== "version" && value !== ""),
  );
  const fill = (form, values) => {
    for (const [name, value] of Object.entries(values)) {
      for (const field of $$(`[name="${CSS.escape(name)}"]`, form)) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
        else if (field.type !== "hidden") field.value = value;
      }
    }
    $$("[data-rule]", form).forEach((select) => {
      $("[data-rule-text]", form).textContent = select.selectedOptions[0].dataset.text || "";
    });
  };
  const done = $("[data-done]");
  if (done && done.dataset.done) {
    // The decision was taken, so its draft has done its work.
    const [, , places, id] = done.dataset.done.split("/");
    for (const place of [places, "replies"]) drafts.drop(`draft /editor/${place}/${id}/decisions`);
  }
  for (const form of $$("[data-draft]")) {
    const name = `draft ${form.dataset.draft}`;
    let draft = null;
    try { draft = JSON.parse(drafts.get(name)); } catch { drafts.drop(name); }
    if (draft && Object.keys(kept(form)).length === 0 && Object.keys(draft).length > 0) {
      fill(form, draft);
      const line = document.createElement("p");
      line.className = "restored";
      line.setAttribute("role", "status");
      line.textContent = "Wat je eerder schreef, staat er weer. ";
      const away = document.createElement("button");
      away.type = "button";
      away.className = "as-link";
      away.textContent = "Begin opnieuw";
      away.addEventListener("click", () => { drafts.drop(name); form.reset(); line.remove(); });
      line.append(away);
      form.prepend(line);
    }
    form.addEventListener("input", () => {
      const values = kept(form);
      if (Object.keys(values).length) drafts.set(name, JSON.stringify(values)); else drafts.drop(name);
    });
  }

  // Keys
  const help = $(".help");
  const opener = $("[data-help]");
  if (!help || !help.showModal) return;
  let on = settings.get("keys") !== "off";
  const toggle = $("[data-keys]", help);
  const showState = () => {
    toggle.textContent = on ? "Zet sneltoetsen uit" : "Zet sneltoetsen aan";
  };
  showState();
  toggle.addEventListener("click", () => {
    on = !on;
    settings.set("keys", on ? "on" : "off");
    showState();
  });
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => { event.preventDefault(); help.showModal(); });
  $("[data-close]", help).addEventListener("click", () => help.close());

  const items = $$("[data-item]");
  let at = -1;
  const move = (by) => {
    if (!items.length) return;
    if (at >= 0) items[at].classList.remove("at");
    at = Math.min(Math.max(at + by, 0), items.length - 1);
    items[at].classList.add("at");
    $("a", items[at]).focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "nearest" });
  };
  items.forEach((item, place) => item.addEventListener("focusin", () => {
    if (at >= 0) items[at].classList.remove("at");
    at = place;
    item.classList.add("at");
  }));
  const open = () => { if (at >= 0) { $("a", items[at]).click(); return true; } return false; };
  const choose = (action) => {
    const radio = $(`[data-decision] [name=action][value=${action}]`);
    if (radio) { radio.focus(); radio.scrollIntoView({ block: "center" }); }
    return Boolean(radio);
  };
  const go = (selector) => { const link = $(selector); if (link) link.click(); return Boolean(link); };

  const acts = {
    j: () => move(1) || true,
    k: () => move(-1) || true,
    o: open,
    a: () => choose("approve") || choose("restore") || choose("uphold"),
    t: () => choose("return"),
    r: () => choose("reject") || choose("remove") || choose("dismiss"),
    p: takePassage,
    u: () => go("[data-up]"),
    "/": () => {
      const field = $("input[type=search]");
      if (field) { field.focus(); return true; }
      return go("[data-go=o]");
    },
    "?": () => { help.showModal(); return true; },
  };
  const typing = (target) => target instanceof Element
    && (target.isContentEditable || (target.matches("input, textarea, select") && !target.matches("[type=radio], [type=checkbox]")));
  let leader = -Infinity; // when `g` was pressed, in ms
  document.addEventListener("keydown", (event) => {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (!on || !bare || event.repeat && !"jk".includes(event.key) || help.open || typing(event.target)) return;
    const after = event.timeStamp - leader < 1500;
    leader = -Infinity;
    let used = false;
    if (after && /^[a-z]$/.test(event.key)) used = go(`[data-go=${event.key}]`);
    else if (event.key === "g") { leader = event.timeStamp; used = true; }
    else if (Object.hasOwn(acts, event.key)) used = acts[event.key]();
    if (used) event.preventDefault();
  });
})();
