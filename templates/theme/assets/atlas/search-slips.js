// English as it is typed in a hurry: words run together or parted, mistyped, not yet typed to their end.
"use strict";

const VARIANTS = 6; // of a query with slips in it
const PARTS_OF_A_WORD = 4; // that were typed without blanks, at most
const CHAT = new Map(["u you", "ur your", "r are", "wat what", "wats whats", "pls please", "plz please", "ppl people"].map((two) => two.split(" ")));

class Slips {
  /** `isKnown`: whether a word, or another form of it, stands anywhere. */
  constructor(names, fillers, isKnown) {
    this.names = names;
    this.fillers = fillers;
    this.isKnown = isKnown;
  }

  /** A query with the blanks that were meant: `newspaperapp`, `news letter`, `interne toperations`. */
  spaced(plain) {
    const words = plain.split(" ").map((word) => CHAT.get(word) ?? word), made = [];
    for (const word of words.flatMap((one) => (this.isRead(one) ? [one] : this.parted(one)))) {
      const last = made[made.length - 1], others = last && this.otherwise(last, word);
      if (others) made.splice(-1, 1, ...others);
      else made.push(word);
    }
    return made.join(" ");
  }

  /** Two words as the one or the two that were meant, if others were. */
  otherwise(one, other) {
    const whole = one + other, { byWord, beside } = this.names;
    if (byWord.has(whole)) return beside.has(`${one} ${other}`) ? undefined : [whole];
    if (byWord.has(one) && byWord.has(other)) return undefined;
    const two = [one.length - 1, one.length + 1].map((at) => [whole.slice(0, at), whole.slice(at)]);
    return two.find((halves) => beside.has(halves.join(" ")));
  }

  /** Whether a word needs no blank to be understood. */
  isRead(word) {
    return this.isKnown(word) || this.names.completion(word) !== undefined || this.names.corrections(word).length > 0;
  }

  /** A word as the fewest known ones it is made of; itself, if it is not. */
  parted(word) {
    const fewest = [[]]; // for each length the words up to there
    for (let end = 2; end <= word.length; end++) {
      for (let start = Math.max(0, end - 20); start <= end - 2; start++) {
        const part = word.slice(start, end), before = fewest[start];
        if (!before || before.length === PARTS_OF_A_WORD || !this.names.byWord.has(part)) continue;
        if (!fewest[end] || before.length + 1 < fewest[end].length) fewest[end] = [...before, part];
      }
    }
    return fewest[word.length] ?? this.partedAtSlip(word) ?? [word];
  }

  /** A word as two that stand side by side elsewhere, with a slip in one of them: `userretenion`. */
  partedAtSlip(word) {
    const { byWord, beside } = this.names, meant = (part) => (byWord.has(part) ? [part] : part.length < 5 ? [] : this.names.corrections(part));
    for (let at = 3; at <= word.length - 3; at++) {
      const [one, other] = [word.slice(0, at), word.slice(at)];
      if (!byWord.has(one) && !byWord.has(other)) continue;
      for (const first of meant(one)) for (const second of meant(other)) if (beside.has(`${first} ${second}`)) return [first, second];
    }
    return undefined;
  }

  /** A query with words that no name has: as the words they are a slip away from, each in turn. */
  corrected(meant) {
    const words = meant.split(" "), found = words.map((word, index) => (this.names.byWord.has(word) ? [] : this.likely(words, index)));
    const best = words.map((word, index) => found[index][0] ?? word);
    const variants = found.flatMap((others, index) => others.map((other) => best.map((word, at) => (at === index ? other : word)).join(" ")));
    return variants.slice(0, VARIANTS);
  }

  /** A query with words that no phrase has as those that were most likely meant. */
  mended(plain) {
    const words = plain.split(" ");
    return words.map((word, index) => (this.names.byWord.has(word) || this.fillers.has(word) ? word : this.meant(words, index))).join(" ");
  }

  /** A query with words that are others' slips by what stands beside them: `clock rate`, `group cats`. */
  reread(plain) {
    const words = plain.split(" "), meant = (word, index) => {
      const others = this.beside(words, index, word) ? [] : this.names.mistakes(word, true).map(({ known }) => known.word);
      return others.find((other) => this.beside(words, index, other)) ?? word;
    };
    return words.map((word, index) => (this.fillers.has(word) ? word : meant(word, index))).join(" ");
  }

  /** The end of a word that is being typed; another form of a word that is known; or a slip. */
  meant(words, index) {
    const word = words[index], [likely = word] = this.likely(words, index), isLast = index === words.length - 1;
    const isAnother = stem(word) !== stem(likely) && !this.names.isOfTitle(likely) && !this.beside(words, index, likely);
    return (isLast && this.names.completion(word)) || (isAnother && this.isKnown(word) ? word : likely);
  }

  /** Words that one may be a slip of, first those that stand beside its neighbours elsewhere. */
  likely(words, index) {
    return this.names.corrections(words[index]).sort((one, other) => this.beside(words, index, other) - this.beside(words, index, one));
  }

  /** Beside how many of its neighbours, small words apart, a word stands elsewhere. */
  beside(words, index, word) {
    const before = words[index - 1], after = words[index + 1], isThere = (small, two) => !this.fillers.has(small) && this.names.beside.has(two);
    return isThere(before, `${before} ${word}`) + isThere(after, `${word} ${after}`);
  }
}
