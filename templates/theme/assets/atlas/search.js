// The search worker. It speaks the theme's protocol (setup, ready, query, result), so that the theme's box stays:
// titles and other names first, by characters, pinyin, initials and slips; texts of the sections when they are there.
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const SHOWN = 20;
const HAN = /[\u3400-\u9fff]/;

const FILLERS = {
  zh: ["是什么意思", "什么意思", "是做什么的", "做什么的", "是干什么的", "干什么的", "是什么", "做什么", "干什么", "什么是", "什么叫",
    "怎么样", "怎么算", "怎么做", "怎么", "怎样", "如何", "为什么", "需要什么", "要会什么", "要什么", "看什么", "什么", "需要", "有哪些", "哪些",
    "有什么", "多少", "哪个", "应该", "可以", "介绍", "吗", "呢", "啊", "的", "了", "请问", "一下", "我想", "想要"],
  en: ["what", "is", "are", "the", "a", "an", "how", "to", "do", "does", "of", "in", "for", "and", "i", "my", "me", "can", "should",
    "need", "needs", "mean", "means", "meaning", "explain", "with", "on", "at", "by", "you", "we", "it", "be", "which", "why", "get",
    "know", "there", "want", "someone", "people", "good", "calculate", "calculated", "much", "many", "operator", "work", "job", "define", "definition"],
};

/** Text as it is compared: one form of each character, small letters, simplified characters, no marks. */
function normalise(text, simple) {
  let made = "";
  for (const char of text.normalize("NFKC").toLowerCase()) made += simple.get(char) ?? char;
  return made.replace(/[^\p{L}\p{N}%+]+/gu, " ").trim();
}

const joined = (text) => text.replaceAll(" ", "");

/** Runs of Chinese and of other characters, apart. */
function runs(text) {
  return text.match(/[\u3400-\u9fff]+|[^\s\u3400-\u9fff]+/g) ?? [];
}

/** Sounds that people and input methods mix up, as one. */
function blurred(pinyin) {
  return pinyin.replace(/\bzh/g, "z").replace(/\bch/g, "c").replace(/\bsh/g, "s").replace(/ng\b/g, "n").replace(/\bl/g, "n");
}

/** An English word without its commonest endings. */
function stem(word) {
  if (word.length < 5) return word.replace(/s$/, "");
  return word.replace(/(?:ations?|ating|ated|ate)$/, "at").replace(/(?:ions?|ings?|ed|ers?|es|s|e)$/, "").replace(/(.)\1$/, "$1");
}

/** Words of one family: convert and conversion, acquire and acquisition. */
function isKin(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same >= 5 && same >= 0.7 * Math.min(one.length, other.length);
}

/** How many letters differ, up to a limit: put in, left out, changed or two exchanged. */
function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[other.length];
}

function bigrams(text) {
  const found = new Set();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}

const sorted = (text) => [...text].sort().join("");

/** The share of the bigrams of the term that stand in the name, and the other way round, together. */
function alike(term, name) {
  const one = bigrams(term), other = bigrams(name);
  if (!one.size || !other.size) return 0;
  let both = 0;
  for (const pair of one) if (other.has(pair)) both++;
  return (2 * both) / (one.size + other.size);
}

class Engine {
  constructor({ pages, language, syllables, simple }) {
    this.language = language;
    this.simple = new Map();
    for (let i = 0; i + 1 < simple.length; i += 2) this.simple.set(simple[i], simple[i + 1]);
    this.sounds = new Map();
    for (const [syllable, chars] of Object.entries(syllables)) for (const char of chars) this.sounds.set(char, syllable);
    this.pages = pages.map(([address, title, names, summary, weight, spoken]) => ({
      address, title, summary, weight, summaryText: joined(normalise(summary, this.simple)),
      names: [title, ...names].map((name, index) => this.name(name, spoken[index] ?? "", index)), sections: [],
    }));
  }

  name(text, pinyin, index) {
    const plain = normalise(text, this.simple), syllables = pinyin.split(" ").filter(Boolean);
    return {
      text: joined(plain), words: plain.split(" ").map(stem), raw: plain.split(" "), isTitle: index === 0,
      pinyin: joined(pinyin), starts: syllables.reduce((at, item) => [...at, at.at(-1) + item.length], [0]),
      initials: syllables.map((item) => item[0]).join(""), blurred: joined(blurred(pinyin)),
    };
  }

  addTexts(texts) {
    texts.forEach((sections, index) => {
      this.pages[index].sections = sections.map(([id, heading, text]) => ({
        id, heading, text, plain: this.language === "zh" ? joined(normalise(text, this.simple)) : normalise(text, this.simple),
      }));
      if (this.language === "en") this.pages[index].words = new Set(this.pages[index].sections.flatMap(({ plain }) => plain.split(" ").map(stem)));
    });
  }

  search(query) {
    const plain = normalise(query, this.simple);
    if (!plain) return [];
    const meant = this.withoutFillers(plain);
    const found = [];
    for (const page of this.pages) {
      const score = this.language === "zh" ? this.scoreChinese(page, plain, meant) : this.scoreEnglish(page, plain, meant);
      if (score > 0) found.push({ page, score: score * page.weight });
    }
    found.sort((a, b) => b.score - a.score);
    const best = found[0]?.score ?? 0;
    return found.filter(({ score }) => score >= Math.max(10, best * 0.12)).slice(0, SHOWN)
      .map(({ page, score }) => this.shown(page, score, meant));
  }

  withoutFillers(plain) {
    if (this.language === "zh") {
      let rest = plain;
      for (const filler of FILLERS.zh) rest = rest.replaceAll(filler, " ");
      rest = rest.replace(/\s+/g, " ").trim();
      return joined(rest).length > 1 || /[a-z0-9]/.test(rest) ? rest : plain;
    }
    const words = plain.split(" ").filter((word) => !FILLERS.en.includes(word));
    return words.length ? words.join(" ") : plain;
  }

  scoreChinese(page, plain, meant) {
    const terms = [...new Set(meant.split(" ").flatMap(runs))];
    const isOne = terms.length < 2;
    const mayHold = isOne || meant !== plain; // a question holds the name it is about
    const whole = Math.max(this.term(page, joined(plain), mayHold), this.term(page, joined(meant), mayHold));
    if (isOne) return whole;
    let sum = 0;
    for (const term of terms) {
      const score = this.term(page, term, true);
      if (!score) return whole;
      sum += score;
    }
    return Math.max(whole, (sum / terms.length) * 0.9 + 8);
  }

  /** One term without blanks against a page: the best of its names, then summary and texts. `mayHold`: it may hold a name. */
  term(page, term, mayHold) {
    let best = 0;
    for (const name of page.names) best = Math.max(best, this.termInName(term, name, mayHold) * (name.isTitle ? 1 : 0.93));
    if (best < 30 && HAN.test(term) ? term.length > 1 : term.length > 2) {
      if (page.summaryText.includes(term)) best = Math.max(best, 24);
      else if (page.sections.some(({ plain }) => plain.includes(term))) best = Math.max(best, 16);
    }
    return best;
  }

  termInName(term, name, mayHold) {
    const text = name.text;
    if (!text) return 0;
    if (text === term) return 100;
    const share = Math.min(term.length, text.length) / Math.max(term.length, text.length);
    if (text.startsWith(term) && (HAN.test(term) || term.length > 1)) return 62 + 25 * share;
    if (text.includes(term) && (HAN.test(term) || term.length > 2 || /\d/.test(term))) return 52 + 25 * share;
    if (mayHold && term.includes(text) && (HAN.test(text) ? text.length > 1 : text.length > 2 || /\d/.test(text))) return 34 + 36 * share;
    const isHan = HAN.test(term);
    let best = 0;
    if (isHan && term.length > 1) {
      best = this.soundsLike(term, name);
      if (term.length === text.length && sorted(term) === sorted(text)) best = Math.max(best, 78);
      const same = alike(term, text);
      if (same >= 0.4) best = Math.max(best, 20 + 45 * same);
    } else if (!isHan) {
      best = Math.max(this.spelt(term, name), this.mistyped(term, name));
    }
    return best;
  }

  /** Characters that are spoken like the name's: the slip of an input method. */
  soundsLike(term, name) {
    if (!name.pinyin) return 0;
    const syllables = [...term].map((char) => this.sounds.get(char) ?? char);
    const pinyin = syllables.join("");
    const share = Math.min(1, pinyin.length / name.pinyin.length);
    if (pinyin === name.pinyin) return 86;
    const soft = blurred(syllables.join(" ")).replaceAll(" ", "");
    if (soft === name.blurred) return 80;
    const at = name.pinyin.indexOf(pinyin);
    return term.length > 1 && at >= 0 && name.starts.includes(at) ? 38 + 25 * share : 0;
  }

  /** Pinyin, whole or initials. */
  spelt(term, name) {
    if (!name.pinyin || !/^[a-z]+$/.test(term) || term.length < 2) return 0;
    if (name.pinyin === term) return 92;
    if (name.initials === term) return term.length > 2 ? 84 : 70;
    if (blurred(term) === name.blurred) return 78;
    const share = term.length / name.pinyin.length, at = name.pinyin.indexOf(term);
    if (term.length > 3 && at === 0) return 55 + 25 * share;
    if (term.length > 3 && at > 0 && name.starts.includes(at)) return 45 + 25 * share;
    return term.length > 2 && name.initials.startsWith(term) ? 42 + (10 * term.length) / name.initials.length : 0;
  }

  mistyped(term, name) {
    if (term.length < 4) return 0;
    const limit = term.length > 7 ? 2 : 1;
    let best = 0;
    for (const word of [...name.raw, ...(name.pinyin.length > 5 ? [name.pinyin] : [])]) {
      if (word.length > 3 && /^[a-z]+$/.test(word)) {
        const away = distance(term, word, limit);
        if (away <= limit) best = Math.max(best, (60 - 12 * away) * (0.85 + 0.15 / name.raw.length));
      }
    }
    return best;
  }

  scoreEnglish(page, plain, meant) {
    const words = meant.split(" "), stems = words.map(stem), whole = joined(meant);
    let best = 0;
    for (const name of page.names) {
      let score = 0;
      if (name.text === joined(plain) || name.text === whole) score = 100;
      else {
        let sum = 0;
        for (let i = 0; i < stems.length; i++) {
          const part = this.wordInName(words[i], stems[i], name);
          if (!part) { sum = 0; break; }
          sum += part;
        }
        if (sum) score = (sum / stems.length) * (0.55 + 0.45 * Math.min(1, stems.length / name.words.length));
      }
      best = Math.max(best, score * (name.isTitle ? 1 : 0.95));
    }
    if (best) return best;
    const held = page.names.filter((name) => (stems.length > 2 || meant !== plain) && name.words.every((word) => stems.includes(word)));
    const share = Math.max(0, ...held.map((name) => name.words.length / stems.length));
    return Math.max(share && 26 + 40 * share, this.wordsInPage(page, words, stems));
  }

  wordInName(word, stemmed, name) {
    if (name.raw.includes(word)) return 90;
    if (name.words.includes(stemmed)) return 84;
    if (word.length > 2 && name.raw.some((item) => item.startsWith(word))) return 70;
    if (name.raw.some((item) => isKin(word, item))) return 64;
    return this.mistyped(word, name);
  }

  /** Words that stand in a page, though not together in a name. Of three and more, one may be missing. */
  wordsInPage(page, words, stems) {
    const names = new Set(page.names.flatMap((name) => name.words));
    const summary = new Set(normalise(page.summary, this.simple).split(" ").map(stem));
    let sum = 0, missing = 0, inNames = 0;
    for (const word of stems) {
      if (names.has(word)) { sum += 34; inNames++; }
      else if (summary.has(word)) sum += 20;
      else if (page.words?.has(word)) sum += 12;
      else missing++;
    }
    const isEnough = missing === 0 ? inNames > 0 || words.length === 1 || sum >= 20 * words.length : missing === 1 && words.length > 2 && inNames > 0;
    return isEnough ? sum / words.length : 0;
  }

  /** A page as the theme shows it: itself first, then its sections that hold the words. */
  shown(page, score, meant) {
    const terms = this.language === "zh" ? meant.split(" ").flatMap(runs) : meant.split(" ");
    const item = (location, title, text, worth) => ({
      location, title: marked(title, terms), text: text && `<p>${marked(text, terms)}</p>`, score: worth, terms: {},
    });
    const wanted = terms.filter((term) => term.length > 1);
    const sections = wanted.length ? page.sections.filter(({ id, plain }) => id && wanted.every((term) => plain.includes(term))).slice(0, 3) : [];
    return [
      item(page.address, page.title, page.summary, score),
      ...sections.map(({ id, heading, text }) => item(`${page.address}#${id}`, heading, around(text, wanted[0]), score / 2)),
    ];
  }
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Text as HTML, the terms marked. */
function marked(text, terms) {
  const patterns = terms.filter(Boolean).map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!patterns.length) return escaped(text);
  return text.split(new RegExp(`(${patterns.join("|")})`, "giu"))
    .map((part, index) => (index % 2 ? `<mark data-md-highlight>${escaped(part)}</mark>` : escaped(part))).join("");
}

/** The words around a term. */
function around(text, term) {
  const at = Math.max(0, text.toLowerCase().indexOf(term) - 30);
  return (at ? "…" : "") + text.slice(at, at + 120) + (at + 120 < text.length ? "…" : "");
}

let engine;

async function setUp(data) {
  engine = new Engine(data);
  postMessage({ type: READY });
  const response = await fetch(new URL("../../search/texts.json", self.location));
  engine.addTexts(await response.json());
  if (last) answer(last);
}

let last = "";

function answer(query) {
  last = query;
  postMessage({ type: RESULT, data: { items: engine.search(query) } });
}

if (typeof self !== "undefined" && typeof window === "undefined") {
  self.onmessage = ({ data: { type, data } }) => {
    if (type === SETUP) setUp(data.docs);
    if (type === QUERY) answer(data);
  };
}
