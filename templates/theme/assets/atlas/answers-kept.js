// How answers of the self-check are kept and travel: a link, a file, this browser. Knows no page.
"use strict";

const AnswersLink = {
  LONGEST: 4000,
  DIGITS: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",

  /** A text as a number of 22 bits (FNV-1a). Two statements of one pair that share it would share an answer: 1 in 20,000. */
  hash(text) {
    let made = 0x811c9dc5;
    for (const char of text) made = Math.imul(made ^ char.codePointAt(0), 0x01000193);
    return ((made ^ (made >>> 15)) >>> 0) >>> 10;
  },

  digits(number) {
    return [18, 12, 6, 0].map((bits) => AnswersLink.DIGITS[(number >>> bits) & 63]).join("");
  },

  number(digits) {
    return [...digits].reduce((sum, digit) => sum * 64 + AnswersLink.DIGITS.indexOf(digit), 0);
  },

  seal(text) {
    return AnswersLink.digits(AnswersLink.hash(text) << 2);
  },

  itemHash(item) {
    return AnswersLink.hash(`${item.at[0].cell}/${item.at[0].key}`);
  },

  /** `1.<function>.<level>.<next>.<stamp>.<answers>.<seal>`: four digits an answer, which name the statement by its key. */
  encode(cells, pair) {
    const answers = Answers.items(pair).flatMap((item) => {
      const value = Answers.value(cells, item);
      return value === undefined ? [] : AnswersLink.digits((AnswersLink.itemHash(item) << 2) | value);
    });
    const stamp = AnswersLink.seal(pair.cells.map((cell) => cell.stamp).join());
    const [here, next] = pair.cells.map((cell) => cell.level.id);
    const text = [Answers.VERSION, pair.function.id, here, next ?? "", stamp, answers.join("")].join(".");
    return `${text}.${AnswersLink.seal(text)}`;
  },

  /** What a link carries: null where the fragment is none of ours, {fault}, or {pair, cells, taken, lost, isChanged}. */
  decode(data, fragment) {
    const text = fragment.replace(/^#/, "");
    const version = /^(\d+)\./.exec(text)?.[1];
    if (version === undefined) return null;
    if (Number(version) !== Answers.VERSION) return { fault: "version" };
    if (text.length > AnswersLink.LONGEST) return { fault: "long" };
    const parts = text.split(".");
    const [, functionId, levelId, nextId, stamp, answers] = parts;
    const isWhole = parts.length === 7 && /^(?:[\w-]{4})*$/.test(answers);
    if (!isWhole || AnswersLink.seal(parts.slice(0, 6).join(".")) !== parts[6]) return { fault: "broken" };
    const pair = Answers.pair(data, functionId, levelId, nextId);
    if (!pair) return { fault: "gone" };
    const isChanged = stamp !== AnswersLink.seal(pair.cells.map((cell) => cell.stamp).join());
    return { pair, isChanged, ...AnswersLink.taken(pair, answers.match(/.{4}/g) ?? []) };
  },

  taken(pair, codes) {
    const items = new Map(Answers.items(pair).map((item) => [AnswersLink.itemHash(item), item]));
    let [cells, taken] = [{}, 0];
    for (const code of codes.map(AnswersLink.number)) {
      const item = items.get(code >>> 2);
      if (item) [cells, taken] = [Answers.with(cells, pair, item, code & 3), taken + 1];
    }
    return { cells, taken, lost: codes.length - taken };
  },
};

const AnswersFile = {
  LONGEST: 1_000_000,

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
      found = text.length <= AnswersFile.LONGEST && JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return { fault: "text" };
    }
    if (found?.format !== "self-check") return { fault: "text" };
    if (found.version !== Answers.VERSION) return { fault: "version" };
    const cells = Object.fromEntries(
      Object.entries(found.cells ?? {}).map(([id, cell]) => [
        id,
        { stamp: String(cell?.stamp), answers: AnswersFile.listed(cell?.answers) },
      ]),
    );
    return AnswersFile.areCells(cells) ? { cells } : { fault: "text" };
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

/** What this browser keeps, under the address of the site: one record for all its languages. */
const AnswersStore = {
  key(data) {
    return `self-check:${new URL(data.root, location).pathname}`;
  },

  /** The kept answers; `works` is false where the browser refuses to keep. What has another form is left alone. */
  read(data) {
    const empty = { cells: {}, last: {}, works: true };
    try {
      const { version, cells, last } = JSON.parse(localStorage.getItem(AnswersStore.key(data)) ?? "{}");
      return version === Answers.VERSION && AnswersFile.areCells(cells) ? { cells, last: last ?? {}, works: true } : empty;
    } catch (error) {
      return { ...empty, works: error instanceof SyntaxError };
    }
  },

  write(data, { cells, last }) {
    try {
      const key = AnswersStore.key(data);
      if (!Object.keys(cells).length) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ version: Answers.VERSION, cells, last }));
      return true;
    } catch {
      return false;
    }
  },
};
