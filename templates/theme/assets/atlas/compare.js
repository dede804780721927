// Any two functions at any levels, side by side. `Compare` holds the arithmetic and sees no page; below it is the page.
"use strict";

const Compare = {
  /** The function and the cell at an address such as `functions/content/p3`; null where there is none. */
  find(data, address) {
    const [folder, owner, level, ...rest] = (address || "").replace(/\/$/, "").split("/");
    const owned = data.functions.find((item) => item.id === owner);
    const cell = owned && owned.cells.find((item) => data.levels[item.level].id === level);
    return folder === "functions" && cell && !rest.length ? { owner: owned, cell } : null;
  },

  address(data, { owner, cell }) {
    return `functions/${owner.id}/${data.levels[cell.level].id}`;
  },

  /** The cell of a function at a level, or the first it has. */
  at(owner, level) {
    return { owner, cell: owner.cells.find((cell) => cell.level === level) || owner.cells[0] };
  },

  /** Both sides of an address's state, and what in it was no cell. A side that is missing is another function's. */
  choose(data, state) {
    const a = Compare.find(data, state.a) || Compare.at(data.functions[0], data.functions[0].cells[0].level);
    const other = data.functions.find((item) => item !== a.owner && item.cells.some((cell) => cell.level === a.cell.level));
    const b = Compare.find(data, state.b) || Compare.at(other || a.owner, a.cell.level);
    const unknown = ["a", "b"].filter((side) => state[side] && !Compare.find(data, state[side]));
    return { a, b, unknown };
  },

  /** Whether `next` leads from a level to another, at once or by levels between. */
  leads(data, from, to) {
    return data.levels[from].next.some((level) => level === to || Compare.leads(data, level, to));
  },

  /** The earlier side and the later one, where both are levels of one function on one way; else null. */
  order(data, a, b) {
    if (a.owner !== b.owner) return null;
    if (Compare.leads(data, a.cell.level, b.cell.level)) return { before: "a", after: "b" };
    return Compare.leads(data, b.cell.level, a.cell.level) ? { before: "b", after: "a" } : null;
  },

  /** Each statement once: new, raised, the same or gone. The same id is the same statement; without one, equal texts are. */
  turns(before, after) {
    const identity = (item) => item.id || item.wording;
    const known = new Map(before.map((item) => [identity(item), item]));
    const kept = new Set(after.map(identity));
    const turn = (from, to) => (!from ? "new" : !to ? "gone" : from.wording === to.wording ? "same" : "raised");
    return [
      ...after.map((item) => [known.get(identity(item)) || null, item]),
      ...before.filter((item) => !kept.has(identity(item))).map((item) => [item, null]),
    ].map(([from, to]) => ({ kind: turn(from, to), before: from, after: to }));
  },

  /** How many degrees an ability rises; 0 where one side does not name any. */
  rise(before, after) {
    return before.degree && after.degree ? after.degree - before.degree : 0;
  },

  /** The kind of an ability as a whole, with its statements, as the pages of what changes have it. */
  ability(before, after) {
    const statements = Compare.turns(before ? before.statements : [], after ? after.statements : []);
    if (!before || !after) return { kind: before ? "gone" : "new", statements };
    const rise = Compare.rise(before, after);
    const has = (...kinds) => statements.some((turn) => kinds.includes(turn.kind));
    const kind = rise > 0 || has("new", "raised") ? "raised" : rise < 0 || has("gone") ? "gone" : "same";
    return { kind, statements };
  },

  /** The abilities of both cells: who asks for each, and who asks for more. */
  abilities(a, b) {
    const asked = (cell, ability) => cell.asks.find((item) => item.ability === ability) || null;
    const all = [...new Set([...a.asks, ...b.asks].map((item) => item.ability))].sort((one, other) => one - other);
    return all.map((ability) => {
      const [inA, inB] = [asked(a, ability), asked(b, ability)];
      const rise = inA && inB ? Compare.rise(inA, inB) : 0;
      return { ability, a: inA, b: inB, higher: rise > 0 ? "b" : rise < 0 ? "a" : "" };
    });
  },

  /** Abilities asked by both, by one alone, and higher on one side, counted. */
  counts(rows) {
    const both = rows.filter((row) => row.a && row.b);
    const count = (items, test) => items.filter(test).length;
    return {
      both: both.length,
      a: count(both, (row) => row.higher === "a"),
      b: count(both, (row) => row.higher === "b"),
      equal: count(both, (row) => !row.higher),
      only_a: count(rows, (row) => !row.b),
      only_b: count(rows, (row) => !row.a),
    };
  },

  /** How much is new, raised, the same and gone from a cell to a later one of its function: work and abilities. */
  tally(before, after) {
    const found = { new: 0, raised: 0, same: 0, gone: 0 };
    const abilities = Compare.abilities(before, after).map((row) => Compare.ability(row.a, row.b));
    for (const { kind } of [...Compare.turns(before.work, after.work), ...abilities]) found[kind] += 1;
    return found;
  },
};

Tool.mount("compare", (root, data, signal) => {
  const { element } = Tool;
  const say = (key, values) => Tool.say(data.words, key, values);
  const start = Compare.choose(data, Tool.state());
  const sides = { a: start.a, b: start.b };
  const wrong = start.unknown.map((side) => ({ side, value: Tool.state()[side] }));

  const level = (side) => data.levels[sides[side].cell.level];
  const name = (side) => `${sides[side].owner.name} ${level(side).name}`;
  const link = (href, text) => element("a", { href }, text);
  const letter = (side) => element("b", { class: "at-side", "data-side": side }, side.toUpperCase());

  const select = (id, label, options, choose) => {
    const made = element("select", { id: `compare-${id}` }, options.map(({ value, text, selected }) =>
      element("option", { value, selected }, text)));
    made.addEventListener("change", () => { choose(made.value); draw(made.id); }, { signal });
    return element("label", {}, label, made);
  };

  const picker = (side) => {
    const { owner, cell } = sides[side];
    const owners = data.functions.map((item) => ({ value: item.id, text: item.name, selected: item === owner }));
    const levels = owner.cells.map((item) =>
      ({ value: item.level, text: data.levels[item.level].name, selected: item === cell }));
    const pickFunction = (id) => {
      sides[side] = Compare.at(data.functions.find((item) => item.id === id), cell.level);
    };
    const pickLevel = (number) => { sides[side] = Compare.at(owner, Number(number)); };
    return element("fieldset", { class: "at-pick" },
      element("legend", { "aria-label": say("compare.pick", { side: side.toUpperCase() }) }, letter(side)),
      select(`function-${side}`, root.dataset.function, owners, pickFunction),
      select(`level-${side}`, root.dataset.level, levels, pickLevel));
  };

  const pickers = () => {
    const swap = element("button", { type: "button", id: "compare-swap", class: "at-swap" },
      element("span", { "aria-hidden": "true" }, "⇄"), say("compare.swap"));
    swap.addEventListener("click", () => { [sides.a, sides.b] = [sides.b, sides.a]; draw(swap.id); }, { signal });
    return element("div", { class: "at-picks" }, picker("a"), swap, picker("b"));
  };

  /** The counts in two sentences; what is nought goes without saying. */
  const said = (counts) => {
    const parts = (words) => Object.entries(words).filter(([key]) => counts[key])
      .map(([key, word]) => say(word, { count: counts[key] })).join(say("list.comma"));
    const only = parts({ only_a: "compare.count.only_a", only_b: "compare.count.only_b" });
    const shared = { a: "compare.count.a", b: "compare.count.b", equal: "compare.count.equal" };
    const both = { count: counts.both, parts: parts(shared) };
    const first = counts.both ? say("compare.said.both", both) : say("compare.said.none");
    return only ? `${first}${say("compare.said.only", { parts: only })}` : first;
  };

  const summary = (order) => {
    if (sides.a.cell === sides.b.cell) return say("compare.itself");
    const counts = Compare.counts(Compare.abilities(sides.a.cell, sides.b.cell));
    if (!order) return said(counts);
    const risen = Compare.tally(sides[order.before].cell, sides[order.after].cell);
    return say("compare.risen", { ...risen, start: level(order.before).name, end: level(order.after).name });
  };

  const degree = (asked) => {
    if (!asked.degree) return element("p", { class: "at-degree" }, say("compare.no_degree"));
    const marks = data.degrees.map((_, rank) => (rank < asked.degree ? "●" : "○")).join("");
    return element("p", { class: "at-degree" },
      element("span", { class: "at-dots", "aria-hidden": "true" }, marks), " ", element("b", {}, data.degrees[asked.degree - 1]));
  };

  const KINDS = { new: "change.new", raised: "change.raised", same: "change.same", gone: "change.gone", up: "compare.higher" };
  const mark = (kind) => element("span", { class: `at-mark at-mark--${kind}` }, say(KINDS[kind]));

  /** The statements of one side; `turns` are there where both sides are of one function. */
  const lines = (statements, turns, side, order) => statements.map((item) => {
    const turn = turns && turns.find((one) => one[order.after === side ? "after" : "before"] === item);
    const marked = turn && (order.after === side || turn.kind === "gone");
    return element("p", {}, marked && [mark(turn.kind), " "], item.text);
  });

  const cellOf = (side, ...content) =>
    element("td", { role: "cell", "data-side": side }, element("span", { class: "at-tag" }, letter(side), name(side)), ...content);

  const asks = (row, side, order) => {
    const asked = row[side];
    if (!asked) return element("td", { role: "cell", class: "is-none" }, element("p", { class: "at-note" }, say("compare.none")));
    const both = order && row.a && row.b;
    const turns = both && Compare.turns(row[order.before].statements, row[order.after].statements);
    const shown = degree(asked);
    if (row.higher === side) shown.append(" ", mark("up"));
    return cellOf(side, shown, ...lines(asked.statements, turns, side, order));
  };

  const group = (title, rows, order) => rows.length > 0 && element("tbody", { role: "rowgroup" },
    element("tr", { role: "row", class: "at-group" },
      element("th", { role: "columnheader", scope: "rowgroup", colspan: 3 }, title, " ", element("small", {}, rows.length))),
    rows.map((row) => element("tr", { role: "row" },
      element("th", { role: "rowheader", scope: "row" }, link(data.abilities[row.ability].href, data.abilities[row.ability].name)),
      asks(row, "a", order), asks(row, "b", order))));

  const head = (first) => element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
    first && element("th", { role: "columnheader", scope: "col" }, first),
    ["a", "b"].map((side) => element("th", { role: "columnheader", scope: "col" }, letter(side),
      link(sides[side].cell.href, name(side)), element("small", {}, sides[side].cell.headline)))));

  const abilities = (order) => {
    const rows = Compare.abilities(sides.a.cell, sides.b.cell);
    if (!rows.length) return [];
    const both = rows.filter((row) => row.a && row.b);
    const only = (side) => say("compare.only", { side: side.toUpperCase(), cell: name(side) });
    return [element("h2", { id: "abilities" }, say("cell.expects")),
      element("table", { class: "at-table at-pairs", role: "table" }, head(say("compare.ability")),
        group(say("compare.both"), [...both.filter((row) => row.higher), ...both.filter((row) => !row.higher)], order),
        group(only("a"), rows.filter((row) => !row.b), order),
        group(only("b"), rows.filter((row) => !row.a), order))];
  };

  const work = (order) => {
    const [a, b] = [sides.a.cell.work, sides.b.cell.work];
    if (!a.length && !b.length) return [];
    const turns = order && Compare.turns(sides[order.before].cell.work, sides[order.after].cell.work);
    const side = (key) => cellOf(key, ...lines(sides[key].cell.work, turns, key, order));
    const aligned = (turn) => element("tr", { role: "row" }, ["a", "b"].map((key) => {
      const item = turn[order.after === key ? "after" : "before"];
      const marked = order.after === key || turn.kind === "gone";
      if (!item) return element("td", { role: "cell", class: "is-none" }, "—");
      return cellOf(key, element("p", {}, marked && [mark(turn.kind), " "], item.text));
    }));
    return [element("h2", { id: "work" }, say("cell.work")),
      element("table", { class: "at-table at-pairs at-pairs--two", role: "table" }, head(),
        element("tbody", { role: "rowgroup" },
          turns ? turns.map(aligned) : element("tr", { role: "row" }, side("a"), side("b"))))];
  };

  const whatChanges = (order) => {
    if (!order || !level(order.before).next.includes(sides[order.after].cell.level)) return null;
    const href = `${sides[order.before].cell.href}${level(order.after).id}/`;
    return element("p", { class: "at-note" }, link(href, say("compare.what_changes")));
  };

  const status = element("p", { class: "at-said", role: "status" });
  const result = element("div");
  const controls = element("div");
  const warnings = wrong.map(({ side, value }) => element("p", { class: "at-notice", role: "alert" },
    say("compare.unknown", { side: side.toUpperCase(), value, cell: name(side) })));
  root.replaceChildren(...warnings, controls, status, result);

  function draw(focused) {
    const order = Compare.order(data, sides.a, sides.b);
    controls.replaceChildren(pickers());
    result.replaceChildren(...[whatChanges(order), ...abilities(order), ...work(order)].filter(Boolean));
    Tool.announce(root, summary(order));
    if (focused) {
      document.getElementById(focused).focus();
      warnings.forEach((warning) => warning.remove());
      Tool.keep({ ...Tool.state(), a: Compare.address(data, sides.a), b: Compare.address(data, sides.b) });
    }
  }
  draw("");
});
