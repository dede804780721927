// What each sign is worth, how likely it makes a page the one that is meant, and whether the best of all signs are enough.
"use strict";

const NAMED = 0.9; // of what lies between entries, by the names of all of them
const BEFORE = 0.5; // how much likelier it is then than each of them
const BEHIND = 7; // how much less likely than the first a page may be: e to this
/** Learnt from the queries that may be tuned to (`make fit-search`): which page is meant (`ranking`), and whether the site holds it at all
 *  (`holding`: of a longer question more has to be known). */
const WEIGHTS = {
  zh: {
    ranking: { name: 10.15, crossing: 10.13, share: 1.59, wording: 17.78, summary: 12.24, title: 6.16, phrases: 3.98 },
    holding: { name: 8.3, wording: 7.66, phrases: 4.85, elsewhere: -60.16, words: -3.21, known: 4.66, enough: 3 },
  },
  en: {
    ranking: { name: 4.98, crossing: 8.65, share: 1.63, wording: 14.14, summary: 6.11, title: 1.64, phrases: 14.8 },
    holding: { name: 5.7, wording: 8.55, phrases: 6.64, elsewhere: -51.2, words: -4.7, known: 5.52, enough: 3.18 },
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
  pages.forEach(({ page, crossing }, number) => {
    if (page.crossing && crossing >= NAMED) scored[number].score = Math.max(scored[number].score, ...page.before.map((other) => scored[other.number].score + BEFORE));
  });
  const first = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score > 0 && score >= first - BEHIND).sort((one, other) => other.score - one.score);
}

/** What is known of a query as a whole: the best of the pages' signs, how like other subjects it is, how long, and how much of it is known. */
function valuesOf({ pages, elsewhere, known, words }) {
  const best = (sign) => Math.max(...pages.map((signs) => valueOf(signs, sign)));
  return { name: best("name"), wording: best("wording"), phrases: best("phrases"), elsewhere, words: Math.log(words), known: Math.log(words) * known };
}

/** Whether the site holds what is asked for: what a page is called or known by, it does, and a function at a level by both names. */
function isHeld(signs, language) {
  if (signs.isSaid || signs.pages.some(({ crossing }) => crossing >= NAMED)) return true;
  const { enough, ...weights } = WEIGHTS[language].holding, values = valuesOf(signs);
  return Object.keys(weights).reduce((sum, name) => sum + weights[name] * values[name], 0) >= enough;
}
