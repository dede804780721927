// The part of the self-check's page where answers are taken away and brought back: a link, a file, a text.
"use strict";

class CheckKeep {
  /** `check`: the page it is a part of. */
  constructor(check) {
    this.check = check;
    const { say } = check;
    const note = (key) => Tool.element("p", { class: "at-note" }, say(key));
    const file = Tool.element("input", { type: "file", accept: ".json,application/json,text/plain" });
    file.addEventListener("change", () => this.readFile(file), { signal: check.signal });
    this.share = check.button("share", "check.share");
    const choose = Tool.element("label", { class: "at-btn at-btn--quiet at-file" }, file, say("check.import"));
    this.byHand = Tool.element("div", { class: "at-check__hand" });
    this.pasted = Tool.element("textarea", { rows: 3, id: "at-pasted" });
    this.element = Tool.element(
      "section",
      { class: "at-check__keep" },
      CheckResult.heading("keep", say("check.keep")),
      note("check.share.note"),
      Tool.element("p", { class: "at-acts" }, this.share),
      note("check.file.note"),
      Tool.element("p", { class: "at-acts" }, check.button("export", "check.export"), check.button("copy", "check.copy"), choose),
      Tool.element("p", {}, Tool.element("label", { for: "at-pasted", class: "at-note" }, say("check.paste")), this.pasted),
      Tool.element("p", { class: "at-acts" }, check.button("paste", "check.paste.read")),
      note("check.delete.note"),
      Tool.element("p", { class: "at-acts" }, check.button("delete", "check.delete")),
    );
  }

  address() {
    return `${location.href.split(/[?#]/)[0]}#${AnswersLink.encode(this.check.cells, this.check.pair)}`;
  }

  text() {
    const { data, kept, say } = this.check;
    return AnswersFile.write(data, kept.cells, say("check.exported"), CheckResult.ANSWERS.map((words) => say(words)));
  }

  /** Copies, and says so below the button; where the browser refuses, the text stands there to be copied by hand. */
  async copy(text, button) {
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      isCopied = false;
    }
    const words = this.check.say(isCopied ? "check.copied" : "check.by_hand");
    const field = Tool.element("textarea", { rows: 3, readonly: true, "aria-label": words });
    field.value = text;
    this.byHand.replaceChildren(Tool.element("p", { class: "at-notice" }, words), ...(isCopied ? [] : [field]));
    button.closest("p").after(this.byHand);
    if (!isCopied) field.select();
    this.check.announce(words);
  }

  export() {
    const place = URL.createObjectURL(new Blob([this.text()], { type: "application/json" }));
    Tool.element("a", { href: place, download: "self-check.json" }).click();
    setTimeout(() => URL.revokeObjectURL(place), 60_000); // a phone may ask where to put it first
  }

  async readFile(input) {
    const [file] = input.files;
    if (file) this.check.takeIn(file.size > AnswersFile.LONGEST ? "" : await file.text());
    input.value = "";
  }
}
