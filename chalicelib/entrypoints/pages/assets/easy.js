// Reads a question and its answers aloud, where the browser can. It begins only when somebody asks for it.
"use strict";
(() => {
  const place = document.querySelector(".aloud");
  const speech = window.speechSynthesis;
  if (!place || !speech || !window.SpeechSynthesisUtterance) return;
  const button = place.querySelector("button");
  const words = [button.textContent, button.dataset.stop];
  const shown = (reading) => { button.textContent = words[reading ? 1 : 0]; };
  const voice = () => {
    const dutch = speech.getVoices().filter((each) => each.lang.toLowerCase().startsWith("nl"));
    return dutch.find((each) => /be$/i.test(each.lang)) || dutch[0] || null;
  };

  function read() {
    const parts = [...document.querySelectorAll("[data-aloud]")].map((each) => each.textContent.trim()).filter(Boolean);
    parts.forEach((part, index) => {
      const said = new SpeechSynthesisUtterance(part);
      said.lang = "nl-BE";
      said.voice = voice();
      said.rate = 0.9;
      if (index === parts.length - 1) said.onend = () => shown(false);
      speech.speak(said);
    });
  }

  button.addEventListener("click", () => {
    const reading = speech.speaking || speech.pending;
    speech.cancel();
    if (!reading) read();
    shown(!reading);
  });
  window.addEventListener("pagehide", () => speech.cancel());
  place.hidden = false;
})();
