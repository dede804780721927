// The theme's search box listens to keys alone. A candidate tapped in an input method, a voice or a paste sends none:
// whatever changes the text counts as a key, but for the middle of composing. Where nothing is found, it leads on.
"use strict";

(() => {
  const tell = (event) => {
    if (event.target.id === "at-query" && !event.isComposing) event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };
  // The worker fetches its index when the box is entered; where no channel leads to it, with the first key.
  const wake = "BroadcastChannel" in window && new BroadcastChannel("atlas-search");
  document.addEventListener("focusin", (event) => event.target.id === "at-query" && wake && wake.postMessage("wake"));
  document.addEventListener("input", tell);
  document.addEventListener("compositionend", tell);

  // The header stays when the theme swaps pages, so addresses in it are made whole while the page they belong to is here.
  const root = new URL("../../", document.currentScript.src);
  const block = document.querySelector(".at-nothing");
  for (const link of block.querySelectorAll("a")) link.href = String(link.href);
  const near = document.getElementById("at-nearest");

  const chip = ({ location: address, title }) => {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { className: "at-chip", href: new URL(address, root), textContent: title }));
    return line;
  };

  // `nearest`: pages whose names come near a query that found nothing.
  component$.subscribe(({ items, nearest }) => {
    if (!items) return;
    block.hidden = items.length > 0 || !document.getElementById("at-query").value.trim();
    near.hidden = !nearest.length;
    near.querySelector("ul").replaceChildren(...nearest.map(chip));
  });
})();
