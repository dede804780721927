// Pages that lie between entries: a function at a level, and what changes from a level to the next. They are found by the names of both.
"use strict";

const ALONE = 40; // how well something else of a query may fit a function, where the query is about a level alone
const MIDDLE = 60; // how well what stands in the midst of a role has to fit a function
const CLOSE = 0.88; // what fits most functions so nearly as well as the best says nothing of any
const APART = 0.8; // what fits the second no better than that means the first
const OF_ALL = 98; // how well a level fits that is named for all functions, and the ladder
const SINGLED_OUT = 0.8; // how far what means one function alone counts as its name

class Crossings {
  /** `likenesses`: how well words fit each of some pages, up to 100. */
  constructor(pages, likenesses, fillers) {
    this.likenesses = likenesses;
    const between = pages.filter(({ crossing }) => crossing).map((page) => ({ page, ends: page.crossing.map((index) => pages[index]) }));
    this.cells = between.filter(({ ends }) => ends.length === 2).map(({ page, ends: [owner, level] }) => ({ page, owner, level }));
    this.owners = [...new Set(this.cells.map(({ owner }) => owner))];
    this.steps = between.filter(({ ends }) => ends.length === 3).map(({ page, ends: [owner, ...ends] }) => this.step(pages, page, owner, ends));
    this.ladder = this.steps.filter(({ isLadder }) => isLadder);
    for (const { page, ends } of between) page.before = ends;
    const paths = this.steps.map(({ path }) => path).filter(Boolean);
    for (const { page, owner, ends, path, isLadder } of this.steps) {
      const cells = this.cells.filter((cell) => cell.owner === owner && ends.includes(cell.level)).map((cell) => cell.page);
      page.before = [...page.before, ...cells, ...paths.filter((other) => !isLadder || other !== path)];
    }
    this.levels = [...new Set([...this.cells.map(({ level }) => level), ...this.steps.flatMap(({ ends }) => ends)])];
    const ranks = new Set(this.levels.flatMap(({ names }) => names.map(({ text }) => text)));
    const all = this.levels.flatMap((level) => level.names.filter(({ text }) => text.length > 1).map((name) => new LevelName(level, name, ranks, fillers)));
    const codes = all.filter(({ hasDigit, text }) => hasDigit && text.length < 6);
    this.codes = new LevelCodes(codes);
    this.names = all.filter(({ level, text }) => !codes.some((code) => code.level !== level && text.includes(code.text))); // `p2 to p3`
  }

  step(pages, page, owner, ends) {
    const isOf = (text, end) => end.names.some((name) => name.hasDigit && text.includes(name.text)); // by their codes
    const path = pages.find((other) => !other.crossing && other.names.some(({ text }) => ends.every((end) => isOf(text, end))));
    return { page, owner, ends, path, isLadder: !this.owners.includes(owner) };
  }

  /** Page -> how well a query fits that names what the page lies between; and a level that is named alone. `meant`: what was `asked`
   *  without small words. */
  fits(meant, asked) {
    const named = widest(this.names.map((name) => name.foundIn(meant)).filter((found) => found && this.mayHold(found.middle)));
    const steps = named.length ? this.stepsOf(meant, named, asked) : new Map();
    return steps.size ? steps : this.cellsOf(meant, named);
  }

  /** Whether what stands in the midst of a role is a function. */
  mayHold(middle) {
    return !middle || Math.max(...this.likenesses(middle, this.owners)) >= MIDDLE;
  }

  /** Functions at the levels that a query names, by what is left of it; the level where that is said of most functions, or of none. */
  cellsOf(meant, named) {
    const scores = new Map();
    for (const name of named) {
      const { level, hasDigit } = name, rest = name.takenFrom(meant), likes = this.likes(rest, hasDigit), means = this.meant(likes);
      for (const { page, owner } of this.cells.filter((cell) => cell.level === level)) keep(scores, page, means.get(owner));
      if (areAlike(likes)) keep(scores, level, OF_ALL);
      else if (hasDigit && Math.max(0, ...means.values()) < ALONE) keep(scores, level, rest ? 80 : 100);
    }
    return scores;
  }

  /** How well words fit each function; beside a code, where they fit none, one of them alone may mean one. */
  likes(words, hasCode) {
    if (!words) return this.owners.map(() => 0);
    const likes = this.likenesses(words, this.owners);
    if (!hasCode || HAN.test(words) || Math.max(...likes) >= ALONE) return likes;
    const each = words.split(" ").map((word) => this.likenesses(word, this.owners)).filter((one) => !areAlike(one));
    return likes.map((like, index) => Math.max(like, ...each.map((one) => one[index])));
  }

  /** Function -> how far it is meant: not at all, where most are alike; more, where one alone is like what is said. */
  meant(likes) {
    const [best = 0, second = 0] = [...likes].sort((one, other) => other - one), isCommon = areAlike(likes);
    const sharpened = (like) => (like === best && best >= ALONE && second < APART * best ? like + SINGLED_OUT * (100 - like) : like);
    return new Map(this.owners.map((owner, index) => [owner, isCommon ? 0 : sharpened(likes[index])]));
  }

  /** What changes between the levels that a query names, for the function it names; for the ladder itself, where it names nothing else. */
  stepsOf(meant, named, asked) {
    const levels = this.levels.filter((one) => named.some(({ level }) => level === one)), [lowest, other] = levels;
    const climb = named[0].takenFrom(asked, "<level>"), isFrom = FROM.test(climb), scores = new Map();
    if (!other && !isFrom && !ONTO.test(climb)) return scores;
    const rest = without(named.reduce((text, name) => name.takenFrom(text), meant), BETWEEN), hasCode = named.some(({ hasDigit }) => hasDigit);
    const means = this.meant(this.likes(without(rest, CLIMBING), hasCode)), isOfOne = Math.max(0, ...means.values()) >= ALONE;
    const isOnto = !other && !isFrom && this.steps.some(({ ends: [, onto] }) => onto === lowest); // none leads onto the first level
    if (other && !this.ladder.some(({ ends }) => ends.every((end, index) => end === levels[index]) && levels.length === 2)) {
      return isOfOne || !this.ladder.length ? scores : scores.set(this.ladder[0].owner, OF_ALL);
    }
    for (const { page, owner, ends: [from, onto], path, isLadder } of this.steps) {
      const asSuch = isOfOne ? 0 : path && rest ? 30 : OF_ALL; // who wants to climb has a better page
      if (lowest === (isOnto ? onto : from)) keep(scores, page, isLadder ? asSuch : means.get(owner));
    }
    return scores;
  }
}

/** Whether words fit most functions alike. */
function areAlike(likes) {
  const best = Math.max(...likes);
  return best >= ALONE && likes.length > 2 && likes.filter((like) => like > CLOSE * best).length * 2 >= likes.length;
}
