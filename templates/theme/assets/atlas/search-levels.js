// How the levels of a ladder are said in a query: by code, by number, by role; and how somebody speaks who wants to climb.
"use strict";

/** What two levels are asked for with; and what somebody asks with who wants to climb. */
const BETWEEN = /还?差在?哪|还?差多少|还差|区别|差别|差距|变化|不同|之间|[和与跟要该]|\b(?:vs|versus|between|differences?|changes?|levels?|step|next|when|up|separates?|gap)\b/g;
const CLIMBING = /升到|升级|晋升|再?往上走?|[升从到至]|\b(?:from|to|go|going|move|moving|promot\w*|promo|becom\w*|reach\w*|grow\w*|rung|after|beyond|comes)\b/g;
/** A climb: from the one level that is named, as it stands in the query, or onto it. */
const FROM = /\b(?:(?:promot\w*|up|mov\w+) from|next (?:step|level|rung|grade|rank)|after|out of|no longer|stop being|stuck (?:at|as|on))\b.*<level>|<level>.*\bnext (?:step|level)\b|<level>(?: \w+)? to \w|从.*<level>.*[升上]|卡在.*<level>|<level> ?(?:怎么|如何)?晋?升|<level>.*(?:下一[步级]|再往上|再升)/;
const ONTO = /升|(?:冲刺?|(?:怎[么样]|如何|想|要)[上到]) <level>|\b(?:promot\w*|climb\w*|reach\w*|becom\w*|(?:step|mov|go)\w* up)\b|\b(?!how)\w+ to (?:an? |the )?<level>/;
const NUMBERS = [["one", "一"], ["two", "二"], ["three", "三"], ["four", "四"], ["five", "五"], ["six", "六"], ["seven", "七"]];

/** The codes of levels, such as `p3`. */
class LevelCodes {
  constructor(names) {
    this.patterns = names.filter(({ text }) => /^[a-z][1-7]$/.test(text)).map(({ text }) => [text, this.pattern(text)]);
  }

  /** A code with what says no more than the code itself, and how else its level is said: by its number. */
  pattern(code) {
    const [letter, number] = code, [word, character] = NUMBERS[number - 1];
    return new RegExp([
      `\\b${code}(?:s\\b|级别?|那?档|岗(?!位)|(?=[a-z]\\d))`,
      `\\b(?:level|lvl|lv|grade|rank|rung) ?(?:${number}|${word})\\b`,
      `[${number > 1 ? character : ""}${number}]级(?![分页目])`, // the first is in `下一级` and `每一级`
      `\\b${letter}${character}`,
    ].join("|"), "g");
  }

  /** A query with each level by its code, as a word of its own. */
  said(plain) {
    return without(this.patterns.reduce((text, [code, pattern]) => text.replace(pattern, ` ${code} `), plain), / +/g);
  }
}

/** A name of a level, as it is looked for in a query. */
class LevelName {
  constructor(level, { words, hasDigit }, ranks, fillers) {
    const text = fillers.takenFrom(words.join(" "));
    this.level = level;
    this.text = text;
    this.hasDigit = hasDigit;
    this.pattern = new RegExp(`${parts(text, ranks).map(whole).join("(.*?)")}()`, "g");
  }

  /** The name and where it stands in a query, if it does. */
  foundIn(meant) {
    const [first] = meant.matchAll(this.pattern);
    return first && { name: this, from: first.index, to: first.index + first[0].length, middle: first[1].trim() };
  }

  /** What is left of a query. */
  takenFrom(meant, instead = "") {
    return meant.replace(this.pattern, ` $1 ${instead} `).replace(/\s+/g, " ").trim();
  }
}

/** Of names that are found the ones of which no part stands in a wider one. */
function widest(found) {
  const within = (one, other) => other.to - other.from > one.to - one.from && one.from < other.to && other.from < one.to;
  return found.filter((one) => !found.some((other) => within(one, other))).map(({ name }) => name);
}

/** A role of two words the first of which is a rank by itself: between them the function may stand, as in `高级用户运营专家`. */
function parts(text, ranks) {
  const halves = HAN.test(text) && text.length === 4 ? [text.slice(0, 2), text.slice(2)] : text.split(" ");
  return halves.length === 2 && ranks.has(halves[0]) ? halves : [text];
}
