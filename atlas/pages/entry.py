"""The page of an entry, made from what the fields of its kind say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from atlas.addresses import address, cell_address
from atlas.markdown import plain
from atlas.model import Ability, Entry, Function, Industry, Level, Line, Metric, Prose, Reference, Statement, Step
from atlas.model.base import Shown
from atlas.pages.ascent import ascents, ascents_section
from atlas.pages.contexts import EntryPage, Relation
from atlas.pages.head import Band
from atlas.pages.parts import (
    Chip,
    DegreesSection,
    LinesSection,
    MetricRow,
    MetricsSection,
    PairsSection,
    ProseSection,
    Row,
    Rung,
    RungsSection,
    Section,
    StatementLine,
    StepsSection,
    TableSection,
)
from atlas.pages.pictures import exchange
from atlas.pages.self_check import self_check_link
from atlas.pages.shapes import Picture
from atlas.pages.view import View


def entry_page(view: View, reference: Reference) -> EntryPage:
    view = view.at(address(reference))
    document = view.graph.framework.entries[reference]
    entry = document.value
    other_name, other_language = view.other_name(entry.name)
    band = Band(
        title=view.full_name(reference),
        id=reference.id,
        dim=view.dim(reference.folder),
        kicker=(view.kicker(reference.folder),),
        other_name=other_name,
        other_language=other_language,
        summary=view.text(entry.summary),
        aliases=view.aliases(entry),
        searched=entry.searched.get(view.language, ()),
        inset=view.inset(reference.folder),
    )
    return EntryPage(
        head=view.head(band, reference.folder, view.file(document.key), entry),
        facts=view.facts(entry.facts),
        picture=industry_picture(view, reference),
        rows=tuple(rows(view, entry)),
        sections=tuple(_sections(view, reference, entry)),
        relations=tuple(_relations(view, reference, entry)),
        check=self_check_link(view, reference) if isinstance(entry, Function) and entry.levels else None,
    )


def fields_shown(kind: type[Entry], how: Shown) -> Iterator[str]:
    """The fields of a kind that are shown in this way, the kind's own before those all share."""
    shared = [name for name in Entry.model_fields if name != "body"]
    names = ["body", *(name for name in kind.model_fields if name not in Entry.model_fields), *shared]
    for name in names:
        extra = kind.model_fields[name].json_schema_extra
        if isinstance(extra, dict) and extra["shown"] == how.value:
            yield name


def value_text(view: View, value: Any) -> str:
    """A value in one line: a text, years, or the names of the entries it refers to."""
    if isinstance(value, Line):
        return view.text(value)
    if isinstance(value, tuple):
        return view.labels("list.and").join(view.name(item) for item in value)
    return ""


def rows(view: View, entry: Entry) -> Iterator[Row]:
    """The fields of an entry that take one line each."""
    for name in fields_shown(type(entry), Shown.ROW):
        value = getattr(entry, name)
        text = view.years(entry) if isinstance(entry, Level) and name == "years" else value_text(view, value)
        if text:
            yield Row(name, text, name in entry.told)


def _sections(view: View, reference: Reference, entry: Entry) -> Iterator[Section]:
    for name in fields_shown(type(entry), Shown.SECTION):
        value = getattr(entry, name)
        made: Section | None = None
        if isinstance(entry, Function) and name in ("levers", "levels"):
            made = _metrics(view, entry) if name == "levers" else _cells(view, reference, entry)
        elif value:
            made = _section(view, name, value)
        if made:
            yield made
        if name == "levels":
            yield from ascents_section(view, ascents(view, reference))
    if isinstance(entry, Level):
        here = (ascent for ascent in ascents(view) if reference in (ascent.start, ascent.end))
        yield from ascents_section(view, here)
        yield from _functions_at(view, reference)
    if isinstance(entry, Ability):
        yield from _expected_degrees(view, reference)


def _section(view: View, name: str, value: Any) -> Section:
    if isinstance(value, Prose):
        return ProseSection(name, view.prose(value))
    if isinstance(value, Line):
        return ProseSection(name, plain(view.text(value)))
    if isinstance(value, dict):
        return _mapping(view, name, value)
    if isinstance(value[0], Step):
        return StepsSection(name, tuple((view.chip(step.to), view.text(step.why)) for step in value))
    return LinesSection(name, _lines(view, value))


def _mapping(view: View, name: str, value: dict[Reference, Any]) -> Section:
    """Entries, or degrees, in the order of the site and not of the file."""
    if any(isinstance(item, tuple) for item in value.values()):
        rows = ((one.name, one.summary, value.get(Reference("degrees", one.id))) for one in view.site.degrees)
        made = ((view.text(title), view.text(summary), _lines(view, said)) for title, summary, said in rows if said)
        return DegreesSection(name, tuple(made))
    order = [ref for folder in {ref.folder: None for ref in value} for ref in view.graph.folder(folder) if ref in value]
    return PairsSection(name, tuple((view.chip(ref), view.text(value[ref])) for ref in order))


def _lines(view: View, items: Iterable[Line | Statement]) -> tuple[StatementLine, ...]:
    made: list[StatementLine] = []
    for item in items:
        made += view.statements((item,)) if isinstance(item, Statement) else (StatementLine(view.text(item)),)
    return tuple(made)


def _metrics(view: View, function: Function) -> MetricsSection | None:
    """The figures of a function: those it names and those it has levers on, what they tell, how it moves them."""
    rows: list[MetricRow] = []
    for reference in dict.fromkeys([*function.metrics, *function.levers]):
        metric = view.graph.entry(reference)
        tells = view.text(metric.tells) if isinstance(metric, Metric) else ""
        lever = view.text(function.levers.get(reference))
        rows.append(MetricRow(view.chip(reference), tells, lever, bool(metric.facts)))
    return MetricsSection("levers", tuple(rows)) if rows else None


def cell_rung(view: View, function: Reference, level: Reference) -> Rung | None:
    """A function at a level as a step; None where the function says nothing of the level."""
    entry = view.graph.entry(function)
    cell = entry.levels.get(level) if isinstance(entry, Function) else None
    if not cell:
        return None
    way = view.way(cell_address(function, level))
    headline = view.text(cell.headline) or view.name(level)
    return Rung(view.name(level), headline, view.text(cell.detail), way, view.fill(level))


def _cells(view: View, reference: Reference, function: Function) -> RungsSection | None:
    rungs = (cell_rung(view, reference, level) for level in view.graph.folder("levels") if level in function.levels)
    made = tuple(rung for rung in rungs if rung)
    return RungsSection("levels", made, view.dim("levels")) if made else None


def _functions_at(view: View, level: Reference) -> Iterator[Section]:
    """What the functions ask at a level."""
    pairs: list[tuple[Chip, str]] = []
    for function in view.graph.folder("functions"):
        if rung := cell_rung(view, function, level):
            text = view.labels("list.sentence").join(part for part in (rung.headline, rung.detail) if part)
            pairs.append((Chip(view.name(function), rung.href, view.dim("functions")), text))
    if pairs:
        yield PairsSection("functions_at", tuple(pairs))


def _expected_degrees(view: View, ability: Reference) -> Iterator[Section]:
    """The degree each function asks for at each level."""
    levels = view.graph.folder("levels")
    degrees = {degree.id: view.text(degree.name) for degree in view.site.degrees}
    rows: list[tuple[Chip, tuple[Chip | None, ...]]] = []
    for reference in view.graph.folder("functions"):
        function = view.graph.entry(reference)
        cells = [function.levels.get(level) if isinstance(function, Function) else None for level in levels]
        asked = [cell.expects.get(ability) if cell else None for cell in cells]
        if any(asked):
            made = (
                Chip(degrees[item.degree.id] if item.degree else "✓", view.way(cell_address(reference, level)))
                if item
                else None
                for item, level in zip(asked, levels, strict=True)
            )
            rows.append((view.chip(reference), tuple(made)))
    if rows:
        yield TableSection("expected_degrees", tuple(view.name(level) for level in levels), tuple(rows))


def _relations(view: View, reference: Reference, entry: Entry) -> Iterator[Relation]:
    """What the entry names, field by field; then what names it, folder by folder."""
    named: set[Reference] = set()
    for name in fields_shown(type(entry), Shown.RELATION):
        value = getattr(entry, name)
        targets = (value,) if isinstance(value, Reference) else tuple(dict.fromkeys(value or ()))
        named.update(targets)
        if targets:
            yield Relation(name, "", view.chips(targets))
    naming = {mention.source for mention in view.graph.to.get(reference, ())} - named - {reference}
    for folder in view.graph.framework.known:
        sources = [ref for ref in view.graph.folder(folder) if ref in naming]
        if sources:
            yield Relation("", folder, view.chips(sources))


def industry_picture(view: View, reference: Reference) -> Picture | None:
    entry = view.graph.entry(reference)
    if not isinstance(entry, Industry) or not entry.exchange:
        return None
    out, back = view.text(entry.exchange.out), view.text(entry.exchange.back)
    name, product, users = view.text(entry.name), view.labels("picture.product"), view.labels("picture.users")
    key = "picture.exchange.both" if back else "picture.exchange.out"
    title = view.labels(key, name=name, product=product, users=users, out=out, back=back)
    dim, picture_id = view.dim(reference.folder), f"exchange-{reference.id}"
    return exchange((product, users), out, back, dim, picture_id, (title, name))
