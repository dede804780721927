// How well a page's wording fits a whole question, its small words too: "how many" stands in the names of what is counted (BM25).
"use strict";

const SATURATION = 1.6; // of a word said so often, half of what it can say is said
const LENGTH = 0.85; // how far a field's length is held against it, up to 1
const SHORT = 0.5; // of the usual length: what is shorter gains no more

/** One field of all pages: which words it has, and how often. Pages are numbered. */
class Field {
  constructor() {
    this.times = new Map(); // token -> page -> how often
    this.lengths = new Map();
    this.all = 0;
  }

  add(number, found) {
    for (const token of found) {
      let pages = this.times.get(token);
      if (!pages) this.times.set(token, (pages = new Map()));
      pages.set(number, (pages.get(number) ?? 0) + 1);
    }
    this.lengths.set(number, (this.lengths.get(number) ?? 0) + found.length);
    this.all += found.length;
  }

  /** Page -> its share of the tokens; the rarer a token, the more. */
  fits(asked) {
    const fits = new Map(), mean = this.all / this.lengths.size, rarities = asked.map((token) => this.rarity(token));
    const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
    asked.forEach((token, index) => {
      for (const [number, times] of this.times.get(token) ?? []) {
        const long = 1 - LENGTH + LENGTH * Math.max(SHORT, this.lengths.get(number) / mean);
        fits.set(number, (fits.get(number) ?? 0) + (rarities[index] * times) / (times + SATURATION * long) / all);
      }
    });
    return fits;
  }

  rarity(token) {
    return Math.log(1 + this.lengths.size / (1 + (this.times.get(token)?.size ?? 0)));
  }
}
