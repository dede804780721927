"""What may have been meant: a line under a problem, in both languages."""

from __future__ import annotations

from atlas.messages import Message

HINTS: dict[str, Message] = {
    "near": Message("是不是「{near}」？", 'did you mean "{near}"?'),
    "near_named": Message("是不是「{near}」（{name}）？", 'did you mean "{near}" ({name})?'),
    "by_name": Message(
        "这里要写 id：「{name}」的 id 是「{near}」", 'an id is wanted here: "{name}" has the id "{near}"'
    ),
    "comma": Message(
        "两个 id 之间要用英文逗号「,」，这里是全角的「{comma}」",
        'between two ids stands a plain comma, and this is a full-width one, "{comma}"',
    ),
    "quotes": Message(
        "「{quote}」对 YAML 来说不是引号：请用英文引号 \" 或 '",
        "{quote} is no quote to YAML: use \" or '",
    ),
    "brackets": Message("列表要用英文的方括号和逗号：[a, b]", "a list has plain brackets and commas: [a, b]"),
    "dash": Message(
        "列表的每一项要以英文短横线和一个空格开头：- ", 'each item of a list begins with a plain dash and a space: "- "'
    ),
    "anchor": Message(
        "链接只能通到整个页面，不能通到其中的锚点：请去掉「#{anchor}」",
        'a link leads to a page as a whole, not to an anchor on it: leave out "#{anchor}"',
    ),
    "elsewhere": Message("「{id}」是别的种类的 id：{noun}", '"{id}" is an id of another kind: {noun}'),
}
