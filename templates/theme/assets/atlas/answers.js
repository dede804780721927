// Answers of the self-check as values: what is asked, what answers come to, how they travel. Knows no page.
//
// `cells` are kept answers: {"content/p3": {stamp, answers: {key: 0..3}}}. An item is a statement asked once; `at` names
// the cells and keys it is kept under, two where both levels say the same.
"use strict";

const Answers = {
  VERSION: 1,
  MET: 2, // on my own
  MOST: 3,
  HALF_WIDTH: 180, // of the picture, in its units
  RADIUS: 84,
  LETTER: 13.5,
  LINE: 15,
  LONGEST_LINK: 4000,
  LONGEST_TEXT: 1_000_000,
  DIGITS: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",

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

  // The picture -------------------------------------------------------------------------------------

  /** Points of a radar around (0, 0), the first axis up: `rings` polygons, `asked`, `you` (null: not answered), the edges
      between neighbours that are answered, and the names in lines. */
  radar(axes, names, rings) {
    const spot = (index, length) => {
      const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
      return [Math.cos(angle) * length, Math.sin(angle) * length].map((part) => Math.round(part * 10) / 10 + 0);
    };
    const at = (index, degree) => spot(index, (Answers.RADIUS * Math.min(degree, rings)) / rings);
    const you = axes.map((figure, index) => (figure.you === null ? null : at(index, figure.you)));
    return {
      rings: Array.from({ length: rings }, (_, ring) => axes.map((_, index) => at(index, ring + 1))),
      asked: axes.map((figure, index) => at(index, Answers.goal(figure))),
      you,
      edges: you.map((point, index) => [point, you[(index + 1) % you.length]]).filter((ends) => ends.every(Boolean)),
      labels: Answers.apart(names.map((name, index) => Answers.label(name, spot(index, Answers.RADIUS + 12)))),
    };
  },

  /** A name at the end of its axis: `top` and `height` say which room its lines take. */
  label(name, [x, y]) {
    const anchor = Math.abs(x) < 4 ? "middle" : x > 0 ? "start" : "end";
    const room = anchor === "middle" ? Answers.HALF_WIDTH : Answers.HALF_WIDTH - Math.abs(x);
    const lines = Answers.wrapped(name, room, Answers.LETTER);
    const height = lines.length * Answers.LINE;
    const top = anchor !== "middle" ? y - height / 2 : y < 0 ? y - height + 4 : y - 4;
    return { x, top, height, lines, anchor };
  },

  /** The same labels with none over another: each side from above, then the names below and above all of them. */
  apart(labels) {
    const sides = ["start", "end"].map((anchor) => labels.filter((label) => label.anchor === anchor));
    for (const side of sides) {
      side.sort((a, b) => a.top - b.top);
      const over = side.map((label, index) => (index ? Math.max(0, side[index - 1].top + side[index - 1].height - label.top) : 0));
      side.forEach((label, index) => {
        const above = side[index - 1];
        label.top = index ? Math.max(label.top, above.top + above.height) : label.top - over.reduce((sum, part) => sum + part, 0) / 2;
      });
    }
    const all = sides.flat();
    for (const label of labels.filter((one) => one.anchor === "middle")) {
      if (label.top < 0) label.top = Math.min(label.top, ...all.map((one) => one.top - label.height));
      else label.top = Math.max(label.top, ...all.map((one) => one.top + one.height));
    }
    return labels;
  },

  /** A name in lines of about this width: Chinese characters are square, others a bit more than half. */
  wrapped(text, width, size) {
    const wide = (part) => [...part].reduce((sum, char) => sum + (char > "\u2e80" ? size : size * 0.55), 0);
    const lines = [""];
    for (const unit of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
      if (lines[lines.length - 1] && wide((lines[lines.length - 1] + unit).trimEnd()) > width) lines.push("");
      lines[lines.length - 1] += unit;
    }
    return lines.map((line) => line.trim());
  },

  // How they travel: a link -------------------------------------------------------------------------

  /** A text as a number of 22 bits (FNV-1a). Two statements of one pair that share it would share an answer: 1 in 20,000. */
  hash(text) {
    let made = 0x811c9dc5;
    for (const char of text) made = Math.imul(made ^ char.codePointAt(0), 0x01000193);
    return ((made ^ (made >>> 15)) >>> 0) >>> 10;
  },

  digits(number) {
    return [18, 12, 6, 0].map((bits) => Answers.DIGITS[(number >>> bits) & 63]).join("");
  },

  number(digits) {
    return [...digits].reduce((sum, digit) => sum * 64 + Answers.DIGITS.indexOf(digit), 0);
  },

  seal(text) {
    return Answers.digits(Answers.hash(text) << 2);
  },

  itemHash(item) {
    return Answers.hash(`${item.at[0].cell}/${item.at[0].key}`);
  },

  /** `1.<function>.<level>.<next>.<stamp>.<answers>.<seal>`: four digits an answer, which name the statement by its key. */
  encode(cells, pair) {
    const answers = Answers.items(pair).flatMap((item) => {
      const value = Answers.value(cells, item);
      return value === undefined ? [] : Answers.digits((Answers.itemHash(item) << 2) | value);
    });
    const stamp = Answers.seal(pair.cells.map((cell) => cell.stamp).join());
    const [here, next] = pair.cells.map((cell) => cell.level.id);
    const text = [Answers.VERSION, pair.function.id, here, next ?? "", stamp, answers.join("")].join(".");
    return `${text}.${Answers.seal(text)}`;
  },

  /** What a link carries: null where the fragment is none of ours, {fault}, or {pair, cells, taken, lost, isChanged}. */
  decode(data, fragment) {
    const text = fragment.replace(/^#/, "");
    const version = /^(\d+)\./.exec(text)?.[1];
    if (version === undefined) return null;
    if (Number(version) !== Answers.VERSION) return { fault: "version" };
    if (text.length > Answers.LONGEST_LINK) return { fault: "long" };
    const parts = text.split(".");
    const [, functionId, levelId, nextId, stamp, answers] = parts;
    const isWhole = parts.length === 7 && /^(?:[\w-]{4})*$/.test(answers);
    if (!isWhole || Answers.seal(parts.slice(0, 6).join(".")) !== parts[6]) return { fault: "broken" };
    const pair = Answers.pair(data, functionId, levelId, nextId);
    if (!pair) return { fault: "gone" };
    const isChanged = stamp !== Answers.seal(pair.cells.map((cell) => cell.stamp).join());
    return { pair, isChanged, ...Answers.taken(pair, answers.match(/.{4}/g) ?? []) };
  },

  taken(pair, codes) {
    const items = new Map(Answers.items(pair).map((item) => [Answers.itemHash(item), item]));
    let [cells, taken] = [{}, 0];
    for (const code of codes.map(Answers.number)) {
      const item = items.get(code >>> 2);
      if (item) [cells, taken] = [Answers.with(cells, pair, item, code & 3), taken + 1];
    }
    return { cells, taken, lost: codes.length - taken };
  },

  // How they travel: a file -------------------------------------------------------------------------

  /** All answers as a text for people and programs: `names` are the words of the answers from 0. */
  write(data, cells, title, names) {
    const made = {};
    for (const [id, { stamp, answers }] of Object.entries(Answers.fit(data, cells).cells)) {
      const pair = Answers.pair(data, ...id.split("/"));
      const texts = new Map(pair.cells[0].asks.flatMap((ask) => ask.statements.map((item) => [item.id, item.text])));
      made[id] = {
        name: `${pair.function.name} ${pair.cells[0].level.name}`,
        stamp,
        answers: Object.entries(answers).map(([key, value]) => ({ statement: texts.get(key), words: names[value], key, value })),
      };
    }
    return `${JSON.stringify({ title, format: "self-check", version: Answers.VERSION, cells: made }, null, 2)}\n`;
  },

  /** The cells of such a text, or {fault}. Nothing in it is believed: what has another form is refused as a whole. */
  read(text) {
    let found;
    try {
      found = text.length <= Answers.LONGEST_TEXT && JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return { fault: "text" };
    }
    if (found?.format !== "self-check") return { fault: "text" };
    if (found.version !== Answers.VERSION) return { fault: "version" };
    const cells = Object.fromEntries(
      Object.entries(found.cells ?? {}).map(([id, cell]) => [
        id,
        { stamp: String(cell?.stamp), answers: Answers.listed(cell?.answers) },
      ]),
    );
    return Answers.areCells(cells) ? { cells } : { fault: "text" };
  },

  listed(answers) {
    if (!Array.isArray(answers)) return null;
    return Object.fromEntries(answers.map((answer) => [String(answer?.key), answer?.value]));
  },

  /** The form of kept answers: of a file as of what this browser kept. */
  areCells(cells) {
    const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
    const isAnswer = ([key, value]) => /^[a-z0-9~-]{1,80}$/.test(key) && [0, 1, 2, 3].includes(value);
    return (
      isObject(cells) &&
      Object.entries(cells).every(
        ([id, cell]) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) && isObject(cell?.answers) && Object.entries(cell.answers).every(isAnswer),
      )
    );
  },
};
