// The search worker. It speaks the theme's protocol (setup, ready, query, result), so that the theme's box stays:
// names first, then a function at a level, then where the words of the query stand in summaries and texts.
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const PARTS = ["search-text.js", "search-names.js"];
const SHOWN = 20, NEAREST = 5;
const LONG = 0.6; // how much less is asked of a page for a whole question
const EXACT = 90; // a name, or one of the first other names
/** Found by trying, on the queries that may be tuned to. What it is worth that a token of the query stands in a title, a name,
 *  a summary, a text; `evidence` and `bonus`: of a page that has all of them, alone and beside names; `unknown`: how much a token
 *  weighs that stands nowhere; `alias`: another name against the title; `part`: a name of which little is asked; a result must
 *  score `least`, or `strong` where the site knows no more than the share `known` of the query. */
const WEIGHTS = {
  zh: { title: 1, names: 0.85, summary: 0.73, texts: 0.13, evidence: 51, bonus: 47, unknown: 1.4, alias: 0.88, least: 22, strong: 75, known: 0.5 },
  en: { title: 1.1, names: 0.71, summary: 0.35, texts: 0.19, evidence: 62, bonus: 12, unknown: 0.57, alias: 0.92, part: 0.4, least: 40, strong: 75, known: 0.7 },
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
    this.pages = pages.map(([address, title, names, summary, weight, crossing]) => {
      const page = { address, title, summary, weight, crossing, names: [], sections: [] };
      this.enter(page, normalise(title, this.simple), this.weights.title);
      this.addNames(page, [title, ...names]);
      this.enter(page, normalise(summary, this.simple), this.weights.summary);
      return page;
    });
    this.crossings = this.crossed();
    this.steps = new Steps(this.pages, this.crossings);
  }

  addNames(page, names) {
    for (const name of names) {
      const plain = normalise(name, this.simple);
      page.names.push(this.names.add(page, plain, name === page.title));
      this.enter(page, plain, this.weights.names);
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
      const compared = (words) => (this.isChinese ? words : words.map(stem));
      return { page, names: names.map((words) => words.join("")), ones: names.map(compared), others: others.map(compared) };
    });
  }

  /** Of each page its later names, and its sections. */
  addTexts(texts) {
    texts.forEach(([names, sections], index) => {
      const page = this.pages[index];
      this.addNames(page, names);
      page.sections = sections.map(([id, heading, text]) => ({ id, heading, text, plain: normalise(text, this.simple) }));
      for (const { plain } of page.sections) this.enter(page, plain, this.weights.texts);
    });
    this.crossings = this.crossed();
  }

  /** Notes where the tokens of a text stand. */
  enter(page, plain, worth) {
    for (const token of tokens(plain)) {
      let pages = this.where.get(token);
      if (!pages) this.where.set(token, (pages = new Map()));
      if (!(pages.get(page) >= worth)) pages.set(page, worth);
    }
  }

  /** What is found, the best first, as the theme shows it; and pages that come near where nothing is. */
  search(query) {
    const plain = normalise(query, this.simple);
    this.kinOf = new Map();
    if (!plain) return { items: [], nearest: [] };
    const meant = withoutFillers(plain, this.language);
    const scores = this.isChinese ? this.byNamesChinese(plain, meant) : this.byNamesEnglish(plain, meant);
    this.byCrossing(meant, scores);
    this.byEvidence(meant, scores);
    const found = [...scores].map(([page, score]) => ({ page, score: score * page.weight })).sort((a, b) => b.score - a.score);
    const least = this.least(meant), shown = found.filter(({ score }) => score >= least).slice(0, SHOWN);
    return {
      items: shown.map(({ page, score }) => this.shown(page, score, meant)),
      nearest: shown.length ? [] : this.nearest(plain),
    };
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
    for (const { page, ones, others } of this.crossings) {
      const score = fits(query, ones, others);
      if (score) keep(scores, page, score);
    }
    for (const [page, score] of this.steps.fits(meant)) keep(scores, page, score / page.weight);
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
    if (this.kinOf.has(word)) return this.kinOf.get(word);
    const found = new Map(), mask = letters(word);
    for (const known of this.names.like(word)) {
      if (!isKin(word, known.word) && slips(word, mask, known.word, known.mask) !== 1) continue;
      for (const [page, worth] of this.where.get(known.stem) ?? []) keep(found, page, worth * 0.8);
    }
    this.kinOf.set(word, found.size ? found : undefined);
    return this.kinOf.get(word);
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

let engine, loading, last = "";

/** Fetches the index, then the texts, once somebody is about to search: who only reads does not pay for them. */
async function load() {
  while (PARTS.length) { // what could not be fetched is asked for again
    importScripts(String(new URL(PARTS[0], self.location.href)));
    PARTS.shift();
  }
  engine = new Engine(await read("pages"));
  if (last) answer();
  engine.addTexts(await read("texts"));
  if (last) answer();
}

async function read(name) {
  return (await fetch(new URL(`../../search/${name}.json`, self.location.href))).json();
}

function wake() {
  loading = loading || load().catch(() => { loading = undefined; }); // the next key tries again
}

function answer() {
  postMessage({ type: RESULT, data: engine.search(last) });
}

function ask(query) {
  last = query;
  if (query) wake();
  if (engine) answer();
}

const isWorker = typeof importScripts === "function";
if (isWorker) {
  self.onmessage = ({ data: { type, data } }) => {
    if (type === SETUP) postMessage({ type: READY });
    if (type === QUERY) ask(data);
  };
  if ("BroadcastChannel" in self) new BroadcastChannel("atlas-search").onmessage = wake;
}
