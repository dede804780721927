// What the tools of the site share: where they start, their data, their state in the address, and saying what changed.
// The theme publishes each page, loaded or swapped in, through `document$`.
"use strict";

const Tool = {
  /** Where the scripts of the tools lie: beside this one. */
  folder: new URL("./", document.currentScript.src),
  loaded: new Set(),

  /** Loads the scripts that the page's tool names, each once, in their order: who only reads does not pay for them. */
  load() {
    const root = document.querySelector("[data-scripts]");
    for (const name of root ? root.dataset.scripts.split(" ") : []) {
      if (Tool.loaded.has(name)) continue;
      Tool.loaded.add(name);
      const script = Object.assign(document.createElement("script"), { src: String(new URL(`${name}.js`, Tool.folder)), async: false });
      document.head.append(script);
    }
  },

  /** Calls `start(root, data, signal)` on every page that holds `data-tool="name"`; `signal` ends when the page is left. */
  mount(name, start) {
    let left = new AbortController();
    document$.subscribe(() => {
      left.abort();
      left = new AbortController();
      const root = document.querySelector(`[data-tool="${name}"]`);
      if (root) start(root, Tool.data(name), left.signal);
    });
  },

  /** The data block of a tool; null on a page that has none. */
  data(name) {
    const block = document.querySelector(`[data-for="${name}"]`);
    return block && JSON.parse(block.textContent);
  },

  /** A word of the site, its {names} filled in. */
  say(words, key, values = {}) {
    return words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  },

  /** The address's query as a plain object. */
  state() {
    return Object.fromEntries(new URLSearchParams(location.search));
  },

  /** Writes the state into the address, without a step in the history; empty values are left out. */
  keep(state) {
    const query = String(new URLSearchParams(Object.entries(state).filter(([, value]) => value)));
    history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  },

  /** An element with attributes and children; text goes in as text. `false`, null and undefined leave an attribute out. */
  element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((child) => child != null && child !== false));
    return made;
  },

  /** Degrees as dots: filled up to `low`, open up to `high`; null where no degree is named. */
  dots(count, low, high = low) {
    const kind = (number) => (number < low ? "is-all" : number < high ? "is-some" : "is-none");
    const dot = (_, number) => Tool.element("i", { class: kind(number) });
    return high ? Tool.element("i", { class: "at-dots", "aria-hidden": "true" }, Array.from({ length: count }, dot)) : null;
  },

  /** Says a sentence to screen readers, through the `role="status"` element of the root. */
  announce(root, text) {
    const status = root.querySelector("[role=status]");
    if (status.textContent !== text) status.textContent = text;
  },
};

document$.subscribe(Tool.load);

// What a tool shows goes along into another language, however the link is opened.
for (const step of ["click", "auxclick", "contextmenu"]) {
  document.addEventListener(step, ({ target }) => {
    const link = document.querySelector("[data-tool]") && target.closest("a.at-lang");
    if (link) Object.assign(link, { search: location.search, hash: location.hash });
  }, true);
}
