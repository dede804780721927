// What each sign of the search is worth: multinomial logistic regression over the pages of a query for which one is meant, and
// logistic regression over queries for whether the site holds it. Run in a page that has the search's scripts: fit.py.
"use strict";

const STEPS = 400, RATE = 0.05, SHRINK = 2; // of the fit: turns, how far each goes, how strongly weights are held down
const RIVALS = 30; // pages a right one is held against: those that are likeliest as things are
const LOST = 0.006; // the share of queries, of those not learnt by heart, that may find nothing though the site holds something

/** The engine without the practice queries themselves: who has learnt an answer by heart tells nothing of other questions. */
function trained({ docs, texts, queries, language }) {
  const engine = new Engine(docs), compared = (text) => normalise(text, engine.simple), asked = new Set(queries.map(({ q }) => compared(q)));
  const others = (phrases) => phrases.filter((phrase) => !asked.has(compared(phrase)));
  engine.addTexts({ pages: texts.pages.map(([phrases, sections]) => [others(phrases), sections]), elsewhere: others(texts.elsewhere) });
  return queries.map(({ q, expect = [] }) => {
    const plain = engine.read(q), signs = engine.signs(plain, engine.fillers.takenFrom(plain));
    return { signs, right: signs.pages.map(({ page }) => expect.includes(page.address)), isOn: expect.length > 0 };
  });
}

/** Weights at which the gradient vanishes, by Adam over all cases at once. */
function descend(start, gradientOf, cases) {
  const size = start.length, weights = Float64Array.from(start), mean = new Float64Array(size), square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = gradientOf(weights);
    for (let i = 0; i < size; i++) {
      const slope = gradient[i] + (SHRINK * weights[i]) / cases;
      mean[i] = 0.9 * mean[i] + 0.1 * slope;
      square[i] = 0.999 * square[i] + 0.001 * slope * slope;
      weights[i] -= (RATE * mean[i]) / (1 - 0.9 ** step) / (Math.sqrt(square[i] / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  return weights;
}

/** Vectors with each column's deviation as its unit, and the deviations. */
function scaled(vectors) {
  const size = vectors[0].length, units = Array.from({ length: size }, (_, column) => {
    const values = vectors.map((vector) => vector[column]), middle = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length) || 1;
  });
  return { units, made: vectors.map((vector) => vector.map((value, column) => value / units[column])) };
}

const dot = (one, other) => one.reduce((sum, value, index) => sum + value * other[index], 0);

function fitRanking(cases, language) {
  const signs = Object.keys(WEIGHTS[language].ranking), wanted = cases.filter(({ right }) => right.includes(true));
  const present = Object.values(WEIGHTS[language].ranking);
  const near = wanted.map(({ signs: { pages }, right }) => pages.map((page, index) => ({ vector: signs.map((sign) => page[sign]), isRight: right[index] }))
    .sort((one, other) => dot(present, other.vector) - dot(present, one.vector)).filter(({ isRight }, index) => isRight || index < RIVALS));
  const { units, made } = scaled(near.flat().map(({ vector }) => vector));
  let next = 0;
  const groups = near.map((group) => group.map(({ isRight }) => ({ isRight, vector: made[next++] })));
  const weights = descend(units.map((unit, index) => unit * present[index]), (now) => {
    const gradient = new Float64Array(signs.length);
    for (const group of groups) {
      const scores = group.map(({ vector }) => dot(vector, now)), most = Math.max(...scores), odds = scores.map((score) => Math.exp(score - most));
      const all = odds.reduce((sum, odd) => sum + odd, 0), right = odds.reduce((sum, odd, index) => sum + (group[index].isRight ? odd : 0), 1e-12);
      group.forEach(({ vector, isRight }, index) => {
        const pull = (odds[index] / all - (isRight ? odds[index] / right : 0)) / groups.length;
        if (pull) vector.forEach((value, column) => { gradient[column] += pull * value; });
      });
    }
    return gradient;
  }, groups.length);
  return Object.fromEntries(signs.map((sign, index) => [sign, +(weights[index] / units[index]).toFixed(2)]));
}

/** Both kinds of query count alike. `enough` is set so that few are lost. */
function fitHolding(cases, language) {
  const names = Object.keys(WEIGHTS[language].holding).filter((name) => name !== "enough"), on = cases.filter(({ isOn }) => isOn).length;
  const vectors = cases.map(({ signs }) => { const values = valuesOf(signs); return [...names.map((name) => values[name]), 1]; });
  const { units, made } = scaled(vectors);
  units[names.length] = 1;
  made.forEach((vector) => { vector[names.length] = 1; });
  const weights = descend(units.map(() => 0), (now) => {
    const gradient = new Float64Array(names.length + 1);
    made.forEach((vector, index) => {
      const { isOn } = cases[index], share = isOn ? on : cases.length - on;
      const pull = (1 / (1 + Math.exp(-dot(vector, now))) - (isOn ? 1 : 0)) / (2 * share);
      vector.forEach((value, column) => { gradient[column] += pull * value; });
    });
    return gradient;
  }, cases.length);
  const plain = names.map((_, index) => +(weights[index] / units[index]).toFixed(2));
  const sums = vectors.filter((_, index) => cases[index].isOn).map((vector) => dot(plain, vector)).sort((one, other) => one - other);
  return { ...Object.fromEntries(names.map((name, index) => [name, plain[index]])), enough: +sums[Math.floor(LOST * sums.length)].toFixed(2) };
}

function fit(given) {
  const cases = trained(given);
  return { ranking: fitRanking(cases, given.language), holding: fitHolding(cases, given.language) };
}
