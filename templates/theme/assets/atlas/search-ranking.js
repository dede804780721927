// What each sign is worth, how likely it makes a page the one that is meant, and whether the best of all signs are enough.
"use strict";

const EXACT = 0.86; // a name, or one of the other names, whole
const BEHIND = 7; // how much less likely than the first a page may be: e to this
/** Learnt from the queries that may be tuned to (`make fit-search`): which page is meant (`ranking`), and whether the site holds it at all
 *  (`holding`: of a longer question more has to be known). */
const WEIGHTS = {
  zh: {
    ranking: { name: 9.15, exact: 0.64, crossing: 10.01, share: 3.49, wording: 14.13, summary: 14.46, title: 4.24, phrases: 7.17 },
    holding: { name: 7.66, wording: 9.61, elsewhere: -73.57, words: -4.5, known: 6.1, enough: 2.74 },
  },
  en: {
    ranking: { name: 5.5, exact: 0.64, crossing: 7.82, share: 2.75, wording: 11.97, summary: 6.52, title: 1.17, phrases: 13.4 },
    holding: { name: 5.92, wording: 11.58, elsewhere: -48.39, words: -5.25, known: 5.74, enough: 3.49 },
  },
};

/** What a sign of a page comes to: a name that fits half is worth less than half. */
function valueOf(signs, sign) {
  if (sign === "name") return signs.name ** 2;
  return sign === "exact" ? Number(signs.name >= EXACT) : signs[sign];
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

/** Whether the site holds what is asked for: what a page is called, or known by, it does. */
function isHeld(signs, language) {
  if (signs.isSaid) return true;
  const { enough, ...weights } = WEIGHTS[language].holding, values = valuesOf(signs);
  return Object.keys(weights).reduce((sum, name) => sum + weights[name] * values[name], 0) >= enough;
}
