/* What people say of an organisation, for its own site: <waarderingen-widget organisation="…"></waarderingen-widget> and
   this script. An element that names no organisation, as older snippets do, is about that of the script behind it.
   Its figures come from the platform only. The shadow root is closed and has no slots, so a page can neither put words
   in it nor style it into another figure. It needs no inline styles and sets text as text, never as HTML. */
(() => {
  "use strict";
  const name = "waarderingen-widget";
  const own = document.currentScript;
  if (!own || !own.src) return;
  const address = new URL(own.src);
  const script = address.pathname.match(/^(.*)\/organisations\/([^/]+)\/widget\.js$/);
  if (!script) return;
  const mine = own.previousElementSibling;
  if (mine && mine.matches(`${name}:not([organisation])`)) mine.setAttribute("organisation", decodeURIComponent(script[2]));
  if (customElements.get(name)) return;
  const tones = (what, light, dark) => `${what}: ${light}; ${what}: light-dark(${light}, ${dark});`;
  /* Dark only where the page around it is: it inherits `color-scheme`, and an older browser keeps the first colour. */
  const css = `
    :host { all: initial !important; display: block !important; max-width: 34rem !important; color-scheme: inherit !important; }
    :host([hidden]) { display: none !important; }
    :host::before, :host::after { content: none !important; }
    * { box-sizing: border-box; }
    section { font: 16px/1.5 system-ui, sans-serif; border-radius: 6px; padding: 16px; overflow-wrap: anywhere; text-align: left;
      ${tones("color", "#17211f", "#e7eeec")} ${tones("background", "#fff", "#18211f")} border: 1px solid;
      ${tones("border-color", "#d5dbd8", "#35423f")} border-top: 4px solid; ${tones("border-top-color", "#00534b", "#84d8c9")} }
    h2 { font-size: 18px; line-height: 1.3; margin: 0 0 8px; }
    p, ul { margin: 0 0 12px; padding: 0; }
    ul { list-style: none; }
    li { border-top: 1px solid; ${tones("border-top-color", "#d5dbd8", "#35423f")} padding: 10px 0 0; margin: 0 0 10px; }
    li p { margin: 0; }
    .figure { font-size: 32px; font-weight: 700; line-height: 1.1; }
    .soft { ${tones("color", "#4a5a58", "#adbbb8")} font-size: 14px; }
    .warning { border-left: 5px solid; padding: 8px 12px;
      ${tones("background", "#fff3d1", "#332a12")} ${tones("border-left-color", "#b07d00", "#c99a2e")} }
    a { ${tones("color", "#00534b", "#84d8c9")} font-weight: 600; display: inline-block; padding: 4px 0; }
    a:focus-visible { outline: 3px solid; ${tones("outline-color", "#b3470c", "#ffb86b")} outline-offset: 2px; }
    @media (forced-colors: active) { section { border: 2px solid; } }
    @media print { section { color: #000; background: #fff; } }`;
  const capacities = new Map([["client", "cliënt of bewoner"], ["relative", "familielid"], ["parent", "ouder"], ["representative", "vertegenwoordiger"]]);
  const day = new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Brussels" });
  const figure = new Intl.NumberFormat("nl-BE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const make = (tag, text, kind) => {
    const found = document.createElement(tag);
    if (text !== undefined) found.textContent = text;
    if (kind) found.className = kind;
    return found;
  };
  const many = (count) => `${count} ${count === 1 ? "waardering" : "waarderingen"}`;

  customElements.define(name, class extends HTMLElement {
    static observedAttributes = ["organisation"];
    #root = this.attachShadow({ mode: "closed" });
    #asked = 0;

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      this.#root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() { this.#show(); }
    attributeChangedCallback() { if (this.isConnected) this.#show(); }

    async #show() {
      const turn = ++this.#asked;
      const id = encodeURIComponent(this.getAttribute("organisation") || decodeURIComponent(script[2]));
      const page = `${address.origin}${script[1]}/organisations/${id}`;
      let found = null;
      try {
        const answer = await fetch(`${page}/widget.json`, { credentials: "omit", referrerPolicy: "no-referrer" });
        if (answer.ok) found = await answer.json();
      } catch { /* shown below: the link still leads there */ }
      if (turn === this.#asked) this.#root.replaceChildren(this.#box(found, page));
    }

    #box(found, page) {
      const box = make("section");
      box.lang = "nl";
      box.setAttribute("aria-label", found ? `Waarderingen over ${found.name}` : "Waarderingen");
      const link = make("a", "Lees alle waarderingen op het Waarderingsplatform");
      link.href = page;
      link.rel = "noopener";
      if (!found) {
        box.append(make("p", "De waarderingen zijn nu even niet te tonen."), link);
        return box;
      }
      box.append(make("h2", found.name));
      if (found.warning) box.append(make("p", `Waarschuwing van de redactie: ${found.warning}`, "warning"));
      if (found.state === "blocked") {
        box.append(make("p", "De redactie onderzoekt de waarderingen van deze organisatie. Zolang dat duurt, tonen we ze niet."));
      } else if (found.score !== null) {
        const score = make("p");
        score.append(make("span", figure.format(found.score), "figure"), ` op ${found.scale.max}`);
        const years = Math.round(found.window_months / 12);
        box.append(score, make("p", `Het gemiddelde van ${many(found.reviews)} van de laatste ${years} jaar.`, "soft"));
      } else {
        const so = found.reviews ? `Nu ${found.reviews === 1 ? "is" : "zijn"} er ${found.reviews}.` : "Nog geen enkele.";
        box.append(make("p", `Nog te weinig waarderingen voor een cijfer (minstens ${found.threshold}). ${so}`, "soft"));
      }
      const promised = found.promises || {};
      const became = [["kept", "gedaan"], ["open", "nog bezig"], ["late", "te laat"], ["dropped", "niet doorgegaan"]]
        .filter(([status]) => promised[status]).map(([status, words]) => `${promised[status]} ${words}`);
      if (became.length) box.append(make("p", `Wat veranderde er? Van wat de organisatie beloofde: ${became.join(", ")}.`, "soft"));
      if (found.items.length) {
        const list = make("ul");
        for (const each of found.items) {
          const row = make("li");
          const when = make("time", day.format(new Date(each.published_at)));
          when.dateTime = each.published_at;
          const by = make("p", `Geschreven door een ${capacities.get(each.capacity) || "schrijver"}, online sinds `, "soft");
          by.append(when, each.replied ? ". De organisatie reageerde." : ".");
          const words = make("p", `“${each.excerpt}”`);
          if (each.language !== "nl") {
            words.lang = each.language;
            words.dir = "auto";
          }
          row.append(words, by);
          list.append(row);
        }
        box.append(list);
      }
      box.append(link);
      return box;
    }
  });
})();
