// What the search does with text, apart from what it searches: one form to compare in, words, sounds, slips.
"use strict";

const HAN = /[\u3400-\u9fff]/;

/** Text as it is compared: one form of each character, small letters, simplified characters, no marks. */
function normalise(text, simple) {
  let made = "";
  for (const char of text.normalize("NFKC").toLowerCase()) made += simple.get(char) ?? char;
  return made.replace(/['’]s?(?=[^\p{L}]|$)/gu, "").replace(/\b([a-z])-(?=[a-z])/g, "$1").replace(/[^\p{L}\p{N}%+]+/gu, " ").trim();
}

const joined = (text) => text.replaceAll(" ", "");

/** Runs of Chinese and of other characters, apart. */
function runs(text) {
  return text.match(/[\u3400-\u9fff]+|[^\s\u3400-\u9fff]+/g) ?? [];
}

/** Words a question is put with: what is left is what it is about. */
class Fillers {
  /** First those that others are a part of. */
  constructor(words) {
    this.words = new Set(words);
    this.patterns = words.map((word) => new RegExp(whole(word), "g"));
  }

  has(word) {
    return this.words.has(word);
  }

  /** A normalised question without them; the whole where nothing else is left. */
  takenFrom(plain) {
    const rest = this.patterns.reduce(without, plain);
    return rest.length > 1 || /[a-z0-9]/.test(rest) ? rest : plain;
  }
}

/** What a text is looked up by: Chinese in pairs of characters, other words by their stem. */
function tokens(plain) {
  const found = [];
  for (const run of runs(plain)) {
    if (!HAN.test(run)) found.push(stem(run));
    else found.push(...(run.length === 1 ? [run] : pairs(run)));
  }
  return found;
}

/** Sounds that people and input methods mix up, as one. */
function blurred(syllable) {
  return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^l/, "n");
}

/** Pinyin as it is mixed up, where its syllables are not known. */
function blurredRun(pinyin) {
  return pinyin.replace(/([zcs])h/g, "$1").replace(/ng/g, "n").replace(/l/g, "n");
}

/** An English word without its commonest endings. */
function stem(word) {
  if (word.length < 4) return word;
  if (word.length === 4) return word.replace(/([^s])s$/, "$1").replace(/^(...)e$/, "$1").replace(/^(..)(.)\2$/, "$1$2");
  return word.replace(/(n[dt]|rm|lt|ct)ations?$/, "$1").replace(/(?:ations?|ating|ated|ate|ators?)$/, "at")
    .replace(/^(.{3,}?)(?:ions?|ings?|ed|[eo]rs?|als?|ies|es|s|e|y)$/, "$1").replace(/(.)\1$/, "$1");
}

/** Words of one family: convert and conversion, acquire and acquisition. */
function isKin(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same >= 5 && same >= 0.7 * Math.min(one.length, other.length) && same >= 0.45 * Math.max(one.length, other.length);
}

/** How many letters differ, up to a limit: put in, left out, changed or two exchanged. */
function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}

/** The letters of a word as bits: words that differ in few letters differ in few bits. */
function letters(word) {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i) - 97;
    if (code >= 0 && code < 26) bits |= 1 << code;
  }
  return bits;
}

/** How many letters of one mask another lacks. */
function lacking(one, other) {
  let count = 0;
  for (let bits = one & ~other; bits; bits &= bits - 1) count++;
  return count;
}

/** How many slips lie between two masks at least. */
function apart(one, other) {
  return Math.max(lacking(one, other), lacking(other, one));
}

/** First letters that are heard as one another. */
const HEARD = { c: "k", k: "c", f: "p", p: "f", s: "c", z: "s", i: "e", e: "i" };

const KEYS = "qwertyuiop asdfghjkl zxcvbnm";

/** First letters that are taken for each other: vowels, and those whose keys stand side by side. */
function areMixedUp(one, other) {
  return Math.abs(KEYS.indexOf(one) - KEYS.indexOf(other)) === 1 || (/[aeiouy]/.test(one) && /[aeiouy]/.test(other));
}

const SLIPS = 2; // in one word, at most

/** Letters that were put in, left out, changed or exchanged: one, in long words two; infinite for what is another word, as a short
 *  one with another letter is, unless its neighbours speak for it. */
function slips(word, mask, other, otherMask, isSpokenFor) {
  const limit = word.length > 5 ? SLIPS : 1;
  if (word.length < 3 || other.length < 3 || Math.abs(word.length - other.length) > limit) return Infinity;
  if (word[0] !== other[0] && word[0] !== other[1] && word[0] !== HEARD[other[0]]) return Infinity; // the first letter is seldom wrong
  if (apart(mask, otherMask) > limit) return Infinity;
  const isExchanged = mask === otherMask && word.length === other.length, isLeftOut = word.length === 4 && other.length === 5;
  if (word.length < 5 && !isExchanged && !isLeftOut && !isSpokenFor) return Infinity;
  const away = distance(word, other, limit);
  return away > limit ? Infinity : away;
}

const sorted = (text) => [...text].sort().join("");

/** Each two characters that stand side by side. */
function pairs(text) {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}

/** The share of the pairs of characters that two texts have in common. */
function alike(mine, other) {
  if (!mine.length || other.length < 2) return 0;
  let both = 0;
  for (const pair of mine) if (other.includes(pair)) both++;
  return (2 * both) / (mine.length + other.length - 1);
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Not in the midst of a word. */
function whole(part) {
  return `${/^\w/.test(part) ? "\\b" : ""}${literal(part)}${/\w$/.test(part) ? "(?!\\w)" : ""}`;
}

function without(text, pattern) {
  return text.replace(pattern, " ").replace(/\s+/g, " ").trim();
}

/** A pattern of the very text. */
function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Text as HTML, the terms marked. */
function marked(text, terms) {
  const patterns = terms.filter(Boolean).map(literal);
  if (!patterns.length) return escaped(text);
  return text.split(new RegExp(`(${patterns.join("|")})`, "giu"))
    .map((part, index) => (index % 2 ? `<mark data-md-highlight>${escaped(part)}</mark>` : escaped(part))).join("");
}

/** The words around a term. */
function around(text, term) {
  const at = Math.max(0, text.toLowerCase().indexOf(term) - 30);
  return (at ? "…" : "") + text.slice(at, at + 120) + (at + 120 < text.length ? "…" : "");
}
