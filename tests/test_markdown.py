"""Text that was typed comes out as text, whatever Markdown or HTML could make of it."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown as python_markdown
import pytest

from atlas.markdown import plain, prose

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]

TYPED = [
    "一行普通的话，带标点：「引号」。",
    "a < b & c > d",
    "<script>marker()</script>",
    "**不是** *强调* _也不是_ `代码`",
    "能 | 编写 | 多表",
    "{{ 7*7 }} {% include 'x' %} {# c #}",
    "# 不是标题",
    "- 不是列表",
    "2024. 不是编号",
    "3) 不是编号",
    "> 不是引文",
    "[不是](链接)",
    "![不是](图)",
    "说明 {#__search} {: onclick='x'}",
    "=== 不是标签页",
    "!!! 不是提示",
    "--8<-- 'x.txt'",
    "\\ 反斜杠 \\* 和 &amp; 实体",
    ":smile: ~~删~~ ^上^ $x$",
    "http://example.org/a_b_c 和 *[SQL]: 假",
    "\"双\" '单'",
]


class Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markdown: str) -> Text:
    reader = Text()
    reader.feed(python_markdown.markdown(markdown, extensions=EXTENSIONS))
    reader.close()
    return reader


@pytest.mark.parametrize("text", TYPED)
@pytest.mark.parametrize("frame", ["{}", "- {}", "| a |\n| --- |\n| {} |", "<p>{}</p>", "before {} after"])
def test_plain_text_is_shown_as_typed(text: str, frame: str) -> None:
    reader = shown(frame.format(plain(text)))
    expected = shown(frame.format("x"))
    assert text in reader.text
    assert reader.tags == expected.tags


def link_to(target: str) -> str:
    return f"to/{target}"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("一段。", "一段。"),
        ("第一行\n第二行", "第一行第二行"),
        ("one line\nand another", "one line and another"),
        ("一段。\n\n二段。", "一段。\n\n二段。"),
        ("有 **重点** 和 *强调*。", "有 **重点** 和 *强调*。"),
        ("2 * 3 * 4", "2 &#42; 3 &#42; 4"),
        ("看[地推](terms:x)。", "看[地推](to/terms:x)。"),
        ("看[**地推**](terms:x)", "看[**地推**](to/terms:x)"),
        ("- 一\n- 二 <b>", "- 一\n- 二 &#60;b&#62;"),
        ("1. 一\n2. 二", "1. 一\n2. 二"),
        ("- 一\n  - 里面", "- 一\n    - 里面"),
        ("- 一\n  接着", "- 一\n    接着"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "| a | b |\n| --- | --: |\n| 1 | 2 |"),
        ("| a | b |\n|---|---|\n| 1 |", "| a | b |\n| --- | --- |\n| 1 |  |"),
        ("[1]: javascript:x", "&#91;1&#93;: javascript:x"),
        ("    not code", "not code"),
    ],
)
def test_prose(text: str, made: str) -> None:
    assert prose(text, link_to) == made


@pytest.mark.parametrize("text", [text for text in TYPED if not any(mark in text for mark in ("**", "](", "- "))])
def test_prose_shows_the_rest_as_typed(text: str) -> None:
    assert text in shown(prose(f"前面。\n\n{text}", link_to)).text
