"""One page's eye on the graph: its language, its address, and the ways from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from atlas import addresses, markdown
from atlas.graph import Graph
from atlas.labels import Labels
from atlas.model import KINDS, Entry, Folder, Level, Line, Prose, Reference, Site, Statement
from atlas.model.values import ENTRY_LINK
from atlas.model.walk import leaves
from atlas.pages.head import Band, Head
from atlas.pages.parts import Chip, FactLine, Rung, StatementLine
from atlas.pages.shapes import Picture
from atlas.pages.sheets import inset


@dataclass(frozen=True)
class View:
    """What a page of one language at one address sees."""

    graph: Graph
    labels: Labels
    address: str = ""

    def at(self, address: str) -> View:
        return View(self.graph, self.labels, address)

    @property
    def language(self) -> str:
        return self.labels.language

    @cached_property
    def site(self) -> Site:
        return self.graph.framework.site.value

    @property
    def has_source(self) -> bool:
        return bool(self.graph.framework.facts.value.facts)

    def text(self, line: Line | None) -> str:
        return line.text(self.language) if line else ""

    def joined(self, *lines: Line | None) -> str:
        """Short texts in a row, as one."""
        return self.labels("list.sentence").join(text for line in lines if (text := self.text(line)))

    def prose(self, prose: Prose | None) -> Markup:
        return markdown.prose(prose.text(self.language), self._link) if prose else Markup()

    def _link(self, target: str) -> str:
        match = ENTRY_LINK.fullmatch(target)
        if not match:
            return target
        return addresses.file_way(self.address, addresses.address(Reference(match["folder"], match["id"])))

    def file(self, name: str) -> str:
        """A file of content, as seen from the top of the project: for the reader who wants to mend it."""
        return f"{self.graph.framework.name}/{name}.yml"

    def way(self, address: str) -> str:
        return addresses.way(self.address, address)

    def name(self, reference: Reference) -> str:
        if reference.folder != "pages":
            return self.text(self.graph.entry(reference).name)
        if reference.id in KINDS:
            return self.text(self.folder(reference.id).name)
        return self.labels(f"page.{reference.id}")

    def full_name(self, reference: Reference) -> str:
        """The name with what it stands for, where the name alone is a code: `P3 业务骨干`."""
        entry = self.graph.entry(reference)
        role = self.text(entry.role) if isinstance(entry, Level) else ""
        return f"{self.text(entry.name)} {role}".rstrip()

    def chip(self, reference: Reference, title: str = "") -> Chip:
        folder = reference.id if reference.folder == "pages" else reference.folder
        return Chip(title or self.name(reference), self.way(addresses.address(reference)), self.dim(folder))

    def chips(self, references: Iterable[Reference]) -> tuple[Chip, ...]:
        return tuple(self.chip(reference) for reference in references)

    def dimension(self, folder: str) -> int | None:
        """The place of the dimension a folder belongs to, from 0."""
        return next((n for n, item in enumerate(self.site.dimensions) if folder in item.folders), None)

    def dim(self, folder: str) -> str:
        """The mark of the colour and glyph of a folder: the dimension's, or the folder's own."""
        number = self.dimension(folder)
        return folder if number is None else f"d{number % 4 + 1}"

    def section(self, folder: str) -> str:
        """The id of the dimension or shelf a folder stands in."""
        number = self.dimension(folder)
        if number is not None:
            return self.site.dimensions[number].id
        return next((f"shelf-{n}" for n, shelf in enumerate(self.site.shelves, 1) if folder in shelf.folders), "")

    def folder(self, name: str) -> Folder:
        """The settings of a folder; one `site.yml` does not mention is called by the name of its kind."""
        known = self.site.folders.get(name)
        return known or Folder.model_validate({"name": {self.language: self.labels(f"folder.{name}")}})

    def short_name(self, folder: str) -> str:
        settings = self.folder(folder)
        return self.text(settings.short or settings.name)

    def facts(self, references: Iterable[Reference]) -> tuple[FactLine, ...]:
        facts = self.graph.facts
        return tuple(
            FactLine(self.text(facts[reference.id].text), self.way(f"article/#{reference.id}"))
            for reference in references
        )

    def statements(self, statements: Iterable[Statement]) -> tuple[StatementLine, ...]:
        return tuple(
            StatementLine(self.text(item.text), tuple(self.text(example) for example in item.examples))
            for item in statements
        )

    def fill(self, level: Reference) -> int:
        """How high a level stands among the levels, in quarters of a hundred."""
        levels = self.graph.folder("levels")
        return 25 * round(4 * (levels.index(level) + 1) / len(levels))

    def level_rung(self, reference: Reference) -> Rung:
        level = self.graph.level(reference.id)
        detail = self.labels("list.comma").join(part for part in (self.text(level.focus), self.years(level)) if part)
        way = self.way(addresses.address(reference))
        return Rung(self.text(level.name), self.text(level.role), detail, way, self.fill(reference))

    def years(self, level: Level) -> str:
        if not level.years:
            return ""
        key = "years.open" if level.years.to is None else "years.span"
        return self.labels(key, start=level.years.from_, end=level.years.to)

    def aliases(self, entry: Entry | Folder) -> tuple[str, ...]:
        """Other names in this language. One written as a plain text in Latin letters belongs to every language."""
        first = self.site.languages[0]
        found = (
            line.by_language.get(self.language)
            or (line.by_language[first] if line.by_language.get(first, "—").isascii() else "")
            for line in entry.aliases
        )
        return tuple(name for name in found if name)

    def other_name(self, line: Line) -> tuple[str, str]:
        """The name in the other language of the site, and which language that is."""
        other = next((item for item in self.site.languages if item != self.language), "")
        text = line.by_language.get(other, "")
        return (text, other) if text and text != self.text(line) else ("", "")

    def is_partly_translated(self, value: object) -> bool:
        """Some text of the value is shown in another language, for want of one in this."""
        texts = (leaf.value for leaf in leaves(value) if isinstance(leaf.value, Line) and "aliases" not in leaf.loc)
        return any(self.language not in line.by_language for line in texts)

    def head(self, band: Band, folder: str = "", source: str = "", value: object = None, heading: str = "") -> Head:
        described = band.summary or self.text(self.site.description)
        return Head(
            address=self.address,
            band=band,
            description=described,
            section=self.section(folder) if folder else self.address.rstrip("/"),
            folder=folder,
            source=source,
            has_source=self.has_source,
            is_partly_translated=self.is_partly_translated(value),
            heading=heading,
        )

    def kicker(self, folder: str) -> Chip:
        """The way up: the dimension with its number, or the shelf."""
        number = self.dimension(folder)
        top = addresses.address(Reference("pages", folder))
        if number is None:
            return Chip(self.text(self.folder(folder).name), self.way(top), folder)
        ordinal = self.labels("ordinals").split()[number] if number < 9 else str(number + 1)
        return Chip(f"{ordinal} {self.text(self.site.dimensions[number].name)}", self.way(top), self.dim(folder))

    def crossing(self, page: str, title: str, summary: str) -> Band:
        """The band of a page at the crossing of functions and levels."""
        return Band(
            title=title,
            id=page,
            dim=self.dim("functions"),
            with_dim=self.dim("levels"),
            kicker=(self.kicker("functions"), self.kicker("levels")),
            summary=summary,
            inset=self.inset("functions", "levels"),
        )

    def inset(self, *folders: str) -> Picture | None:
        numbers = {number for folder in folders if (number := self.dimension(folder)) is not None}
        return inset(len(self.site.dimensions), numbers)
