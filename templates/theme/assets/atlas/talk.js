// The sheet for a talk is the page itself, printed while its anchor is the target; this is only the button.
"use strict";

Tool.mount("talk", (root, _, signal) => {
  const button = root.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => window.print(), { signal });
});
