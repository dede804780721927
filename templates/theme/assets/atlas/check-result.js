// The self-check's result as elements: the figures come from Answers, the words from the page's data.
"use strict";

const CheckResult = {
  ANSWERS: ["check.none", "check.helped", "check.alone", "check.teach"],

  /** Everything the result is drawn from. */
  of(data, pair, cells) {
    const say = (key, values) => Tool.say(data.tools.words, key, values);
    const items = Answers.items(pair);
    return {
      data,
      pair,
      say,
      items,
      answered: items.filter((item) => Answers.value(cells, item) !== undefined).length,
      standings: pair.cells.map((cell) => Answers.standing(cells, items, cell)),
      strengths: Answers.strengths(cells, items, pair),
      figures: Answers.figures(cells, items, pair),
    };
  },

  name({ data, say }, ability) {
    return ability < 0 ? say("cell.work") : data.tools.abilities[ability].name;
  },

  link(result, ability) {
    const name = CheckResult.name(result, ability);
    return ability < 0 ? name : Tool.element("a", { href: result.data.tools.abilities[ability].href }, name);
  },

  steps({ say }, count) {
    return Tool.element("span", { class: "at-mark at-mark--up" }, count === 1 ? say("check.step") : say("check.steps", { n: count }));
  },

  tally({ say }, standing) {
    const { cell, met, missing, open } = standing;
    const text = say("check.tally", { level: cell.level.name, met, missing });
    return open ? text + say("check.tally.open", { open }) : text;
  },

  title({ say, pair }) {
    const level = pair.cells[pair.cells.length - 1].level.name;
    return pair.cells.length > 1 ? say("check.result", { level }) : say("check.result.top", { level });
  },

  /** The box beside the questions: where you stand, the picture, and the abilities with a gap. */
  box(result) {
    const { say, standings, answered } = result;
    if (!answered) return [Tool.element("p", { class: "at-note" }, say("check.empty")), CheckResult.picture(result)];
    return [
      ...standings.map((standing) => Tool.element("p", { class: "at-tallied" }, CheckResult.tally(result, standing))),
      CheckResult.picture(result),
      ...standings.filter((standing) => standing.gaps.length).flatMap((standing) => [
        Tool.element("h3", {}, CheckResult.levelTitle(result, standing)),
        Tool.element(
          "ol",
          { class: "at-gaps" },
          standing.gaps.map((gap) => Tool.element("li", {}, CheckResult.link(result, gap.ability), CheckResult.steps(result, gap.steps))),
        ),
      ]),
      Tool.element("p", { class: "at-note" }, say("check.own")),
    ];
  },

  levelTitle({ say, pair }, { cell }) {
    const level = [cell.level.name, cell.level.role].filter(Boolean).join(" ");
    return say(cell === pair.cells[0] ? "check.missing.now" : "check.missing.next", { level });
  },

  /** What follows the questions: each missing statement, strengths, the plan, the figures. */
  details(result) {
    if (!result.answered) return [];
    return [
      ...CheckResult.missing(result),
      ...CheckResult.strong(result),
      ...CheckResult.plan(result),
      ...CheckResult.table(result),
    ];
  },

  heading(id, text) {
    return Tool.element("h2", { id }, text);
  },

  missing(result) {
    const { say, standings } = result;
    return [
      CheckResult.heading("missing", say("check.missing")),
      Tool.element("p", { class: "at-note" }, say("check.steps.note")),
      ...standings.flatMap((standing) => [
        Tool.element("h3", {}, CheckResult.levelTitle(result, standing)),
        standing.gaps.length ? CheckResult.gaps(result, standing) : CheckResult.noGap(result, standing),
        standing.gaps.length > 0 && standing.open > 0 && Tool.element("p", { class: "at-note" }, say("check.open", { n: standing.open })),
      ]),
      CheckResult.ways(result),
    ].filter(Boolean);
  },

  noGap({ say }, { total, open }) {
    if (open === total) return Tool.element("p", {}, say("check.nothing.answered"));
    return Tool.element("p", {}, say("check.nothing"), open > 0 && ` ${say("check.open", { n: open })}`);
  },

  gaps(result, { gaps }) {
    const rows = gaps.map((gap) =>
      Tool.element(
        "div",
        {},
        Tool.element("dt", {}, CheckResult.link(result, gap.ability), " ", CheckResult.steps(result, gap.steps)),
        Tool.element("dd", {}, gap.statements.map((item) => CheckResult.statement(result, item))),
      ),
    );
    return Tool.element("dl", { class: "at-skills" }, rows);
  },

  statement({ say }, item) {
    return Tool.element("p", {}, item.text, " ", Tool.element("small", {}, say(CheckResult.ANSWERS[item.value])));
  },

  /** The pages of the levels and of the way between them. */
  ways({ say, pair }) {
    const [here, next] = pair.cells;
    const ways = pair.cells.map((cell) => [cell.href, say("check.page.cell", { level: cell.level.name })]);
    if (next) {
      const words = say("check.page.change", { from: here.level.name, to: next.level.name });
      ways.push([`${here.href}${next.level.id}/`, words]);
    }
    return Tool.element("ul", { class: "at-chips at-ways" }, ways.map(([href, words]) =>
      Tool.element("li", {}, Tool.element("a", { class: "at-chip", href }, words))));
  },

  strong(result) {
    const { say, strengths } = result;
    if (!strengths.length) return [];
    const rows = [...new Set(strengths.map((item) => item.ability))].map((ability) =>
      Tool.element(
        "div",
        {},
        Tool.element("dt", {}, CheckResult.link(result, ability)),
        Tool.element("dd", {}, strengths.filter((item) => item.ability === ability).map((item) =>
          Tool.element("p", {}, item.text, " ", Tool.element("small", {}, CheckResult.praise(result, item))))),
      ),
    );
    return [CheckResult.heading("strengths", say("check.strengths")), Tool.element("dl", { class: "at-skills" }, rows)];
  },

  praise({ say }, item) {
    const words = [item.value === Answers.MOST && say("check.teach"), item.isAhead && say("check.strengths.next")];
    return words.filter(Boolean).join(say("list.comma"));
  },

  plan(result) {
    const { say, standings } = result;
    const steps = Answers.plan(standings);
    const heading = CheckResult.heading("plan", say("check.plan"));
    if (!steps.length) return [heading, Tool.element("p", {}, say("check.plan.none"))];
    const button = Tool.element("button", { type: "button", class: "at-btn", "data-do": "print" }, say("check.print"));
    return [
      heading,
      Tool.element("p", { class: "at-note" }, say("check.plan.note")),
      Tool.element("p", { class: "at-blank" }, say("check.date")),
      Tool.element("ol", { class: "at-plan" }, steps.map((step) => CheckResult.step(result, step))),
      Tool.element("p", { class: "at-acts" }, button),
    ];
  },

  step(result, { ability, texts }) {
    const { say, data } = result;
    const practice = data.practice[ability] ?? [];
    return Tool.element(
      "li",
      {},
      Tool.element("h3", {}, CheckResult.link(result, ability)),
      Tool.element("p", { class: "at-note" }, say("check.plan.goal")),
      Tool.element("ul", {}, texts.map((text) => Tool.element("li", {}, text))),
      practice.length > 0 && Tool.element("p", { class: "at-note" }, say("check.plan.how")),
      practice.length > 0 && Tool.element("ul", {}, practice.map((text) => Tool.element("li", {}, text))),
      Tool.element("p", { class: "at-blank" }, say("check.by")),
    );
  },

  table(result) {
    const { say, pair, figures } = result;
    const heads = [say("check.ability"), say("check.you"), ...pair.cells.map((cell) => say("check.asked", { level: cell.level.name }))];
    const head = Tool.element("tr", {}, heads.map((text) => Tool.element("th", { scope: "col" }, text)));
    const rows = figures.map((figure) =>
      Tool.element(
        "tr",
        {},
        Tool.element("th", { scope: "row" }, CheckResult.link(result, figure.ability)),
        Tool.element("td", { "data-short": Answers.isShort(figure) }, CheckResult.you(result, figure)),
        figure.asked.map((height, place) => Tool.element("td", {}, CheckResult.asked(result, height, figure.degrees[place]))),
      ),
    );
    const body = Tool.element("tbody", {}, rows);
    const table = Tool.element("table", { class: "at-table at-figures" }, Tool.element("thead", {}, head), body);
    return [
      CheckResult.heading("figures", say("check.figures")),
      Tool.element("div", { class: "at-scroll", role: "region", tabindex: 0, "aria-labelledby": "figures" }, table),
      Tool.element("p", { class: "at-note" }, say("check.figures.note")),
    ];
  },

  you({ say }, { you, open }) {
    if (you === null) return say("check.unanswered");
    return open ? say("check.partly", { figure: you, n: open }) : String(you);
  },

  /** `2 Working`; the number alone where no degree is named. */
  asked({ data }, height, degree) {
    return height ? [height, data.tools.degrees[degree - 1]].filter(Boolean).join(" ") : "—";
  },

  // The picture -------------------------------------------------------------------------------------

  shape(tag, attributes = {}, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) if (value != null) made.setAttribute(name, value);
    made.append(...children.flat());
    return made;
  },

  /** A radar needs three axes; with fewer the table alone tells it. */
  picture(result) {
    const { say, figures, data } = result;
    const axes = Answers.axes(figures);
    if (axes.length < 3) return "";
const rings = result.pair.cells.some((cell) => cell.asks.some((ask) => ask.degree)) ? data.tools.degrees.length : 1;
    const short = axes.filter(Answers.isShort).map((figure) => CheckResult.name(result, figure.ability));
    const values = { function: result.pair.function.name, names: short.join(say("list.and")) };
    const title = CheckResult.shape("title", { id: "at-radar" }, say(short.length ? "check.radar" : "check.radar.none", values));
    const caption = [
      say("check.radar.caption"),
      rings > 1 && say("check.radar.rings", { names: data.tools.degrees.slice(0, rings).join(say("list.and")) }),
      figures.length > axes.length && say("check.radar.more", { n: figures.length - axes.length }),
    ];
    return Tool.element(
      "figure",
      { class: "at-fig" },
      CheckResult.drawing(result, axes, rings, title),
      Tool.element("figcaption", {}, caption.filter(Boolean).map((text) => Tool.element("span", {}, text))),
    );
  },

  drawing(result, axes, rings, title) {
    const shape = CheckResult.shape;
    const names = axes.map((figure) => CheckResult.name(result, figure.ability));
    const radar = Radar.of(axes, names, rings);
    const top = Math.min(-Radar.RADIUS, ...radar.labels.map((label) => label.top)) - 4;
    const bottom = Math.max(Radar.RADIUS, ...radar.labels.map((label) => label.top + label.height)) + 4;
    const viewBox = [-Radar.HALF_WIDTH, top, 2 * Radar.HALF_WIDTH, bottom - top].join(" ");
    const area = (points) => `M${points.map((point) => point.join(" ")).join("L")}Z`;
    const dots = axes.flatMap((figure, index) => {
      if (!radar.you[index]) return [];
      const [cx, cy] = radar.you[index];
      return [shape("circle", { class: figure.open ? "p-hollow" : "p-dim", cx, cy, r: 4, "stroke-width": 2 })];
    });
    return shape(
      "svg",
      { viewBox, role: "img", "aria-labelledby": "at-radar" },
      title,
      radar.rings.map((ring) => shape("path", { class: "p-rule", d: area(ring) })),
      radar.rings[rings - 1].map((point) => shape("path", { class: "p-rule", d: `M0 0L${point.join(" ")}` })),
      radar.edges.map((edge) => shape("path", { class: "p-you", d: area([[0, 0], ...edge]) })),
      radar.edges.map(([a, b]) => shape("path", { class: "p-line", d: `M${a.join(" ")}L${b.join(" ")}`, "stroke-width": 2 })),
      shape("path", { class: "p-inkline", d: area(radar.asked), "stroke-width": 1.5, "stroke-dasharray": "5 4" }),
      dots,
      axes.map((figure, index) => CheckResult.label(figure, radar.labels[index])),
    );
  },

  label(figure, { x, top, lines, anchor }) {
    const spans = lines.map((line, row) => CheckResult.shape("tspan", { x, y: top + 12 + Radar.LINE * row }, line));
    return CheckResult.shape("text", { class: Answers.isShort(figure) ? "t-gap" : null, "text-anchor": anchor }, spans);
  },
};
