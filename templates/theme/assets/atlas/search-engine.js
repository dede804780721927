// The search: what speaks for each page is worked out, weighed and added up; then it is asked whether the best of it is enough.
"use strict";

const SHOWN = 20, NEAREST = 5;
const LONGEST = 160; // characters of a query that are looked at: more is a paste
const EXACT = 86; // a name, or one of the other names, whole
const TYPED = 200; // what a page is worth by its likest phrases, against a few others
const CORRECTED = 0.98; // what a name is worth that is found by the words that were meant
/** What it is worth that a token stands in a title, another name, a summary, a text; `unknown`: how much a token weighs that stands
 *  nowhere; `alias`: another name against the title; `part`: a name of which little is asked. */
const WORTHS = {
  zh: { title: 1.12, names: 0.77, summary: 0.8, texts: 0.2, unknown: 1.19, alias: 0.9 },
  en: { title: 0.9, names: 0.63, summary: 0.58, texts: 0.47, unknown: 0.41, alias: 0.88, part: 0.25 },
};

class Engine {
  constructor({ pages, language, fillers = [], sounds = "", simple = "" }) {
    this.isChinese = language === "zh";
    this.language = language;
    this.fillers = new Fillers(fillers);
    this.worths = WORTHS[language];
    this.simple = new Map();
    for (let i = 0; i + 1 < simple.length; i += 2) this.simple.set(simple[i], simple[i + 1]);
    this.names = new Names(sounds);
    this.slips = new Slips(this.names, this.fillers, (word) => this.where.has(stem(word)));
    this.phrases = new Phrases();
    this.where = new Map(); // token -> page -> the worth of the best place it stands in
    this.titled = new Map(); // token -> pages with it in their titles
    this.wordings = new Field(); // of names
    this.summaries = new Field();
    this.pages = pages.map(([address, title, names, summary, crossing], number) => {
      const page = { number, address, title, summary, crossing, names: [], sections: [] };
      page.titleTokens = new Set(tokens(normalise(title, this.simple)));
      this.enter(page, page.titleTokens, "title");
      for (const token of page.titleTokens) enter(this.titled, token, page);
      for (const name of [title, ...names]) page.names.push(this.names.add(page, normalise(name, this.simple), name === title));
      this.addPhrases(page, [title, ...names]);
      const words = tokens(normalise(summary, this.simple));
      this.summaries.add(number, words);
      this.enter(page, words, "summary");
      return page;
    });
    this.settle();
  }

  /** What a page is called, and what people type for it. */
  addPhrases(page, phrases) {
    for (const phrase of phrases) {
      const plain = normalise(phrase, this.simple), words = tokens(plain);
      this.phrases.add(page.number, plain, words);
      this.wordings.add(page.number, words);
      this.enter(page, words, "names");
      this.names.learnWords(plain);
    }
  }

  addTexts(texts) {
    Array.from(this.adding(texts));
  }

  /** Of each page its later names, and its sections; and what people type that stands elsewhere. It rests after every few pages. */
  *adding({ pages, elsewhere }) {
    for (const [index, [phrases, sections]] of pages.entries()) {
      const page = this.pages[index];
      this.addPhrases(page, phrases);
      page.sections = sections.map(([id, heading, text]) => ({ id, heading, text, plain: normalise(text, this.simple) }));
      for (const { plain } of page.sections) this.enter(page, tokens(plain), "texts");
      if (index % 8 === 7) yield;
    }
    for (const phrase of elsewhere) this.phrases.add(ELSEWHERE, phrase, tokens(normalise(phrase, this.simple)));
    this.settle();
  }

  /** What depends on all names. */
  settle() {
    this.phrases.weigh(this.pages.length);
    this.crossings = new Crossings(this.pages, (words, pages) => this.likenesses(words, pages), this.fillers);
  }

  /** Notes where tokens stand. The title is among the names. */
  enter(page, found, place) {
    const worth = this.worths[place];
    for (const token of found) {
      let pages = this.where.get(token);
      if (!pages) this.where.set(token, (pages = new Map()));
      if (!(pages.get(page) >= worth)) pages.set(page, worth);
    }
  }

  /** What is found, the best first, as the theme shows it; and pages that come near where nothing is. */
  search(query) {
    const plain = this.read(query);
    if (!plain) return { items: [], nearest: [] };
    for (const words of this.readings(plain)) {
      const meant = this.fillers.takenFrom(words), signs = this.signs(words, meant);
      if (!isHeld(signs, this.language)) continue;
      return { items: ranked(signs, this.language).slice(0, SHOWN).map(({ page, score }) => this.shown(page, score, meant)), nearest: [] };
    }
    return { items: [], nearest: this.nearest(plain) };
  }

  /** A query; in English, where that finds nothing, also as it may be meant. */
  *readings(plain) {
    yield plain;
    const other = this.isChinese ? plain : this.slips.reread(plain);
    if (other !== plain) yield other;
  }

  /** A query as it is compared. */
  read(query) {
    const plain = this.crossings.codes.said(normalise(query.slice(0, LONGEST), this.simple));
    return this.isChinese ? plain : this.slips.spaced(plain);
  }

  /** What speaks for each page (a name that fits half is worth less than half), and what is known of the query as a whole. */
  signs(plain, meant) {
    const mended = this.isChinese ? plain : this.slips.mended(plain), wanted = this.fillers.takenFrom(mended), asked = [...new Set(tokens(mended))];
    const names = this.byNames(plain, meant), crossings = this.crossings.fits(wanted, mended), shares = this.shares(wanted);
    const wordings = this.wordings.fits(asked), summaries = this.summaries.fits(asked), near = this.phrases.near(mended);
    const titles = this.titleFits(new Set(tokens(wanted))), said = this.phrases.said.get(mended) ?? this.phrases.said.get(wanted) ?? [];
    const pages = this.pages.map((page) => ({
      page, name: ((names.get(page) ?? 0) / 100) ** 2, crossing: (crossings.get(page) ?? 0) / 100, share: shares.get(page) ?? 0,
      wording: wordings.get(page.number) ?? 0, summary: summaries.get(page.number) ?? 0, title: titles.get(page) ?? 0,
      phrases: near.get(page.number) ?? 0, isSaid: said.includes(page.number),
    }));
    const words = this.isChinese ? Math.max(1, joined(meant).length / 2) : meant.split(" ").length;
    return { pages, isSaid: said.length > 0 || this.phrases.holds(meant), elsewhere: near.get(ELSEWHERE) ?? 0, known: this.coverage(meant), words };
  }

  /** Page -> how well its names fit; in English also by the words that were meant. */
  byNames(plain, meant) {
    if (this.isChinese) return this.byNamesChinese(plain, meant);
    const scores = this.byNamesEnglish(plain, meant);
    for (const words of this.slips.corrected(meant)) {
      for (const [page, score] of this.byNamesEnglish(words, words)) keep(scores, page, CORRECTED * score);
    }
    return scores;
  }

  /** The whole query in a name; or each of its terms in a name, a summary or a text of the page. */
  byNamesChinese(plain, meant) {
    const terms = [...new Set(meant.split(" ").flatMap(runs))], isOne = terms.length < 2;
    const mayHold = isOne || meant !== plain; // a question holds the name it is about
    const scores = this.term(joined(plain), mayHold);
    if (joined(meant) !== joined(plain)) keepBest(scores, this.term(joined(meant), mayHold));
    if (isOne) return scores;
    const each = terms.map((term) => this.term(term, true));
    for (const page of new Set(each.flatMap((of) => [...of.keys()]))) {
      const parts = each.map((of) => of.get(page) ?? 0);
      const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
      if (!parts.includes(0)) keep(scores, page, mean * 0.9 + 8);
      else if (Math.max(...parts) >= EXACT) keep(scores, page, mean + 8); // one term is the very name
    }
    return scores;
  }

  /** Page -> how well one term without blanks fits it. */
  term(term, mayHold) {
    const scores = new Map();
    for (const name of this.names.near(term)) {
      const fit = this.names.fit(term, name, mayHold);
      const score = fit * (name.isTitle ? 1 : fit === 100 ? 0.93 : this.worths.alias);
      if (score) keep(scores, name.page, score);
    }
    const wanted = tokens(term).map((token) => this.where.get(token));
    if (term.length < (HAN.test(term) ? 2 : 3) || wanted.includes(undefined)) return scores;
    for (const [page, worth] of wanted[0]) {
      const all = Math.min(worth, ...wanted.map((pages) => pages.get(page) ?? 0));
      if (all) keep(scores, page, all >= this.worths.summary ? 24 : 16);
    }
    return scores;
  }

  /** How much of what the query says stands in one name, and how much of the name is said. */
  byNamesEnglish(plain, meant, only) {
    const scores = new Map(), sums = new Map();
    let all = 0;
    for (const word of new Set(meant.split(" "))) {
      const weight = this.rarity(stem(word));
      all += weight;
      for (const [name, fit] of this.names.holding(word)) {
        if (only && name.page !== only) continue;
        const sum = sums.get(name) ?? { fit: 0, words: 0 };
        sums.set(name, { fit: sum.fit + weight * fit, words: sum.words + fit });
      }
    }
    const whole = this.names.byWord.has(plain) ? [] : this.names.byWhole.get(stem(joined(plain))) ?? [];
    for (const { page, isTitle } of whole) keep(scores, page, isTitle ? 97 : 93);
    for (const [name, { fit, words }] of sums) {
      let score = ((100 * fit) / all) * (this.worths.part + (1 - this.worths.part) * Math.min(1, words / name.words.length));
      if (name.text === joined(plain) || name.text === joined(meant)) score = 100;
      else if (plain.includes(" ") && name.text.startsWith(joined(plain))) score = Math.max(score, 95);
      keep(scores, name.page, score * (name.isTitle ? 1 : this.worths.alias));
    }
    return scores;
  }

  /** How well words fit each of some pages, up to 100: their best name, or what people type for them. */
  likenesses(words, pages) {
    const near = this.phrases.near(words);
    return pages.map((page) => Math.min(100, Math.max(this.likeness(words, page), TYPED * (near.get(page.number) ?? 0))));
  }

  likeness(words, page) {
    if (this.isChinese) return Math.max(...page.names.map((name) => this.names.fit(joined(words), name, true)));
    return this.byNamesEnglish(words, words, page).get(page) ?? 0;
  }

  /** Page -> which share of what a query says stands in it, and how prominently. The rarer a token, the more it says. */
  shares(wanted) {
    const found = new Map();
    let all = 0;
    for (const [token, word] of this.wordsOf(wanted)) {
      const pages = this.where.get(token) ?? this.kin(word), weight = this.rarity(token) * (pages ? 1 : this.worths.unknown);
      all += weight;
      for (const [page, worth] of pages ?? []) found.set(page, (found.get(page) ?? 0) + weight * worth);
    }
    for (const [page, sum] of found) found.set(page, sum / all);
    return found;
  }

  /** Page -> how much of the query stands in its title, times how much of the title is asked for. */
  titleFits(asked) {
    const found = new Map(), weight = (tokens) => [...tokens].reduce((sum, token) => sum + this.rarity(token), 0), all = weight(asked);
    for (const token of asked) for (const page of this.titled.get(token) ?? []) found.set(page, (found.get(page) ?? 0) + this.rarity(token));
    for (const [page, same] of found) found.set(page, (same / all) * (same / weight(page.titleTokens)));
    return found;
  }

  /** The share of a query that the site knows at all: characters that stand side by side somewhere, or words. */
  coverage(meant) {
    let known = 0, all = 0;
    for (const run of runs(meant)) {
      if (this.isChinese && !HAN.test(run)) continue;
      for (let i = 0; i < (this.isChinese ? run.length : 1); i++) {
        const around = this.isChinese ? (run.length > 1 ? [run.slice(i - 1, i + 1), run.slice(i, i + 2)] : [run]) : [stem(run)];
        all++;
        if (around.some((token) => this.where.has(token)) || (!this.isChinese && this.kin(run))) known++;
      }
    }
    return all ? known / all : 1;
  }

  /** How much a token says: the fewer pages it stands in, the more. */
  rarity(token) {
    const pages = this.where.get(token);
    return Math.log(1 + this.pages.length / (pages ? pages.size : 1));
  }

  /** Tokens of a query, each once, with the word it comes from. */
  wordsOf(meant) {
    return new Map(runs(meant).flatMap((run) => tokens(run).map((token) => [token, run])));
  }

  /** Where words stand that are of the family of one that stands nowhere, or a slip away from it. */
  kin(word) {
    if (HAN.test(word) || word.length < 3) return undefined;
    const found = new Map();
    for (const { known, away } of this.names.like(word)) {
      if (!isKin(word, known.word) && away !== 1) continue;
      for (const [page, worth] of this.where.get(known.stem) ?? []) keep(found, page, worth * 0.8);
    }
    return found.size ? found : undefined;
  }

  /** Pages whose names come nearest, for a query that finds nothing. */
  nearest(plain) {
    const term = joined(plain), isHan = HAN.test(term), mask = letters(term), found = new Map();
    for (const name of this.names.near(term)) {
      const length = Math.max(term.length, name.text.length), most = Math.min(4, Math.floor(0.4 * length));
      if (!isHan && (term[0] !== name.text[0] || apart(mask, name.mask) > most)) continue;
      const same = isHan ? [...new Set(term)].filter((char) => name.text.includes(char)).length / length
        : 1 - distance(term, name.text, most) / length;
      if (same >= 0.6) keep(found, name.page, same);
    }
    return [...found].sort((a, b) => b[1] - a[1]).slice(0, NEAREST).map(([{ address, title }]) => ({ location: address, title }));
  }

  /** A page as the theme shows it: itself first, then its sections that hold the words. */
  shown(page, score, meant) {
    const terms = this.isChinese ? meant.split(" ").flatMap(runs) : meant.split(" ");
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

function keepBest(scores, others) {
  for (const [page, score] of others) keep(scores, page, score);
}
