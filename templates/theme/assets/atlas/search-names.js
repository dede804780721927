// Names, and how well a query fits one: written alike, spoken alike, by initials, mistyped, two names together. 100 is the very name.
"use strict";

/** The first plane of GB 2312, which is ordered by sound. */
function everydayCharacters() {
  const bytes = [];
  for (let high = 0xb0; high < 0xd8; high++) for (let low = 0xa1; low < 0xff; low++) bytes.push(high, low);
  return [...new TextDecoder("gbk").decode(new Uint8Array(bytes))];
}

/** The names of all pages, with what is needed to find those a term could fit without asking each. */
class Names {
  /** `sounds`: runs of the everyday characters (`a2 ai13`), other characters (`薅hao`), pairs (`行业hang_ye`). */
  constructor(sounds) {
    this.sounds = new Map(); // a character or a pair -> its sounds
    const everyday = sounds ? everydayCharacters() : [];
    for (const [, chars, spoken, count] of sounds.matchAll(/([^a-z_\d ]*)([a-z_]+)(\d*)/g)) {
      for (const one of chars ? [chars] : everyday.splice(0, Number(count))) this.sounds.set(one, spoken.split("_"));
    }
    this.all = [];
    this.bySound = new Map();
    this.byWord = new Map();
    this.beside = new Set(); // words that stand side by side
    this.byWhole = new Map(); // the stem of a name without its blanks -> names: `coldstart`
    this.likes = new Map(); // a word somebody typed -> words it is like
    this.byStart = new Map(); // the first two letters -> words: those that a word may be another form of
    this.byTail = new Map(); // all but the first letter -> words
    this.byLetter = new Map(); // the first or the second letter and the length -> words: those that it may be a slip of
  }

  add(page, plain, isTitle) {
    const text = joined(plain), words = plain.split(" "), syllables = this.syllables(text);
    const starts = [0];
    for (const item of syllables) starts.push(starts[starts.length - 1] + item.length);
    const name = {
      number: this.all.length, page, text, isTitle, words, masks: words.map(letters),
      isHan: HAN.test(text), isHanAlone: !/[^\u3400-\u9fff]/.test(text), hasDigit: /\d/.test(text),
      pinyin: syllables.join(""), sorted: sorted(text), starts, initials: syllables.map((item) => item[0]).join(""), blurred: syllables.map(blurred).join(""),
    };
    if (!name.isHan) name.pinyin = name.initials = name.blurred = "";
    name.run = blurredRun(name.pinyin);
    name.first = letters(name.initials + name.initials.replaceAll("l", "n")); // what its syllables begin with, also mixed up
    name.mask = letters(name.pinyin || text);
    this.all.push(name);
    if (!name.isHan) enter(this.byWhole, stem(text), name);
    for (const sound of this.soundsOf(text)) enter(this.bySound, sound, name);
    this.learnWords(plain);
    for (const word of new Set(words)) this.byWord.get(word).names.push(name);
    return name;
  }

  /** Words that may be meant where one is mistyped. */
  learnWords(plain) {
    const words = plain.split(" ");
    for (const word of words) if (!this.byWord.has(word)) this.learn(word);
    for (let i = 1; i < words.length; i++) this.beside.add(`${words[i - 1]} ${words[i]}`);
  }

  learn(word) {
    this.likes.clear();
    const known = { word, stem: stem(word), mask: letters(word), names: [] };
    this.byWord.set(word, known);
    enter(this.byStart, word.slice(0, 2), known);
    enter(this.byTail, word.slice(1), known);
    for (const letter of new Set([word[0], word[1], HEARD[word[0]]])) enter(this.byLetter, `${letter}${word.length}`, known);
  }

  /** Words that a word is like, how well, and how many slips lie between. Kept: a query grows letter by letter. */
  like(word) {
    if (!this.likes.has(word)) this.likes.set(word, [...this.forms(word), ...(this.byWord.has(word) ? [] : this.mistakes(word))]); // what is a word is no slip
    return this.likes.get(word);
  }

  forms(word) {
    const stemmed = stem(word);
    return (this.byStart.get(word.slice(0, 2)) ?? []).map((known) => ({ known, away: Infinity, fit: formFit(word, stemmed, known) })).filter(({ fit }) => fit);
  }

  /** The words that one may be a slip of; of a short one more, if its neighbours are to speak for them. */
  mistakes(word, isSpokenFor = false) {
    const mask = letters(word), tails = word.length < 5 ? [] : this.byTail.get(word.slice(1)) ?? [];
    const found = tails.filter((known) => areMixedUp(word[0], known.word[0])).map((known) => ({ known, away: 1, fit: fitAt(1) }));
    for (let length = word.length - SLIPS; length <= word.length + SLIPS; length++) {
      for (const known of this.byLetter.get(`${word[0]}${length}`) ?? []) {
        const away = slips(word, mask, known.word, known.mask, isSpokenFor);
        if (away < Infinity) found.push({ known, away, fit: fitAt(away) });
      }
    }
    return found;
  }

  /** One a Chinese character, or a run of others. */
  syllables(text) {
    return runs(text).flatMap((run) => (HAN.test(run) ? this.spoken(run) : [run]));
  }

  /** A run of Chinese, character by character but for pairs that are spoken otherwise. */
  spoken(run) {
    const made = [...run].map((char) => (this.sounds.get(char) ?? [char])[0]);
    for (let i = 0; i + 1 < run.length; i++) {
      const pair = this.sounds.get(run.slice(i, i + 2));
      if (pair) made.splice(i, 2, ...pair);
    }
    return made;
  }

  /** How a term sounds, worked out once for all the names it is held against. */
  heard(term) {
    if (this.last?.term !== term) {
      const syllables = this.syllables(term), pinyin = syllables.join("");
      this.last = {
        term, isHan: HAN.test(term), isLatin: /^[a-z]+$/.test(term), hasDigit: /\d/.test(term), sorted: sorted(term), pairs: pairs(term),
        pinyin, mask: letters(pinyin), blurry: syllables.map(blurred).join(""), run: blurredRun(term),
      };
    }
    return this.last;
  }

  soundsOf(text) {
    return new Set(runs(text).filter((run) => HAN.test(run)).flatMap((run) => this.spoken(run).map(blurred)));
  }

  /** Names a term could fit: Chinese ones share a sound with it (half of them, if it has several), or its letters but for slips. */
  near(term) {
    if (!HAN.test(term)) return this.spelling(term);
    const sounds = this.soundsOf(term), counts = new Uint8Array(this.all.length), touched = [];
    for (const sound of sounds) for (const name of this.bySound.get(sound) ?? []) if (!counts[name.number]++) touched.push(name);
    return touched.filter(({ number, text }) => counts[number] * 2 >= Math.min(sounds.size, text.length));
  }

  /** Names a term without Chinese could fit: its letters but for slips, or no others; in Chinese ones a syllable begins so. */
  spelling(term) {
    const mask = letters(term), first = letters(term[0]);
    const isSpelt = (name) => (name.first & first) === first && (!lacking(mask, name.mask) || Math.abs(name.pinyin.length - term.length) <= 2 * SLIPS);
    return this.all.filter((name) => (lacking(mask, name.mask) <= SLIPS || (!name.isHan && !lacking(name.mask, mask))) && (!name.isHan || isSpelt(name)));
  }

  /** How well a term without blanks fits a name. `mayHold`: the term may be longer than the name it holds. */
  fit(term, name, mayHold) {
    const { isHan } = this.heard(term), mayBeWritten = isHan || !name.isHanAlone;
    return (mayBeWritten && this.written(term, name, mayHold)) || (isHan ? this.nearly(term, name) : Math.max(this.spelt(term, name), this.mistyped(term, name)));
  }

  /** The one as the other, or in it. */
  written(term, name, mayHold) {
    const { text } = name, { isHan, hasDigit } = this.heard(term);
    if (text === term) return 100;
    const share = Math.min(term.length, text.length) / Math.max(term.length, text.length);
    if (text.startsWith(term) && (isHan || term.length > 1)) return 62 + 25 * share;
    if (text.includes(term) && (isHan || term.length > 2 || hasDigit)) return 52 + 25 * share;
    return mayHold && term.includes(text) && (name.isHan ? text.length > 1 : text.length > 2 || name.hasDigit) ? 34 + 36 * share : 0;
  }

  /** How well a Chinese term fits a name otherwise: by sound, with a slip, or by what both have. */
  nearly(term, name) {
    const { text } = name, isAtEnds = term[0] === text[0] || term[term.length - 1] === text[text.length - 1];
    if (term.length < 2) return 0;
    const best = this.soundsLike(term, name);
    if (term.length === text.length && this.heard(term).sorted === name.sorted) return Math.max(best, 78);
    if (term.length > 2 && isAtEnds && distance(term, text, 1) === 1) return Math.max(best, term.length > 3 ? 72 : 66); // another character, one more or one less
    const same = alike(this.heard(term).pairs, text);
    return same >= 0.4 ? Math.max(best, 20 + 45 * same + (text[0] === term[0] ? 2 : 0)) : best;
  }

  /** Characters that are spoken like the name's: the slip of an input method. */
  soundsLike(term, name) {
    if (!name.pinyin) return 0;
    const { pinyin, blurry, mask } = this.heard(term);
    if (pinyin === name.pinyin) return 86;
    if (blurry === name.blurred) return 80;
    if (term.length > 1 && term.length === name.text.length && apart(mask, name.mask) < 2 && distance(pinyin, name.pinyin, 1) === 1) return 66; // a syllable that is nearly so
    const at = name.pinyin.indexOf(pinyin);
    return at >= 0 && name.starts.includes(at) ? 38 + (25 * pinyin.length) / name.pinyin.length : 0;
  }

  /** Pinyin, whole or initials. */
  spelt(term, name) {
    if (!name.pinyin || term.length < 2 || !this.heard(term).isLatin) return 0;
    if (name.pinyin === term) return 92;
    if (name.initials === term) return term.length > 2 ? 84 : 70;
    if (term.length > 3 && name.run === this.heard(term).run) return 82;
    const at = term.length > 3 ? name.pinyin.indexOf(term) : -1, from = name.starts.indexOf(at), to = name.starts.indexOf(at + term.length);
    if (from >= 0) return (at ? 45 : 55) + 25 * (to < 0 ? term.length / name.pinyin.length : (to - from) / (name.starts.length - 1));
    return term.length > 2 && name.initials.startsWith(term) ? 42 + (10 * term.length) / name.initials.length : 0;
  }

  /** A word with a slip in it, or whole pinyin. */
  mistyped(term, name) {
    const { isLatin, mask } = this.heard(term);
    if (!isLatin) return 0;
    const one = (word, bits, rest) => (60 - 12 * slips(term, mask, word, bits)) * (0.85 + 0.15 / rest);
    let best = name.pinyin.length > 5 ? one(name.pinyin, name.mask, 1) : 0;
    for (let i = 0; i < name.words.length && !name.isHanAlone; i++) best = Math.max(best, one(name.words[i], name.masks[i], name.words.length));
    return best;
  }

  /** The word that begins so, of which half is there, and that stands in most names. */
  completion(word) {
    if (word.length < 4) return undefined;
    const found = (this.byStart.get(word.slice(0, 2)) ?? []).filter((known) => known.word.startsWith(word) && known.word.length <= 2 * word.length);
    return found.sort((one, other) => other.names.length - one.names.length)[0]?.word;
  }

  /** Words that may have been meant: the three with fewest slips, of titles before those of other names. */
  corrections(word) {
    const isTitle = (known) => this.isOfTitle(known.word), found = this.like(word).filter(({ away }) => away < Infinity);
    const fewest = Math.min(...found.map(({ away }) => away)), near = found.filter(({ away }) => away === fewest).map(({ known }) => known);
    near.sort((one, other) => isTitle(other) - isTitle(one) || other.names.length - one.names.length);
    return near.slice(0, 3).map((known) => known.word);
  }

  isOfTitle(word) {
    return this.byWord.get(word)?.names.some((name) => name.isTitle) ?? false;
  }

  /** Name -> how well an English word stands in it, up to 1: as it is, with another ending, begun, of one family, mistyped. */
  holding(word) {
    const found = new Map();
    for (const { known, fit } of this.like(word)) for (const name of known.names) keep(found, name, fit);
    return found;
  }
}

function formFit(word, stemmed, { word: other, stem: otherStem }) {
  if (other === word) return 1;
  if (otherStem === stemmed) return 0.94;
  if (word.length > 2 && other.startsWith(word)) return 0.78;
  return isKin(word, other) ? 0.7 : 0;
}

/** How well a word fits, so many slips away. */
const fitAt = (away) => 0.75 - 0.12 * away;

function enter(lists, key, item) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Keeps the better of two scores. */
function keep(scores, key, score) {
  if (!(scores.get(key) >= score)) scores.set(key, score);
}
