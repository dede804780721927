// What each sign is worth, how likely it makes a page the one that is meant, and whether the best of all signs are enough.
"use strict";

const NAMED = 0.9; // of what lies between entries, by the names of all of them
const BEFORE = 0.5; // how much likelier it is then than each of them
const SAID = 3; // of a page: that people type the very query for it. No weight can be learnt, for what is learnt from is taken out of the index
const BEHIND = 7; // how much less likely than the first a page may be: e to this
/** Learnt from the queries that may be tuned to (`make fit-search`): which page is meant (`ranking`), and whether the site holds it at all
 *  (`holding`: of a longer question more has to be known). */
const WEIGHTS = {
  zh: {
    ranking: { name: 10.43, crossing: 11.69, share: 1.79, wording: 17.91, summary: 11.81, title: 6.41, phrases: 5.7 },
    holding: { name: 8.35, wording: 7.65, phrases: 4.84, elsewhere: -62.23, words: -3.32, known: 4.72, enough: 2.95 },
  },
  en: {
    ranking: { name: 5.05, crossing: 9.16, share: 1.61, wording: 14.06, summary: 6.05, title: 1.5, phrases: 15.62 },
    holding: { name: 5.73, wording: 8.81, phrases: 7.19, elsewhere: -50.19, words: -4.48, known: 5.13, enough: 3.46 },
  },
};

/** Pages with their scores, the likeliest first. */
function ranked({ pages }, language) {
  const weights = Object.entries(WEIGHTS[language].ranking), scored = pages.map(({ page, isSaid }) => ({ page, score: isSaid ? SAID : 0 }));
  for (const [sign, weight] of weights) pages.forEach((signs, number) => { scored[number].score += weight * signs[sign]; });
  pages.forEach(({ page, crossing }, number) => {
    if (page.crossing && crossing >= NAMED) scored[number].score = Math.max(scored[number].score, ...page.before.map((other) => scored[other.number].score + BEFORE));
  });
  const first = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score > 0 && score >= first - BEHIND).sort((one, other) => other.score - one.score);
}

/** What is known of a query as a whole: the best of the pages' signs, how like other subjects it is, how long, and how much of it is known. */
function valuesOf({ pages, elsewhere, known, words }) {
  const best = (sign) => Math.max(...pages.map((signs) => signs[sign]));
  return { name: best("name"), wording: best("wording"), phrases: best("phrases"), elsewhere, words: Math.log(words), known: Math.log(words) * known };
}

/** Whether the site holds what is asked for: what a page is called or known by, it does, and a function at a level by both names. */
function isHeld(signs, language) {
  if (signs.isSaid || signs.pages.some(({ crossing }) => crossing >= NAMED)) return true;
  const { enough, ...weights } = WEIGHTS[language].holding, values = valuesOf(signs);
  return Object.keys(weights).reduce((sum, name) => sum + weights[name] * values[name], 0) >= enough;
}
