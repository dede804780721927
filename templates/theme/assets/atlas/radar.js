// The radar of the self-check as points and lines of text. Knows no page.
"use strict";

const Radar = {
  HALF_WIDTH: 180, // of the picture, in its units
  RADIUS: 84,
  LETTER: 13.5,
  LINE: 15,

  /** Points of a radar around (0, 0), the first axis up: `rings` polygons, `asked`, `you` (null: not answered), the edges
      between neighbours that are answered, and the names in lines. */
  of(axes, names, rings) {
    const spot = (index, length) => {
      const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
      return [Math.cos(angle) * length, Math.sin(angle) * length].map((part) => Math.round(part * 10) / 10 + 0);
    };
    const at = (index, degree) => spot(index, (Radar.RADIUS * Math.min(degree, rings)) / rings);
    const you = axes.map((figure, index) => (figure.you === null ? null : at(index, figure.you)));
    return {
      rings: Array.from({ length: rings }, (_, ring) => axes.map((_, index) => at(index, ring + 1))),
      asked: axes.map((figure, index) => at(index, Answers.goal(figure))),
      you,
      edges: you.map((point, index) => [point, you[(index + 1) % you.length]]).filter((ends) => ends.every(Boolean)),
      labels: Radar.apart(names.map((name, index) => Radar.label(name, spot(index, Radar.RADIUS + 12)))),
    };
  },

  /** A name at the end of its axis: `top` and `height` say which room its lines take. */
  label(name, [x, y]) {
    const anchor = Math.abs(x) < 4 ? "middle" : x > 0 ? "start" : "end";
    const room = anchor === "middle" ? Radar.HALF_WIDTH : Radar.HALF_WIDTH - Math.abs(x);
    const lines = Radar.wrapped(name, room, Radar.LETTER);
    const height = lines.length * Radar.LINE;
    const top = anchor !== "middle" ? y - height / 2 : y < 0 ? y - height + 4 : y - 4;
    return { x, top, height, lines, anchor };
  },

  /** The same labels with none over another: each side from above, then the names below and above all of them. */
  apart(labels) {
    const sides = ["start", "end"].map((anchor) => labels.filter((label) => label.anchor === anchor));
    for (const side of sides) {
      side.sort((a, b) => a.top - b.top);
      const over = side.map((label, index) => (index ? Math.max(0, side[index - 1].top + side[index - 1].height - label.top) : 0));
      side.forEach((label, index) => {
        const above = side[index - 1];
        label.top = index ? Math.max(label.top, above.top + above.height) : label.top - over.reduce((sum, part) => sum + part, 0) / 2;
      });
    }
    const all = sides.flat();
    for (const label of labels.filter((one) => one.anchor === "middle")) {
      if (label.top < 0) label.top = Math.min(label.top, ...all.map((one) => one.top - label.height));
      else label.top = Math.max(label.top, ...all.map((one) => one.top + one.height));
    }
    return labels;
  },

  /** A name in lines of about this width: Chinese characters are square, others a bit more than half. */
  wrapped(text, width, size) {
    const wide = (part) => [...part].reduce((sum, char) => sum + (char > "\u2e80" ? size : size * 0.55), 0);
    const lines = [""];
    for (const unit of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
      if (lines[lines.length - 1] && wide((lines[lines.length - 1] + unit).trimEnd()) > width) lines.push("");
      lines[lines.length - 1] += unit;
    }
    return lines.map((line) => line.trim());
  },
};
