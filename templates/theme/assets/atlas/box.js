// The theme's search box listens to keys alone. A candidate tapped in an input method, a voice or a paste sends none:
// whatever changes the text counts as a key, but for the middle of composing.
(() => {
  const tell = (event) => {
    if (event.target.id === "at-query" && !event.isComposing) event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };
  document.addEventListener("input", tell);
  document.addEventListener("compositionend", tell);
})();
