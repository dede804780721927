"""The nouns and other words that sentences are filled with, in both languages."""

from __future__ import annotations

NOUNS: dict[str, tuple[str, str]] = {
    "industries": ("行业", "industry"),
    "product-forms": ("产品形态", "product form"),
    "orientations": ("导向", "orientation"),
    "company-stages": ("公司阶段", "company stage"),
    "functions": ("职能", "function"),
    "levels": ("职级", "level"),
    "abilities": ("能力", "ability"),
    "metrics": ("指标", "metric"),
    "terms": ("术语", "term"),
    "paths": ("路线", "path"),
    "facts": ("原文要点", "fact"),
    "degrees": ("掌握程度", "degree"),
    "pages": ("页面", "page"),
}
"""What an id of a folder stands for."""

WORDS: dict[str, tuple[str, str]] = {
    "text": ("文字", "text"),
    "list": ("列表", "a list"),
    "mapping": ("「字段: 值」", '"field: value" lines'),
    "nothing": ("空的", "nothing"),
    "control": ("控制字符", "a control character"),
    "invisible": ("看不见的字符", "an invisible character"),
    "damaged": ("损坏的字符", "a damaged character"),
}
"""What a value was found to be."""

ENCODINGS: dict[str, tuple[str, str]] = {
    "damaged": ("UTF-8，但有坏字节", "UTF-8 with a bad byte"),
    "western": ("Windows-1252 之类的西文编码", "Windows-1252 or another Western one"),
}

REASONS: dict[str, tuple[str, str]] = {
    "output.link": ("它是一个符号链接", "it is a symbolic link"),
    "output.holds": ("它里面有", "it holds"),
    "output.inside": ("它在源文件夹里面：", "it is inside a folder that is read:"),
    "output.foreign": ("里面有不是本程序生成的文件", "there are files in it that this program did not make"),
}
"""Why a folder is refused."""


def word(table: dict[str, tuple[str, str]], key: str, language: str) -> str:
    """A word of a table in a language; a key the table lacks stands for itself."""
    zh, en = table.get(key, (key, key))
    return zh if language == "zh" else en
