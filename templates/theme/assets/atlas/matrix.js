// The matrix: filters over its two tables. Functions and orientations choose rows, levels choose columns, abilities keep
// the cells that ask for one of them and say in each to which degree. The address carries what is chosen.
"use strict";

const Filters = {
  /** What the address chooses: key -> ids, several between blanks (`?level=p3+p4`). Ids nobody has are left out. */
  read(filters, state) {
    const chosen = {};
    for (const { key, options } of filters) {
      const wanted = (state[key] ?? "").split(/[\s,]+/);
      chosen[key] = options.map((option) => option.id).filter((id) => wanted.includes(id));
    }
    return chosen;
  },

  write(chosen) {
    return Object.fromEntries(Object.entries(chosen).map(([key, ids]) => [key, ids.join(" ")]));
  },

  /** Which rows, columns and cells are left; of each cell what it asks of the chosen abilities, as [ability, degree]. */
  apply({ filters, serves, asks }, chosen) {
    const numbers = (key) => {
      const options = filters.find((filter) => filter.key === key)?.options ?? [];
      return new Set((chosen[key] ?? []).map((id) => options.findIndex((option) => option.id === id)));
    };
    const functions = numbers("function"), levels = numbers("level"), abilities = numbers("ability"), aims = numbers("orientation");
    const columns = (asks[0] ?? []).map((_, level) => !levels.size || levels.has(level));
    const kept = asks.map((_, number) => (!functions.size || functions.has(number)) && (!aims.size || serves[number].some((aim) => aims.has(aim))));
    const cells = asks.map((row, number) => row.map((cell, level) => {
      if (!cell || !kept[number] || !columns[level]) return { shown: false, asked: [] };
      const asked = cell.filter(([ability]) => abilities.has(ability));
      return { shown: !abilities.size || asked.length > 0, asked };
    }));
    return {
      columns,
      cells,
      rows: cells.map((row, number) => kept[number] && (!abilities.size || row.some((cell) => cell.shown))),
      spans: Filters.spans(asks.filter((_, number) => kept[number]), (ability) => !abilities.size || abilities.has(ability)),
      isFiltered: Object.values(chosen).some((ids) => ids.length),
      shown: cells.flat().filter((cell) => cell.shown).length,
      all: asks.flat().filter(Boolean).length,
    };
  },

  /** By ability, then by level: the lowest and the highest degree that some functions ask for, and how many ask. */
  spans(asks, isWanted) {
    const found = new Map();
    for (const row of asks) {
      row.forEach((cell, level) => {
        for (const [ability, degree] of cell ?? []) {
          if (!isWanted(ability)) continue;
          if (!found.has(ability)) found.set(ability, row.map(() => null));
          const levels = found.get(ability), { low, high, count } = levels[level] ?? { low: 0, high: 0, count: 0 };
          const lower = degree && (!low || degree < low) ? degree : low;
          levels[level] = { low: lower, high: Math.max(high, degree), count: count + 1 };
        }
      });
    }
    return found;
  },
};

Tool.mount("matrix", (root, data, signal) => {
  const { words, filters, degrees } = data;
  const say = (key, values) => Tool.say(words, key, values);
  const abilities = filters.find((filter) => filter.key === "ability")?.options ?? [];
  const inTable = [...Filters.spans(data.asks, () => true).keys()].sort((one, other) => one - other); // as the second table has them
  let chosen = Filters.read(filters, Tool.state());

  const boxes = filters.map((filter, number) => filterBox(filter, number));
  const clear = Tool.element("button", { type: "button", class: "at-filters__clear" }, say("matrix.tool.clear"));
  const status = Tool.element("p", { role: "status", class: "at-note" });
  const bar = Tool.element("section", { class: "at-filters", "aria-label": say("matrix.tool.filters") }, boxes.flatMap((box) => box.element), clear, status);
  root.prepend(bar);
  clear.addEventListener("click", () => choose(Object.fromEntries(filters.map(({ key }) => [key, []]))), { signal });
  signal.addEventListener("abort", () => bar.remove());
  show();

  /** A button that opens the list of a filter's options. */
  function filterBox(filter, number) {
    const said = Tool.element("span");
    const panel = Tool.element("fieldset", { id: `at-filter-${number}`, hidden: true }, Tool.element("legend", {}, filter.name));
    const button = Tool.element("button", { type: "button", "aria-expanded": "false", "aria-controls": panel.id }, Tool.element("b", {}, filter.name), " ", said);
    const inputs = filter.options.map((option) => {
      const input = Tool.element("input", { type: "checkbox", value: option.id });
      panel.append(Tool.element("label", {}, input, Tool.element("span", {}, option.name)));
      return input;
    });
    const open = (isOpen) => {
      panel.hidden = !isOpen;
      button.setAttribute("aria-expanded", String(isOpen));
    };
    button.addEventListener("click", () => {
      const isOpen = panel.hidden;
      for (const box of boxes) box.open(false);
      open(isOpen);
    }, { signal });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      open(false);
      button.focus();
    }, { signal });
    panel.addEventListener("change", () => choose({ ...chosen, [filter.key]: inputs.filter((input) => input.checked).map((input) => input.value) }), { signal });
    const update = () => {
      const ids = chosen[filter.key];
      for (const input of inputs) input.checked = ids.includes(input.value);
      said.textContent = filter.options.filter((option) => ids.includes(option.id)).map((option) => option.name).join(say("tool.and")) || say("matrix.tool.any");
      button.classList.toggle("is-set", ids.length > 0);
    };
    return { element: [button, panel], open, update };
  }

  function choose(next) {
    chosen = next;
    Tool.keep({ ...Tool.state(), ...Filters.write(chosen) });
    show();
  }

  function show() {
    const found = Filters.apply(data, chosen);
    for (const box of boxes) box.update();
    clear.hidden = !found.isFiltered;
    showTable(root.querySelector("#matrix-functions"), found.rows, found.columns, (cell, row, column) => showCell(cell, found.cells[row][column]));
    if (inTable.length) {
      const spans = inTable.map((ability) => found.spans.get(ability));
      showTable(root.querySelector("#matrix-abilities"), spans.map(Boolean), found.columns, (cell, row, column) => showSpan(cell, spans[row]?.[column]));
    }
    const key = !found.isFiltered ? "matrix.tool.everything" : found.shown ? "matrix.tool.shown" : "matrix.tool.none";
    Tool.announce(root, say(key, found));
  }

  function showTable(region, rows, columns, each = () => {}) {
    const [head, ...body] = region.querySelectorAll("tr");
    [...head.cells].slice(1).forEach((cell, column) => { cell.hidden = !columns[column]; });
    body.forEach((line, row) => {
      line.hidden = !rows[row];
      [...line.cells].slice(1).forEach((cell, column) => {
        cell.hidden = !columns[column];
        each(cell, row, column);
      });
    });
    region.hidden = !rows.some(Boolean) || !columns.some(Boolean);
  }

  /** The degrees a cell asks for stand in it, above its words. */
  function showCell(cell, { shown, asked }) {
    const link = cell.querySelector("a");
    if (!link) return;
    link.hidden = !shown;
    cell.querySelector(".at-degrees-asked")?.remove();
    if (!asked.length) return;
    const lines = asked.map(([ability, degree]) => Tool.element("span", {}, `${abilities[ability].name} `, Tool.dots(degrees.length, degree), Tool.element("strong", {}, degrees[degree - 1] ?? say("matrix.tool.asked"))));
    link.prepend(Tool.element("span", { class: "at-degrees-asked" }, lines));
  }

  function showSpan(cell, span) {
    if (!span) return cell.replaceChildren("—");
    const { low, high, count } = span;
    const words = low === high ? degrees[low - 1] ?? "" : say("matrix.tool.span", { low: degrees[low - 1], high: degrees[high - 1] });
    cell.replaceChildren(Tool.dots(degrees.length, low, high) ?? "", Tool.element("b", {}, words), " ", Tool.element("small", {}, say("matrix.tool.count", { count })));
  }
});
