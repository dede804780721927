// How much of a page's names and of what people type for it is like the query: cosines of single words and pairs, the rarer ones heavier.
"use strict";

const BEST = 8; // phrases of a page that are looked at
const COMMON = 0.02; // a word or a pair in more phrases than this makes none alike by itself
const ELSEWHERE = -1; // the number of what is no page: what the site does not hold

class Phrases {
  constructor() {
    this.owners = []; // of each phrase the number of its page
    this.lengths = []; // of each phrase, once its words are weighed
    this.holding = new Map(); // a word or a pair -> phrases
    this.weights = new Map();
    this.said = new Map(); // a phrase as it is -> its pages, but for those that stand elsewhere
  }

  add(number, plain, words) {
    if (number !== ELSEWHERE) enter(this.said, plain, number);
    for (const token of new Set(withPairs(words))) enter(this.holding, token, this.owners.length);
    this.owners.push(number);
  }

  /** Whether a text is a phrase of a page, or several one after the other: `okr north star`. */
  holds(plain) {
    const words = plain.split(" "), reached = [true]; // by whole phrases, up to a word
    for (let end = 1; end <= words.length; end++) {
      reached[end] = words.slice(0, end).some((_, start) => reached[start] && this.said.has(words.slice(start, end).join(" ")));
    }
    return reached[words.length];
  }

  /** What stands in fewer pages weighs more. To be called when phrases were added. */
  weigh(pages) {
    const squares = new Float64Array(this.owners.length);
    for (const [token, phrases] of this.holding) {
      const weight = Math.log((1 + pages) / (1 + new Set(phrases.map((phrase) => this.owners[phrase])).size)) + 1;
      this.weights.set(token, weight);
      for (const phrase of phrases) squares[phrase] += weight * weight;
    }
    this.lengths = squares.map(Math.sqrt);
    this.unknown = Math.log(1 + pages) + 1;
    this.sums = new Float64Array(this.owners.length);
  }

  /** Page -> how like its best phrases are in the mean. */
  near(plain) {
    const touched = [], best = new Map(), asked = [...new Set(withPairs(tokens(plain)))].map((token) => ({
      phrases: this.holding.get(token) ?? [], weight: this.weights.get(token) ?? this.unknown,
    })).sort((one, other) => one.phrases.length - other.phrases.length);
    let square = 0;
    for (const { phrases, weight } of asked) {
      const isCommon = touched.length > 0 && phrases.length > COMMON * this.owners.length;
      square += weight * weight;
      for (const phrase of phrases) {
        if (!this.sums[phrase]) {
          if (isCommon) continue;
          touched.push(phrase);
        }
        this.sums[phrase] += weight * weight;
      }
    }
    for (const phrase of touched) {
      put(best, this.owners[phrase], this.sums[phrase] / (Math.sqrt(square) * this.lengths[phrase]));
      this.sums[phrase] = 0;
    }
    return new Map([...best].map(([number, likes]) => [number, likes.reduce((sum, like) => sum + like, 0) / BEST]));
  }
}

/** Words, and each two that stand side by side. */
function withPairs(words) {
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
}

/** Puts a likeness into the list of a page's best, where it belongs. */
function put(best, number, like) {
  let likes = best.get(number);
  if (!likes) best.set(number, (likes = []));
  if (likes.length === BEST && likes[BEST - 1] >= like) return;
  let at = Math.min(likes.length, BEST - 1);
  for (; at && likes[at - 1] < like; at--) likes[at] = likes[at - 1];
  likes[at] = like;
}
