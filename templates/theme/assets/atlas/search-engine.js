// The search: names first, then a function at a level, then where the words of the query stand in summaries and texts.
"use strict";

const SHOWN = 20, NEAREST = 5;
const LONGEST = 160; // characters of a query that are looked at: more is a paste
const VARIANTS = 6; // of a query with slips in it
const LONG = 0.6; // how much less is asked of a page for a whole question
const BESIDE = 0.5; // how much less is asked of a page beside one that is found
const CORRECTED = 0.9; // what a name is worth that is found by the words that were meant
const EXACT = 86; // a name, or one of the other names
const WHOLE = 91; // two names that make up the query, and how much more that says than one name
const MORE = 1.35;
const NAMED = 0.4; // how much less the wording says where the query is a name
/** Found by trying, on the queries that may be tuned to. What it is worth that a token of the query stands in a title, a name,
 *  a summary, a text; `evidence` and `bonus`: of a page that has all of them, alone and beside names; `unknown`: how much a token
 *  weighs that stands nowhere; `alias`: another name against the title; `part`: a name of which little is asked; `said`: of names
 *  that use the query's words often; a result must score `least`, or `strong` where the site knows no more than the share `known`
 *  of the query; `wording`: what it adds that names, summary and texts use all its words often, small ones too. */
const WEIGHTS = {
  zh: { title: 1.12, names: 0.77, summary: 0.8, texts: 0.2, evidence: 68, bonus: 49, unknown: 1.19, alias: 0.9, least: 27, strong: 64, known: 0.56, said: 0,
    wording: { names: 70, summary: 111, texts: 15 } },
  en: { title: 0.9, names: 0.63, summary: 0.58, texts: 0.47, evidence: 61, bonus: 4, unknown: 0.41, alias: 0.88, part: 0.25, least: 46, strong: 73, known: 0.7, said: 64,
    wording: { names: 94, summary: 51, texts: 30 } },
};

class Engine {
  constructor({ pages, language, sounds = "", simple = "" }) {
    this.isChinese = language === "zh";
    this.language = language;
    this.weights = WEIGHTS[language];
    this.simple = new Map();
    for (let i = 0; i + 1 < simple.length; i += 2) this.simple.set(simple[i], simple[i + 1]);
    this.names = new Names(sounds);
    this.where = new Map(); // token -> page -> the worth of the best place it stands in
    this.fields = { names: new Field(), summary: new Field(), texts: new Field() };
    this.pages = pages.map(([address, title, names, summary, weight, crossing], number) => {
      const page = { number, address, title, summary, weight, crossing, names: [], sections: [] };
      this.enter(page, normalise(title, this.simple), "title");
      this.addNames(page, [title, ...names]);
      this.enter(page, normalise(summary, this.simple), "summary");
      return page;
    });
    this.crossings = this.crossed();
    this.steps = new Steps(this.pages, this.crossings);
  }

  addNames(page, names) {
    for (const name of names) {
      const plain = normalise(name, this.simple);
      page.names.push(this.names.add(page, plain, name === page.title));
      this.enter(page, plain, "names");
    }
  }

  /** Pages of two entries, with the names of both. Of the first, what all their titles end in may be left out: `电商助理`. */
  crossed() {
    const pages = this.pages.filter(({ crossing }) => crossing?.length === 2);
    const first = (page) => this.pages[page.crossing[0]].names;
    const end = sharedEnd(pages.map((page) => first(page)[0].words));
    return pages.map((page) => {
      const ones = first(page).map(({ words }) => words);
      const short = ones.map((words) => withoutEnd(words, end)).filter((words) => joined(words.join("")).length > 1);
      const names = [...ones, ...short], others = this.pages[page.crossing[1]].names.map(({ words }) => words);
      const compared = (words) => (this.isChinese ? words : withoutFillers(words.join(" "), this.language).split(" ").map(stem));
      return { page, names: names.map((words) => words.join("")), ones: names.map(compared), others: others.map(compared) };
    });
  }

  /** Of each page its later names, and its sections. */
  addTexts(texts) {
    texts.forEach(([names, sections], index) => {
      const page = this.pages[index];
      this.addNames(page, names);
      page.sections = sections.map(([id, heading, text]) => ({ id, heading, text, plain: normalise(text, this.simple) }));
      for (const { plain } of page.sections) this.enter(page, plain, "texts");
    });
    this.crossings = this.crossed();
  }

  /** Notes where the tokens of a text stand. The title is among the names. */
  enter(page, plain, place) {
    const worth = this.weights[place];
    for (const token of tokens(plain)) {
      this.fields[place]?.add(page.number, token);
      let pages = this.where.get(token);
      if (!pages) this.where.set(token, (pages = new Map()));
      if (!(pages.get(page) >= worth)) pages.set(page, worth);
    }
  }

  /** What is found, the best first, as the theme shows it; and pages that come near where nothing is. */
  search(query) {
    const plain = normalise(query.slice(0, LONGEST), this.simple);
    if (!plain) return { items: [], nearest: [] };
    const meant = withoutFillers(plain, this.language);
    const shown = this.ranked(plain, meant).slice(0, SHOWN);
    return {
      items: shown.map(({ page, score }) => this.shown(page, score, meant)),
      nearest: shown.length ? [] : this.nearest(plain),
    };
  }

  /** Pages that score enough, if one does, ordered by their wording too. That finds nothing alone: small words stand everywhere. */
  ranked(plain, meant) {
    const scores = this.byNames(plain, meant), trust = Math.max(...scores.values()) >= EXACT ? NAMED : 1;
    this.byEvidence(meant, scores);
    const least = this.least(meant), { said, wording } = this.weights;
    const content = this.wording(meant, { names: said }), whole = this.wording(plain, wording);
    const found = [...scores].map(([page, score]) => ({ page, score: score + content[page.number] }));
    const best = Math.max(...found.map(({ page, score }) => score * page.weight));
    return found.filter(({ page, score }) => best >= least && score * page.weight >= BESIDE * least)
      .map(({ page, score }) => ({ page, score: (score + trust * whole[page.number]) * page.weight }))
      .sort((one, other) => other.score - one.score);
  }

  /** Page -> how well its names fit, or those of the two entries it lies between; in English also the words that were meant. */
  byNames(plain, meant) {
    const scores = this.isChinese ? this.byNamesChinese(plain, meant) : this.byNamesEnglish(plain, meant);
    for (const words of this.corrected(meant)) {
      for (const [page, score] of this.byNamesEnglish(words, words)) keep(scores, page, CORRECTED * score);
      this.byCrossing(words, scores);
    }
    this.byCrossing(meant, scores);
    return scores;
  }

  /** A query in English with words that no name has: as the words they are a slip away from, each in turn. */
  corrected(meant) {
    if (this.isChinese) return [];
    const words = meant.split(" "), found = words.map((word) => (this.names.byWord.has(word) ? [] : this.names.corrections(word)));
    const best = words.map((word, index) => found[index][0] ?? word);
    const variants = found.flatMap((others, index) => others.map((other) => best.map((word, at) => (at === index ? other : word)).join(" ")));
    return variants.slice(0, VARIANTS);
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
      const score = fit * (name.isTitle ? 1 : fit === 100 ? 0.93 : this.weights.alias);
      if (score) keep(scores, name.page, score);
    }
    const wanted = tokens(term).map((token) => this.where.get(token));
    if (term.length < (HAN.test(term) ? 2 : 3) || wanted.includes(undefined)) return scores;
    for (const [page, worth] of wanted[0]) {
      const all = Math.min(worth, ...wanted.map((pages) => pages.get(page) ?? 0));
      if (all) keep(scores, page, all >= this.weights.summary ? 24 : 16);
    }
    return scores;
  }

  /** How much of what the query says stands in one name, and how much of the name is said. */
  byNamesEnglish(plain, meant) {
    const scores = new Map(), sums = new Map();
    let all = 0;
    for (const word of new Set(meant.split(" "))) {
      const weight = this.rarity(stem(word));
      all += weight;
      for (const [name, fit] of this.names.holding(word)) {
        const sum = sums.get(name) ?? { fit: 0, words: 0 };
        sums.set(name, { fit: sum.fit + weight * fit, words: sum.words + fit });
      }
    }
    const whole = this.names.byWord.has(plain) ? [] : this.names.byWhole.get(stem(joined(plain))) ?? [];
    for (const { page, isTitle } of whole) keep(scores, page, isTitle ? 97 : 93);
    for (const [name, { fit, words }] of sums) {
      let score = ((100 * fit) / all) * (this.weights.part + (1 - this.weights.part) * Math.min(1, words / name.words.length));
      if (name.text === joined(plain) || name.text === joined(meant)) score = 100;
      else if (plain.includes(" ") && name.text.startsWith(joined(plain))) score = Math.max(score, 95);
      keep(scores, name.page, score * (name.isTitle ? 1 : this.weights.alias));
    }
    return scores;
  }

  /** A function at a level: a name of the one and a name of the other make up the query. Or what changes between two levels. */
  byCrossing(meant, scores) {
    const query = this.isChinese ? joined(meant) : meant.split(" ").map(stem), fits = this.isChinese ? crossing : crossingOfWords;
    const steps = this.steps.fits(meant).map(([page, score]) => [page, score / page.weight]);
    const found = this.crossings.map(({ page, ones, others }) => [page, fits(query, ones, others)]);
    for (const [page, score] of [...found, ...steps]) if (score) keep(scores, page, score < WHOLE ? score : MORE * score);
  }

  /** The rarer a token, the more it says: which share of what the query says stands in a page, and how prominently. */
  byEvidence(meant, scores) {
    const found = new Map();
    let all = 0;
    for (const [token, word] of this.wordsOf(meant)) {
      const pages = this.where.get(token) ?? this.kin(word), weight = this.rarity(token) * (pages ? 1 : this.weights.unknown);
      all += weight;
      for (const [page, worth] of pages ?? []) found.set(page, (found.get(page) ?? 0) + weight * worth);
    }
    for (const [page, sum] of found) {
      const share = sum / all;
      keep(scores, page, Math.max(scores.get(page) ?? 0, this.weights.evidence * share) + this.weights.bonus * share);
    }
  }

  /** What a page's wording adds to its score: of each page, by number. */
  wording(plain, worths) {
    const sums = new Float64Array(this.pages.length), asked = [...new Set(tokens(plain))];
    for (const [place, worth] of Object.entries(worths)) this.fields[place].addFits(sums, asked, worth);
    return sums;
  }

  /** What a page must score: more where the site knows little of a query; less for a whole question, whose every word no page holds. */
  least(meant) {
    const { least, strong, known } = this.weights, words = this.isChinese ? joined(meant).length / 2 : meant.split(" ").length;
    return (this.coverage(meant) > known ? least : strong) * (words > 3 ? LONG : 1);
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
      if (!isHan && (term[0] !== name.text[0] || apart(mask, name.mask) > 2 * most)) continue;
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
