// The self-check's page: choosing, answering, keeping. What answers come to is worked out in Answers.
"use strict";

class SelfCheck {
  static LINK_FAULTS = {
    broken: "check.link.broken",
    version: "check.link.version",
    gone: "check.link.gone",
    long: "check.link.long",
  };

  static TEXT_FAULTS = { text: "check.fault.text", version: "check.fault.version" };

  constructor(root, data, signal) {
    Object.assign(this, { root, data, signal, guest: null, undone: null });
    this.say = (key, values) => Tool.say(data.tools.words, key, values);
    this.kept = AnswersStore.read(data);
    this.build();
    this.choose({ ...this.kept.last, ...Tool.state() });
    this.openLink();
    addEventListener("hashchange", () => this.openLink(), { signal });
  }

  /** The cells on show: those of a link, or the reader's own. */
  get cells() {
    return this.guest?.cells ?? this.kept.cells;
  }

  // The page's fixed parts --------------------------------------------------------------------------

  build() {
    const { say } = this;
    const region = (tag, name) => (this[name] = Tool.element(tag, { class: `at-check__${name}` }));
    this.status = Tool.element("p", { class: "at-check__status", role: "status" });
    this.box = Tool.element("div", { class: "at-result", role: "region", "aria-labelledby": "result", tabindex: 0 });
    this.notes = Tool.element("div", { class: "at-check__notes", tabindex: -1 });
    this.keeping = new CheckKeep(this);
    const columns = Tool.element("div", { class: "at-check" }, region("div", "ask"), this.box);
    this.root.replaceChildren(this.status, this.notes, region("div", "picks"), columns, region("div", "details"), this.keeping.element);
    this.picks.classList.add("at-picks");
    this.picks.addEventListener("change", (event) => this.picked(event.target.id), { signal: this.signal });
    this.ask.addEventListener("change", (event) => this.answered(event.target), { signal: this.signal });
    this.root.addEventListener("click", (event) => this.pressed(event), { signal: this.signal });
    if (!this.kept.works) this.note([say("check.unkept")]);
  }

  button(action, words, attributes = {}) {
    return Tool.element("button", { type: "button", class: "at-btn at-btn--quiet", "data-do": action, ...attributes }, this.say(words));
  }

  // Choosing ----------------------------------------------------------------------------------------

  /** Shows a function and a level, as far as the framework has them. */
  choose({ f = "", l = "", n = "" }) {
    const { functions, levels } = this.data.tools;
    const chosen = functions.find((item) => item.id === f);
    this.pair = Answers.pair(this.data, f, l, n);
    const name = (level) => [level.name, level.role].filter(Boolean).join(" ");
    const options = chosen ? chosen.cells.map((cell) => levels[cell.level]) : levels;
    const picks = [
      this.select("f", "check.function", functions.map((item) => [item.id, item.name]), chosen?.id),
      this.select("l", "check.level", options.map((level) => [level.id, name(level)]), options.find((level) => level.id === l)?.id),
    ];
    if (this.pair?.nexts.length > 1) {
      const nexts = this.pair.nexts.map(({ level }) => [level.id, name(level)]);
      picks.push(this.select("n", "check.next", nexts, this.pair.cells[1].level.id));
    }
    this.picks.replaceChildren(...picks);
    this.drawForm();
    this.drawResult();
  }

  select(name, words, options, chosen) {
    const id = `at-pick-${name}`;
    const made = options.map(([value, text]) => Tool.element("option", { value, selected: value === chosen }, text));
    if (!chosen) made.unshift(Tool.element("option", { value: "", selected: true, disabled: true }, this.say("check.choose")));
    return Tool.element("div", {}, Tool.element("label", { for: id }, this.say(words)), Tool.element("select", { id, name }, made));
  }

  picked(id) {
    const state = Object.fromEntries([...this.picks.querySelectorAll("select")].map((select) => [select.name, select.value]));
    if (this.guest) this.leaveLink();
    this.choose(state);
    this.picks.querySelector(`#${id}`)?.focus();
    if (!this.pair) return;
    this.kept.last = this.state();
    Tool.keep(this.kept.last);
    this.keep();
    this.noteIfChanged();
  }

  /** The pair as the address has it; the next level only where there is a choice. */
  state() {
    const [here, next] = this.pair.cells.map((cell) => cell.level.id);
    return { f: this.pair.function.id, l: here, n: this.pair.nexts.length > 1 ? next : "" };
  }

  noteIfChanged() {
    if (this.pair && !this.guest && Answers.isChanged(this.kept.cells, this.pair)) this.note([this.say("check.changed")]);
  }

  // Answering ---------------------------------------------------------------------------------------

  drawForm() {
    const { say } = this;
    if (!this.pair) {
      this.ask.replaceChildren(Tool.element("p", { class: "at-note" }, say("check.start")));
      return;
    }
    this.items = Answers.items(this.pair);
    const made = [CheckResult.heading("questions", say("check.questions")), Tool.element("p", { class: "at-note" }, say("check.how"))];
    this.items.forEach((item, index) => {
      if (item.ability !== this.items[index - 1]?.ability) {
        made.push(Tool.element("h3", {}, CheckResult.name({ data: this.data, say }, item.ability)));
      }
      made.push(this.question(item, index));
    });
    this.count = Tool.element("span");
    made.push(Tool.element("p", { class: "at-check__bar" }, this.count, this.button("see", "check.see")));
    this.ask.replaceChildren(...made);
  }

  question(item, index) {
    const { say } = this;
    const value = Answers.value(this.cells, item);
    const number = { n: index + 1, total: this.items.length };
    const legend = Tool.element("legend", {}, Tool.element("small", {}, say("check.item", number)), " ", Tool.element("span", {}, item.text));
    const options = CheckResult.ANSWERS.map((words, answer) => {
      const input = Tool.element("input", { type: "radio", name: `q${index}`, value: answer, checked: value === answer });
      return Tool.element("label", { class: "at-opt" }, input, Tool.element("span", {}, say(words)));
    });
    const clear = this.button("clear", "check.clear", {
      class: "at-clear", "data-item": index, "aria-label": say("check.clear.item", number), hidden: value === undefined,
    });
    return Tool.element("fieldset", {}, legend, Tool.element("div", { class: "at-opts" }, options), clear);
  }

  answered(input) {
    const field = input.closest("fieldset");
    field.querySelector(".at-clear").hidden = false;
    this.set(Number(input.name.slice(1)), Number(input.value));
  }

  clear(button) {
    const field = button.closest("fieldset");
    field.querySelector(":checked").checked = false;
    field.querySelector("input").focus();
    button.hidden = true;
    this.set(Number(button.dataset.item), undefined);
  }

  set(index, value) {
    const cells = Answers.with(this.cells, this.pair, this.items[index], value);
    if (this.guest) this.guest.cells = cells;
    else Object.assign(this.kept, { cells, last: this.state() });
    this.keep();
    this.drawResult();
    this.announce([this.progress(), ...this.result.standings.map((one) => CheckResult.tally(this.result, one))].join(this.say("list.stop")));
  }

  progress() {
    return this.say("check.progress", { n: this.result.answered, total: this.items.length });
  }

  drawResult() {
    this.box.hidden = !this.pair;
    this.keeping.share.disabled = !this.pair;
    if (!this.pair) {
      this.details.replaceChildren();
      return;
    }
    this.result = CheckResult.of(this.data, this.pair, this.cells);
    const [here] = this.pair.cells;
    const names = `${this.pair.function.name} ${here.level.name}`;
    const title = Tool.element("h2", { id: "result", tabindex: -1 }, Tool.element("small", {}, names), CheckResult.title(this.result));
    this.box.replaceChildren(title, ...CheckResult.box(this.result));
    this.details.replaceChildren(...CheckResult.details(this.result));
    this.count.textContent = this.progress();
  }

  // Keeping -----------------------------------------------------------------------------------------

  /** Keeps the reader's own answers; a link's are kept only when the reader says so. */
  keep() {
    if (!this.kept.works) return;
    this.kept.works = AnswersStore.write(this.data, this.kept);
    if (!this.kept.works) this.note([this.say("check.unkept")]);
  }

  /** Replaces the kept answers, with a way back. */
  replace(cells, sentences, isUndo = false) {
    const before = this.kept.cells;
    this.kept.cells = cells;
    this.keep();
    this.choose({ ...this.kept.last, ...(this.pair ? this.state() : {}) });
    this.undone = before;
    this.note(sentences, ...(isUndo ? [] : [this.button("undo", "check.undo")]));
    this.notes.focus();
  }

  note(sentences, ...buttons) {
    const made = sentences.map((text) => Tool.element("p", { class: "at-notice" }, text));
    if (buttons.length) made.push(Tool.element("p", { class: "at-acts" }, buttons));
    this.notes.replaceChildren(...made);
    this.announce(sentences.join(" "));
  }

  announce(text) {
    Tool.announce(this.root, text);
  }

  // Sharing -----------------------------------------------------------------------------------------

  /** Shows what a link carries, beside the reader's own answers. */
  openLink() {
    const found = AnswersLink.decode(this.data, location.hash);
    if (!found) {
      if (this.guest) this.own();
      else this.noteIfChanged();
      return;
    }
    if (found.fault) {
      this.note([this.say(SelfCheck.LINK_FAULTS[found.fault])]);
      return;
    }
    this.guest = found;
    const [here, next] = found.pair.cells.map((cell) => cell.level.id);
    this.choose({ f: found.pair.function.id, l: here, n: next });
    const name = `${found.pair.function.name} ${found.pair.cells[0].level.name}`;
    const said = [this.say("check.guest", { name, n: found.taken })];
    if (found.isChanged || found.lost) said.push(this.say("check.guest.changed", { n: found.taken, lost: found.lost }));
    this.note(said, this.button("take", "check.guest.take"), this.button("own", "check.guest.own"));
  }

  leaveLink() {
    this.guest = null;
    this.notes.replaceChildren();
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  take() {
    const cells = { ...this.kept.cells, ...this.guest.cells };
    for (const { id } of this.pair.cells) if (!this.guest.cells[id]) delete cells[id];
    this.kept.last = this.state();
    this.leaveLink();
    Tool.keep(this.kept.last);
    this.replace(cells, [this.say("check.taken")]);
  }

  own() {
    this.leaveLink();
    this.choose({ ...this.kept.last, ...Tool.state() });
    this.noteIfChanged();
    this.notes.focus();
  }

  /** Takes in an exported text; what it cannot read changes nothing. */
  takeIn(text) {
    const read = AnswersFile.read(text);
    if (read.fault) {
      this.note([this.say(SelfCheck.TEXT_FAULTS[read.fault])]);
      this.notes.focus();
      return;
    }
    const { cells, taken, lost } = Answers.fit(this.data, read.cells);
    if (this.guest) this.leaveLink();
    if (!this.pair && taken) [this.kept.last.f, this.kept.last.l] = Object.keys(cells)[0].split("/");
    const said = [this.say("check.imported", { n: taken }), lost && this.say("check.imported.lost", { n: lost })];
    this.replace(Answers.merge(this.kept.cells, cells), said.filter(Boolean));
  }

  // Buttons -----------------------------------------------------------------------------------------

  pressed(event) {
    const button = event.target.closest("[data-do]");
    const actions = {
      see: () => {
        const title = this.box.querySelector("h2");
        title.scrollIntoView();
        title.focus({ preventScroll: true });
      },
      clear: () => this.clear(button),
      print: () => print(),
      share: () => this.keeping.copy(this.keeping.address(), button),
      copy: () => this.keeping.copy(this.keeping.text(), button),
      export: () => this.keeping.export(),
      paste: () => this.takeIn(this.keeping.pasted.value),
      delete: () => {
        if (this.guest) this.leaveLink();
        this.replace({}, [this.say("check.deleted")]);
      },
      undo: () => this.replace(this.undone, [this.say("check.undone")], true),
      take: () => this.take(),
      own: () => this.own(),
    };
    if (button) actions[button.dataset.do]();
  }
}

Tool.mount("self-check", (root, data, signal) => new SelfCheck(root, data, signal));
