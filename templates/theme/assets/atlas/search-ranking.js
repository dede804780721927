// What each sign is worth, how likely it makes a page the one that is meant, and whether the best of all signs are enough.
"use strict";

const NAMED = 0.9; // of what lies between entries, by the names of all of them
const BEHIND = 7; // how much less likely than the first a page may be: e to this
/** Learnt from the queries that may be tuned to (`make fit-search`): which page is meant (`ranking`), and whether the site holds it at all
 *  (`holding`: of a longer question more has to be known). */
const WEIGHTS = {
  zh: {
    ranking: { name: 9.17, crossing: 10.25, share: 3.4, wording: 14.85, summary: 14.48, title: 4.67, phrases: 6.13 },
    holding: { name: 7.73, wording: 9.63, elsewhere: -74.37, words: -4.54, known: 6.12, enough: 2.24 },
  },
  en: {
    ranking: { name: 5.78, crossing: 7.6, share: 2.56, wording: 12.32, summary: 6.26, title: 1.25, phrases: 12.97 },
    holding: { name: 4.96, wording: 11.21, elsewhere: -44.13, words: -5.47, known: 5.88, enough: 2.69 },
  },
};

/** What a sign of a page comes to: a name that fits half is worth less than half. */
function valueOf(signs, sign) {
  return sign === "name" ? signs.name ** 2 : signs[sign];
}

/** Pages with their scores, the likeliest first. */
function ranked({ pages }, language) {
  const weights = Object.entries(WEIGHTS[language].ranking);
  const scored = pages.map((signs) => ({ page: signs.page, score: weights.reduce((sum, [sign, weight]) => sum + weight * valueOf(signs, sign), 0) }));
  const first = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score > 0 && score >= first - BEHIND).sort((one, other) => other.score - one.score);
}

/** What is known of a query as a whole: the best of the pages' signs, how like other subjects it is, how long, and how much of it is known. */
function valuesOf({ pages, elsewhere, known, words }) {
  const best = (sign) => Math.max(...pages.map((signs) => valueOf(signs, sign)));
  return { name: best("name"), wording: best("wording"), elsewhere, words: Math.log(words), known: Math.log(words) * known };
}

/** Whether the site holds what is asked for: what a page is called or known by, it does, and a function at a level by both names. */
function isHeld(signs, language) {
  if (signs.isSaid || signs.pages.some(({ crossing }) => crossing >= NAMED)) return true;
  const { enough, ...weights } = WEIGHTS[language].holding, values = valuesOf(signs);
  return Object.keys(weights).reduce((sum, name) => sum + weights[name] * values[name], 0) >= enough;
}
