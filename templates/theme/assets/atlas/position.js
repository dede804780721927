// The position: one entry of each dimension, and what holds at that point. The address is the state; every dimension
// may stay open.
"use strict";

const Place = {
  /** Key -> the number of the entry that the address names, or -1. */
  read(axes, state) {
    return Object.fromEntries(axes.map(({ key, entries }) => [key, entries.findIndex((entry) => entry.id === state[key])]));
  },

  write(axes, place) {
    return Object.fromEntries(axes.map(({ key, entries }) => [key, entries[place[key]]?.id ?? ""]));
  },

  /** The chosen entries, with their axis and its number. */
  chosen(axes, place) {
    return axes.map((axis, number) => ({ axis, number, entry: axis.entries[place[axis.key]] })).filter(({ entry }) => entry);
  },

  /** The metrics of the chosen entries: who names each, and how it is moved. Those named most come first. */
  metrics(axes, place) {
    const found = new Map();
    for (const { entry } of Place.chosen(axes, place)) {
      for (const [metric, lever] of entry.metrics) {
        const known = found.get(metric) ?? { metric, by: [], lever: "" };
        found.set(metric, { metric, by: [...known.by, entry.name], lever: known.lever || lever });
      }
    }
    return [...found.values()].sort((one, other) => other.by.length - one.by.length);
  },

  /** What a chosen entry says of another chosen one. */
  said(axes, place) {
    return Place.chosen(axes, place).flatMap(({ entry }) =>
      entry.said
        .filter(({ axis, entry: other }) => place[axes[axis].key] === other)
        .map(({ axis, entry: other, text }) => ({ one: axes[axis].entries[other].name, other: entry.name, text })),
    );
  },

  /** One step along an axis: each other entry of it, and the place it leads to. */
  near(axis, place) {
    return axis.entries.map((entry, number) => ({ entry, place: { ...place, [axis.key]: number } })).filter(({ place: { [axis.key]: number } }) => number !== place[axis.key]);
  },
};

Tool.mount("position", (root, data, signal) => {
  const { axes, tool, metrics } = data;
  const { words, degrees, abilities } = tool;
  const say = (key, values) => Tool.say(words, key, values);
  const make = Tool.element;
  const sheets = document.querySelectorAll(".at-band .at-inset g[data-dim]");
  let place = Place.read(axes, Tool.state());

  const fields = axes.map(field);
  const status = make("p", { role: "status", class: "at-place__status" });
  const clear = make("button", { type: "button", class: "at-plain" }, say("position.tool.clear"));
  const form = make("fieldset", { class: "at-place" }, make("legend", {}, say("position.tool.choose")), fields.map(({ label }) => label), clear);
  const found = make("div", { class: "at-found" });
  const made = [form, status, found];
  root.prepend(...made);
  const ways = root.querySelector(".at-ways");
  ways.hidden = true;
  clear.addEventListener("click", () => move(Place.read(axes, {})), { signal });
  found.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-place]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(Place.read(axes, Object.fromEntries(new URL(link.href).searchParams)));
    status.focus();
    status.scrollIntoView({ block: "center" });
  }, { signal });
  signal.addEventListener("abort", () => made.forEach((part) => part.remove()));
  status.tabIndex = -1;
  show();

  function field(axis) {
    const select = make("select", { name: axis.key }, make("option", { value: "" }, say("position.tool.open")), axis.entries.map((entry) => make("option", { value: entry.id }, entry.name)));
    select.addEventListener("change", () => move(Place.read(axes, { ...Place.write(axes, place), [axis.key]: select.value })), { signal });
    return { select, label: make("label", { "data-dim": axis.dim }, make("b", {}, axis.name), axis.question && make("small", {}, axis.question), select) };
  }

  function move(next) {
    place = next;
    Tool.keep({ ...Tool.state(), ...Place.write(axes, place) });
    show();
  }

  function show() {
    axes.forEach((axis, number) => {
      fields[number].select.value = axis.entries[place[axis.key]]?.id ?? "";
      sheets[number]?.classList.toggle("is-open", place[axis.key] < 0);
    });
    const chosen = Place.chosen(axes, place);
    clear.hidden = !chosen.length;
    found.replaceChildren(...(chosen.length ? [focus(chosen), ...cell(), figures(), near()] : []).filter(Boolean));
    ways.hidden = chosen.length > 0;
    Tool.announce(root, sentence(chosen));
  }

  function sentence(chosen) {
    if (!chosen.length) return say("position.tool.start");
    const names = (items) => items.join(say("tool.and"));
    const here = say("position.tool.here", { names: names(chosen.map(({ entry }) => entry.name)) });
    const left = names(axes.filter((axis) => place[axis.key] < 0).map((axis) => axis.name));
    return left ? `${here} ${say("position.tool.left", { names: left })}` : here;
  }

  function section(key, ...parts) {
    return make("section", {}, make("h2", {}, say(key)), parts);
  }

  /** What each chosen entry says of itself, and of another chosen one. */
  function focus(chosen) {
    const cards = chosen.map(({ axis, entry }) =>
      make("section", { class: "at-card", "data-dim": axis.dim },
        make("h3", {}, make("a", { href: entry.href }, entry.name), " ", make("small", {}, axis.name)),
        entry.summary && make("p", {}, entry.summary),
        entry.notes.length > 0 && make("dl", { class: "at-notes" }, entry.notes.map(({ label, text }) => make("div", {}, make("dt", {}, label), make("dd", {}, text))))));
    const said = Place.said(axes, place).map(({ one, other, text }) => make("div", {}, make("dt", {}, say("position.tool.both", { one, other })), make("dd", {}, text)));
    return section("position.tool.focus", said.length > 0 && make("dl", { class: "at-skills" }, said), make("div", { class: "at-cards" }, cards));
  }

  /** The work and the abilities of the function at the level, and the step that follows. */
  function cell() {
    const one = axes.find((axis) => axis.key === "function"), other = axes.find((axis) => axis.key === "level");
    if (!one || !other) return [];
    const [job, level] = [one.entries[place.function], other.entries[place.level]];
    if (!job || !level) return [make("p", { class: "at-note" }, say("position.tool.need"))];
    const there = cellOf(job.id, level.id), short = shortName(level.id);
    if (!there) return [make("p", { class: "at-notice" }, say("position.tool.absent", { function: job.name, level: short }))];
    const lines = ({ statements }) => statements.map(({ text }) => make("p", {}, text));
    const asked = (item) => {
      const { name: ability, href } = abilities[item.ability];
      const degree = item.degree > 0 && make("span", { class: "at-degree" }, Tool.dots(degrees.length, item.degree), degrees[item.degree - 1]);
      return make("div", {}, make("dt", {}, make("a", { href }, ability), " ", degree), make("dd", {}, lines(item)));
    };
    return [
      there.work.length > 0 && section("position.tool.work", make("ul", {}, there.work.map(({ text }) => make("li", {}, text)))),
      there.asks.length > 0 && section("position.tool.abilities", make("dl", { class: "at-skills" }, there.asks.map(asked))),
      make("p", { class: "at-onward" }, make("a", { href: there.href }, say("position.tool.page", { name: `${job.name} ${short}` }))),
      ahead(job, level, other),
    ];
  }

  function cellOf(job, level) {
    return tool.functions.find(({ id }) => id === job)?.cells.find((item) => tool.levels[item.level].id === level);
  }

  /** A level by its code alone, without what a person of it is called. */
  function shortName(level) {
    return tool.levels.find(({ id }) => id === level).name;
  }

  function ahead(job, level, axis) {
    const following = data.ahead.filter((item) => item.function === job.id && item.level === level.id);
    const steps = following.map(({ next, href }) => {
      const number = axis.entries.findIndex(({ id }) => id === next), { name } = axis.entries[number];
      const { headline, detail } = cellOf(job.id, next), [from, to] = [shortName(level.id), shortName(next)];
      return make("div", {}, make("dt", {}, name), make("dd", {},
        make("p", {}, [headline, detail].filter(Boolean).join(say("tool.and"))),
        make("p", {}, step({ ...place, level: number }, say("position.tool.next.go", { level: to })), " ", make("a", { href }, say("position.tool.next.change", { from, to })))));
    });
    return section("position.tool.next", steps.length ? make("dl", { class: "at-skills at-ahead" }, steps) : make("p", { class: "at-note" }, say("position.tool.top")));
  }

  function figures() {
    const rows = Place.metrics(axes, place).map(({ metric, by, lever }) => {
      const { name, href } = metrics[metric], names = by.join(say("tool.and"));
      return make("div", {}, make("dt", {}, make("a", { href }, name)), make("dd", {}, lever && make("p", {}, lever), make("p", { class: "at-note" }, say(by.length > 1 ? "position.tool.by" : "position.tool.by.one", { names }))));
    });
    return rows.length > 0 && section("position.tool.metrics", make("p", { class: "at-note" }, say("position.tool.metrics.note")), make("dl", { class: "at-skills" }, rows));
  }

  /** The same point with one coordinate changed. */
  function near() {
    const rows = axes.flatMap((axis) => {
      const links = Place.near(axis, place).map((other) => make("li", {}, step(other.place, other.entry.name, { class: "at-chip", "data-dim": axis.dim })));
      return links.length ? [make("dt", {}, axis.name), make("dd", {}, make("ul", { class: "at-chips" }, links))] : [];
    });
    return section("position.tool.near", make("p", { class: "at-note" }, say("position.tool.near.note")), make("dl", { class: "at-rel" }, rows));
  }

  /** A link to another place; without a click that is caught it opens there. */
  function step(to, text, attributes = {}) {
    const query = new URLSearchParams(Object.entries(Place.write(axes, to)).filter(([, id]) => id));
    return make("a", { ...attributes, href: `?${query}`, "data-place": true }, text);
  }
});
