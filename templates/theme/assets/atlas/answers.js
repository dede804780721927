// Answers of the self-check as values: what is asked, and what answers come to. Knows no page.
//
// `cells` are kept answers: {"content/p3": {stamp, answers: {key: 0..3}}}. An item is a statement asked once; `at` names
// the cells and keys it is kept under, two where both levels say the same.
"use strict";

const Answers = {
  VERSION: 1,
  MET: 2, // on my own
  MOST: 3,

  // What is asked -----------------------------------------------------------------------------------

  /** A function at a level, and at the level after it where the function has one; null where the framework has no such. */
  pair(data, functionId, levelId, nextId) {
    const { functions, levels } = data.tools;
    const number = functions.findIndex((item) => item.id === functionId);
    const cellAt = (level) => functions[number].cells.findIndex((cell) => cell.level === level);
    const place = number < 0 ? -1 : cellAt(levels.findIndex((level) => level.id === levelId));
    if (place < 0) return null;
    const made = (index) => {
      const cell = functions[number].cells[index];
      const level = levels[cell.level];
      return { id: `${functionId}/${level.id}`, level, href: cell.href, asks: cell.asks, stamp: data.stamps[number][index] };
    };
    const here = made(place);
    const nexts = here.level.next.map(cellAt).filter((index) => index >= 0).map(made);
    const next = nexts.find((cell) => cell.level.id === nextId) ?? nexts[0];
    return { function: functions[number], nexts, cells: next ? [here, next] : [here] };
  },

  /** The statements of a pair, by ability in the framework's order, each once. */
  items(pair) {
    const abilities = [...new Set(pair.cells.flatMap((cell) => cell.asks.map((ask) => ask.ability)))].sort((a, b) => a - b);
    return abilities.flatMap((ability) => {
      const found = [];
      for (const cell of pair.cells) {
        for (const { id: key, text } of cell.asks.find((ask) => ask.ability === ability)?.statements ?? []) {
          const same = found.find((item) => item.text === text && item.at.every((at) => at.key === key && at.cell !== cell.id));
          if (same) same.at.push({ cell: cell.id, key });
          else found.push({ ability, text, at: [{ cell: cell.id, key }] });
        }
      }
      return found;
    });
  },

  // Answers -----------------------------------------------------------------------------------------

  /** The answer to an item; undefined while it is open. */
  value(cells, item) {
    return item.at.map(({ cell, key }) => cells[cell]?.answers[key]).find((value) => value !== undefined);
  },

  /** The cells with an item answered, or open again where there is no value. */
  with(cells, pair, item, value) {
    const made = { ...cells };
    for (const { cell, key } of item.at) {
      const answers = { ...made[cell]?.answers };
      if (value == null) delete answers[key];
      else answers[key] = value;
      made[cell] = { stamp: pair.cells.find((one) => one.id === cell).stamp, answers };
    }
    return made;
  },

  /** Both together; where both answer, `other` wins. */
  merge(own, other) {
    const made = { ...own };
    for (const [id, { stamp, answers }] of Object.entries(other)) {
      made[id] = { stamp, answers: { ...own[id]?.answers, ...answers } };
    }
    return made;
  },

  /** What of the cells the framework still asks: `taken` answers fit, `lost` ones have no statement any more. */
  fit(data, cells) {
    const fitting = {};
    let [taken, lost] = [0, 0];
    for (const [id, { stamp, answers }] of Object.entries(cells)) {
      const cell = Answers.pair(data, ...id.split("/"))?.cells[0];
      const keys = new Set(cell?.asks.flatMap((ask) => ask.statements.map((statement) => statement.id)));
      const kept = Object.entries(answers).filter(([key]) => keys.has(key));
      taken += kept.length;
      lost += Object.keys(answers).length - kept.length;
      if (kept.length) fitting[id] = { stamp, answers: Object.fromEntries(kept) };
    }
    return { cells: fitting, taken, lost };
  },

  /** A cell of the pair was answered when its statements were others. */
  isChanged(cells, pair) {
    return pair.cells.some(({ id, stamp }) => Object.keys(cells[id]?.answers ?? {}).length && cells[id].stamp !== stamp);
  },

  // What they come to -------------------------------------------------------------------------------

  /** How far an item is from being done alone, in steps; nothing while it is open. */
  steps(value) {
    return value === undefined ? 0 : Math.max(0, Answers.MET - value);
  },

  /** One level: how many statements are met, missing and open, and the abilities with a gap, the widest first. */
  standing(cells, items, cell) {
    const rated = items
      .filter((item) => item.at.some((at) => at.cell === cell.id))
      .map((item) => ({ ...item, value: Answers.value(cells, item) }));
    const missing = rated.filter((item) => Answers.steps(item.value) > 0);
    const gaps = [...new Set(missing.map((item) => item.ability))].map((ability) => {
      const statements = missing.filter((item) => item.ability === ability);
      statements.sort((a, b) => a.value - b.value);
      return { ability, statements, steps: statements.reduce((sum, item) => sum + Answers.steps(item.value), 0) };
    });
    gaps.sort((a, b) => b.steps - a.steps); // stable: the framework's order among equals
    const open = rated.filter((item) => item.value === undefined).length;
    return { cell, gaps, total: rated.length, missing: missing.length, open, met: rated.length - missing.length - open };
  },

  /** What a reader can teach, then what reaches the next level already. */
  strengths(cells, items, pair) {
    const rated = items.map((item) => ({ ...item, value: Answers.value(cells, item) }));
    const isNext = (item) => pair.cells.length > 1 && item.at.every((at) => at.cell === pair.cells[1].id);
    const taught = rated.filter((item) => item.value === Answers.MOST);
    const ahead = rated.filter((item) => item.value === Answers.MET && isNext(item));
    return [...taught, ...ahead].map((item) => ({ ...item, isAhead: isNext(item) }));
  },

  /** The abilities to practise first: those of this level, then those of the next; each with all it misses. */
  plan(standings, most = 3) {
    const abilities = [...new Set(standings.flatMap((standing) => standing.gaps.map((gap) => gap.ability)))].slice(0, most);
    return abilities.map((ability) => {
      const gaps = standings.flatMap((standing) => standing.gaps.filter((gap) => gap.ability === ability));
      return { ability, texts: [...new Set(gaps.flatMap((gap) => gap.statements.map((item) => item.text)))] };
    });
  },

  /** By ability: how high each level asks it (0: it does not; 1 where no degree is named), and where the answers stand on
      the same scale, or null.
      A level adds to what the one below asks: half of its statements done is half of the way between the two. */
  figures(cells, items, pair) {
    return [...new Set(items.map((item) => item.ability))].map((ability) => {
      const mine = items.filter((item) => item.ability === ability);
      const asks = pair.cells.map((cell) => cell.asks.find((one) => one.ability === ability));
      const asked = asks.map((ask) => (ask ? ask.degree || 1 : 0));
      const values = mine.map((item) => ({ item, value: Answers.value(cells, item) }));
      const open = values.filter(({ value }) => value === undefined).length;
      const degrees = asks.map((ask) => ask?.degree ?? 0);
      return { ability, asked, degrees, open, you: open < mine.length ? Answers.reached(pair, asked, values) : null };
    });
  },

  reached(pair, asked, values) {
    const shares = new Map(); // degree -> shares of the statements that ask it
    values.forEach(({ item, value }) => {
      if (value === undefined) return;
      const degree = Math.max(...item.at.map((at) => asked[pair.cells.findIndex((cell) => cell.id === at.cell)]));
      shares.set(degree, [...(shares.get(degree) ?? []), Math.min(value, Answers.MET) / Answers.MET]);
    });
    let [height, below] = [0, 0];
    for (const degree of [...shares.keys()].sort((a, b) => a - b)) {
      const list = shares.get(degree);
      height += (degree - below) * (list.reduce((sum, share) => sum + share, 0) / list.length);
      below = degree;
    }
    return Math.round(height * 10) / 10;
  },

  /** What the last level of the pair that asks for it asks. */
  goal(figure) {
    return figure.asked[figure.asked.length - 1] || figure.asked[0];
  },

  isShort(figure) {
    return figure.you !== null && figure.you < Answers.goal(figure);
  },

  /** At most so many figures for the picture: those that are short first, shown in the framework's order. */
  axes(figures, most = 12) {
    const distance = (figure) => (figure.you === null ? 0 : Answers.goal(figure) - figure.you);
    const chosen = new Set([...figures].sort((a, b) => distance(b) - distance(a)).slice(0, most));
    return figures.filter((figure) => chosen.has(figure));
  },
};
