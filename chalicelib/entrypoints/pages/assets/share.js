/* Copy a text, and keep a picture as PNG. Without this script one can still select, and keep the SVG. */
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Gekopieerd.";
    } catch {
      text.focus();
      text.select();
      said.textContent = "De tekst is geselecteerd: kopieer hem met Ctrl+C.";
    }
  });
}
for (const button of document.querySelectorAll("[data-picture]")) {
  const picture = document.getElementById(button.dataset.picture);
  button.hidden = false;
  button.addEventListener("click", () => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1080;
    canvas.getContext("2d").drawImage(picture, 0, 0, 1080, 1080);
    const link = document.createElement("a");
    link.download = "waardering.png";
    link.href = canvas.toDataURL("image/png");
    link.click();
  });
}
