// Pages that lie between entries: a function at a level, and what changes from a level to the next. They are found by the names of both.
"use strict";

/** What two levels are asked for with; and what somebody asks with who wants to climb. */
const BETWEEN = /还?差在?哪|还?差多少|还差|区别|差别|差距|变化|不同|之间|[和与跟要该]|\b(?:vs|versus|between|differences?|changes?|levels?|step|next|when|up|separates?|gap)\b/g;
const CLIMBING = /升到|升级|晋升|再?往上走?|[升从到至]|\b(?:from|to|go|going|move|moving|promot\w*|promo|becom\w*|reach\w*|grow\w*|rung|after|beyond|comes)\b/g;
/** A climb: from the one level that is named, as it stands in the query, or onto it. */
const FROM = /\b(?:(?:promot\w*|up|mov\w+) from|next (?:step|level|rung|grade|rank)|after|out of|no longer|stop being|stuck (?:at|as|on))\b.*<level>|<level>.*\bnext (?:step|level)\b|<level>(?: \w+)? to \w|从.*<level>.*[升上]|卡在.*<level>|<level> ?(?:怎么|如何)?晋?升|<level>.*(?:下一[步级]|再往上|再升)/;
const ONTO = /升|(?:冲刺?|(?:怎[么样]|如何|想|要)[上到]) <level>|\b(?:promot\w*|climb\w*|reach\w*|becom\w*|(?:step|mov|go)\w* up)\b|\b(?!how)\w+ to (?:an? |the )?<level>/;
/** A level by its number alone, and what stands right behind a code. */
const NUMBERED = /\b(?:level|lvl|lv|grade|rank|rung) ?(\w+)\b|([1-7二三四五六七])级(?![分页目])|\b[a-z]([一二三四五六七])/g;
const NUMBERS = new Map("one two three four five six seven".split(" ").flatMap((word, index) => [[word, index + 1], ["一二三四五六七"[index], index + 1]]));
const ALONE = 40; // how well something else of a query may fit a function, where the query is about a level alone
const MIDDLE = 60; // how well what stands in the midst of a role has to fit a function
const CLOSE = 0.9; // what fits most functions so nearly as well as the best says nothing of any
const APART = 0.8; // what fits the second no better than that means the first
const SINGLED_OUT = 0.8; // how far what means one function alone counts as its name

class Crossings {
  /** `likenesses`: how well words fit each of some pages, up to 100 */
  constructor(pages, likenesses, fillers) {
    this.likenesses = likenesses;
    const between = pages.filter(({ crossing }) => crossing).map((page) => ({ page, ends: page.crossing.map((index) => pages[index]) }));
    this.cells = between.filter(({ ends }) => ends.length === 2).map(({ page, ends: [owner, level] }) => ({ page, owner, level }));
    this.owners = [...new Set(this.cells.map(({ owner }) => owner))];
    this.steps = between.filter(({ ends }) => ends.length === 3).map(({ page, ends: [owner, ...ends] }) => this.step(pages, page, owner, ends));
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
    this.codes = new Map(codes.filter(({ text }) => /^[a-z]\d$/.test(text)).map(({ text }) => [text[1], text]));
    this.names = all.filter(({ level, text }) => !codes.some((code) => code.level !== level && text.includes(code.text))); // `p2 to p3`
  }

  /** A query with each level by its code, and each code as a word. */
  coded(plain) {
    const code = `(${[...this.codes.values()].join("|")})`, said = new RegExp(`\\b${code}(?:s\\b|级别?|那?档|岗(?!位)|(?=${code}))`, "g");
    if (!this.codes.size) return plain;
    return without(plain.replace(said, "$1 ").replace(NUMBERED, (all, ...[one, other, third]) => this.codes.get(`${NUMBERS.get(one ?? other ?? third) ?? one ?? other}`) ?? all), / {2}/g);
  }

  step(pages, page, owner, ends) {
    const isOf = (text, end) => end.names.some((name) => name.hasDigit && text.includes(name.text)); // by their codes
    const path = pages.find((other) => !other.crossing && other.names.some(({ text }) => ends.every((end) => isOf(text, end))));
    return { page, owner, ends, path, isLadder: !this.owners.includes(owner) };
  }

  /** Page -> how well a query fits that names what the page lies between; and a level that is named by its code alone. */
  fits(meant, asked) {
    const named = widest(this.names.map((name) => name.foundIn(meant)).filter((found) => found && this.mayHold(found.middle)));
    const steps = named.length ? this.stepsOf(meant, named, asked) : new Map();
    return steps.size ? steps : this.cellsOf(meant, named);
  }

  /** Whether what stands in the midst of a role is a function. */
  mayHold(middle) {
    return !middle || Math.max(...this.likenesses(middle, this.owners)) >= MIDDLE;
  }

  /** Functions at the levels that a query names: by what is left of it. */
  cellsOf(meant, named) {
    const scores = new Map();
    for (const name of named) {
      const { level, hasDigit } = name, rest = name.takenFrom(meant), likes = this.likes(rest, hasDigit), isOfAll = rest && this.areAlike(this.likenesses(rest, this.owners));
      for (const { page, owner } of this.cells.filter((cell) => cell.level === level)) keep(scores, page, likes.get(owner));
      if (isOfAll) keep(scores, level, 98);
      else if (hasDigit && Math.max(0, ...likes.values()) < ALONE) keep(scores, level, rest ? 80 : 100);
    }
    return scores;
  }

  /** Function -> how well words fit it; none, where they fit most functions alike; more, where they fit one alone. */
  likes(words, isSure) {
    const likes = this.likesOf(words, isSure), [best = 0, second = 0] = [...likes].sort((one, other) => other - one);
    const sharpened = (like) => (like === best && best >= ALONE && second < APART * best ? like + SINGLED_OUT * (100 - like) : like);
    return new Map(this.owners.map((owner, index) => [owner, this.areAlike(likes) ? 0 : sharpened(likes[index])]));
  }

  /** How well words fit each function; beside a code, where they fit none, one of them alone may mean one. */
  likesOf(words, isSure) {
    if (!words) return this.owners.map(() => 0);
    const likes = this.likenesses(words, this.owners);
    if (!isSure || HAN.test(words) || Math.max(...likes) >= ALONE) return likes;
    const each = words.split(" ").map((word) => this.likenesses(word, this.owners)).filter((one) => !this.areAlike(one));
    return likes.map((like, index) => Math.max(like, ...each.map((one) => one[index])));
  }

  /** Whether words fit most functions alike. */
  areAlike(likes) {
    const best = Math.max(...likes);
    return best >= ALONE && likes.length > 2 && likes.filter((like) => like > CLOSE * best).length * 2 >= likes.length;
  }

  /** What changes between the levels that a query names, for the function it names; for the ladder itself, where it names nothing else. */
  stepsOf(meant, named, asked) {
    const levels = this.levels.filter((one) => named.some(({ level }) => level === one)), [lowest, other] = levels, scores = new Map();
    const marked = named[0].takenFrom(asked, "<level>"), isFrom = FROM.test(marked), isClimb = ONTO.test(marked);
    if (!other && !isFrom && !isClimb) return scores;
    const isOnto = !other && !isFrom && this.steps.some(({ ends: [, onto] }) => onto === lowest); // none leads onto the first level
    const rest = without(named.reduce((text, name) => name.takenFrom(text), meant), BETWEEN), likes = this.likes(without(rest, CLIMBING), named.some(({ hasDigit }) => hasDigit));
    const isOfOne = Math.max(0, ...likes.values()) >= ALONE, ladder = this.steps.filter(({ isLadder }) => isLadder);
    if (levels.length > 2 || (other && !ladder.some(({ ends: [from, onto] }) => from === lowest && onto === other))) {
      return new Map(isOfOne ? [] : ladder.slice(0, 1).map(({ owner }) => [owner, 98]));
    }
    for (const { page, owner, ends: [from, onto], path, isLadder } of this.steps) {
      if (lowest !== (isOnto ? onto : from)) continue;
      const asSuch = isOfOne ? 0 : path && rest ? 30 : 98; // who wants to climb has a better page
      const fit = isLadder ? asSuch : likes.get(owner);
      if (fit) scores.set(page, fit);
    }
    return scores;
  }
}

/** A name of a level, as it is looked for in a query. */
class LevelName {
  constructor(level, { words, hasDigit }, ranks, fillers) {
    const text = fillers.takenFrom(words.join(" "));
    this.level = level;
    this.text = text;
    this.hasDigit = hasDigit;
    this.pattern = new RegExp(`${parts(text, ranks).map(whole).join("(.*?)")}()`, "g");
  }

  /** The name and where it stands in a query, if it does. */
  foundIn(meant) {
    const [first] = meant.matchAll(this.pattern);
    return first && { name: this, from: first.index, to: first.index + first[0].length, middle: first[1].trim() };
  }

  /** What is left of a query. */
  takenFrom(meant, instead = "") {
    return meant.replace(this.pattern, ` $1 ${instead} `).replace(/\s+/g, " ").trim();
  }
}

/** Of names that are found the ones of which no part stands in a wider one. */
function widest(found) {
  const within = (one, other) => other.to - other.from > one.to - one.from && one.from < other.to && other.from < one.to;
  return found.filter((one) => !found.some((other) => within(one, other))).map(({ name }) => name);
}

/** A role of two words the first of which is a rank by itself: between them the function may stand, as in `高级用户运营专家`. */
function parts(text, ranks) {
  const halves = HAN.test(text) && text.length === 4 ? [text.slice(0, 2), text.slice(2)] : text.split(" ");
  return halves.length === 2 && ranks.has(halves[0]) ? halves : [text];
}
