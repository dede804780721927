"""The page of a folder: its words, its picture, its entries side by side and in groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.addresses import address
from atlas.model import KINDS, Entry, Folder, Function, Level, Reference
from atlas.pages.contexts import Comparison, FolderPage, Shelf
from atlas.pages.entry import industry_picture, value_text
from atlas.pages.head import Band
from atlas.pages.parts import Chip, Row, RungsSection
from atlas.pages.pictures import Step, aspects, crossing, ladder
from atlas.pages.shapes import Picture
from atlas.pages.view import View


def folder_pages(view: View) -> Iterator[FolderPage]:
    for name in KINDS:
        if view.graph.folder(name):
            yield _folder_page(view.at(address(Reference("pages", name))), name)


def _folder_page(view: View, name: str) -> FolderPage:
    folder, entries = view.folder(name), view.graph.folder(name)
    number = view.dimension(name)
    dimension = view.site.dimensions[number] if number is not None else None
    leads = dimension is not None and dimension.folders[0] == name
    other_name, other_language = view.other_name(folder.name)
    band = Band(
        title=view.text(folder.name),
        id=name,
        dim=view.dim(name),
        kicker=_kicker(view, name),
        other_name=other_name,
        other_language=other_language,
        summary=view.text(folder.summary),
        aliases=view.aliases(folder),
        searched=folder.searched.get(view.language, ()),
        inset=view.inset(name),
    )
    facts = [*(dimension.facts if dimension and leads else ()), *folder.facts]
    return FolderPage(
        head=view.head(band, name, view.file("site"), folder),
        facts=view.facts(dict.fromkeys(facts)),
        pictures_shown=tuple(_pictures(view, name, folder)),
        body=view.prose(folder.body),
        comparison=_comparison(view, name, entries),
        shelves=tuple(_shelves(view, folder, entries)),
        siblings=tuple(_siblings(view, name)),
    )


def level_rungs(view: View) -> RungsSection | None:
    rungs = tuple(view.level_rung(reference) for reference in view.graph.folder("levels"))
    return RungsSection("levels", rungs, view.dim("levels")) if rungs else None


def _kicker(view: View, name: str) -> tuple[Chip, ...]:
    number = view.dimension(name)
    if number is not None:
        return (view.kicker(view.site.dimensions[number].folders[0]),)
    shelf = next((shelf for shelf in view.site.shelves if name in shelf.folders), None)
    return (
        (Chip(view.text(shelf.name), view.way(address(Reference("pages", shelf.folders[0]))), name),) if shelf else ()
    )


def _comparison(view: View, name: str, entries: Sequence[Reference]) -> Comparison | None:
    """The fields of the kind that are meant to be compared, as far as any entry fills them. None for a single entry."""
    kind = KINDS[name]
    fields = [field for field in kind.model_fields if is_compared(kind, field)]
    table = {reference: {field: _compared(view, reference, field) for field in fields} for reference in entries}
    used = [field for field in fields if any(row[field].text for row in table.values())]
    if len(entries) < 2 or not used:
        return None
    rows = ((view.chip(reference), tuple(row[field] for field in used)) for reference, row in table.items())
    return Comparison(tuple(used), tuple(rows))


def is_compared(kind: type[Entry], field: str) -> bool:
    extra = kind.model_fields[field].json_schema_extra
    return isinstance(extra, dict) and bool(extra["compare"])


def _compared(view: View, reference: Reference, field: str) -> Row:
    entry = view.graph.entry(reference)
    if isinstance(entry, Level) and field == "years":
        return Row(field, view.years(entry), field in entry.told)
    return Row(field, value_text(view, getattr(entry, field)), field in entry.told)


def _shelves(view: View, folder: Folder, entries: Sequence[Reference]) -> Iterator[Shelf]:
    """The groups of a folder, then what stands in no group."""
    grouped: set[str] = set()
    for group in folder.groups:
        grouped.update(group.entries)
        members = [reference for reference in entries if reference.id in group.entries]
        yield _shelf(view, group.id, view.text(group.name), view.text(group.summary), members)
    rest = [reference for reference in entries if reference.id not in grouped]
    if rest:
        yield _shelf(view, "others" if grouped else "entries", "", "", rest)


def _shelf(view: View, shelf_id: str, name: str, summary: str, members: list[Reference]) -> Shelf:
    lines = (
        (view.chip(reference, view.full_name(reference)), view.text(view.graph.entry(reference).summary))
        for reference in members
    )
    return Shelf(shelf_id, name, summary, tuple(lines))


def _siblings(view: View, name: str) -> Iterator[tuple[Chip, str]]:
    for other in next((part.folders for part in view.site.parts() if name in part.folders), ()):
        if other != name and view.graph.folder(other):
            yield view.chip(Reference("pages", other)), view.text(view.folder(other).summary)


def _pictures(view: View, name: str, folder: Folder) -> Iterator[Picture]:
    entries = view.graph.folder(name)
    if folder.picture == "exchange":
        yield from (picture for reference in entries if (picture := industry_picture(view, reference)))
    elif folder.picture == "aspects" and len(folder.groups) == 2:
        yield _aspects(view, folder, entries)
    elif folder.picture == "ladder":
        yield _ladder(view, entries)
    elif folder.picture == "map":
        yield _map(view, entries)


def _aspects(view: View, folder: Folder, entries: Sequence[Reference]) -> Picture:
    """Two groups around the product; in the middle the abilities that the same facts of the source speak of."""
    names = [[view.name(ref) for ref in entries if ref.id in group.entries] for group in folder.groups]
    titles = [view.text(group.name) for group in folder.groups]
    facts = {fact for item in view.site.dimensions if entries[0].folder in item.folders for fact in item.facts}
    abilities = view.graph.folder("abilities")
    shared = [view.name(ref) for ref in abilities if facts & set(view.graph.entry(ref).facts)]
    comma = view.labels("list.and")
    words = {"above": titles[0], "below": titles[1], "first": comma.join(names[0]), "second": comma.join(names[1])}
    title, said, caption = (
        view.labels(f"picture.aspects.{part}", **words) for part in ("title", "description", "caption")
    )
    product, feedback = view.labels("picture.product"), view.labels("picture.feedback")
    return aspects((titles[0], names[0]), (titles[1], names[1]), shared, (product, feedback), (title, said, caption))


def _ladder(view: View, entries: Sequence[Reference]) -> Picture:
    levels = [view.graph.level(reference.id) for reference in entries]
    steps = [
        Step(
            view.text(level.name),
            (view.text(level.role), view.text(level.focus)),
            view.text(level.step),
            level.years.to if level.years else None,
        )
        for level in levels
    ]
    rows = ((view.text(one.name), view.years(one), view.text(one.focus), view.text(one.step)) for one in levels)
    said = "; ".join(" ".join(filter(None, row)) for row in rows)
    title = view.labels("picture.ladder.title", count=len(levels))
    return ladder(steps, view.labels("picture.years"), title, said, view.labels("picture.ladder.caption"))


def _map(view: View, entries: Sequence[Reference]) -> Picture:
    """Functions against orientations."""
    orientations = view.graph.folder("orientations")
    served = {ref: entry.orientations for ref in entries if isinstance(entry := view.graph.entry(ref), Function)}
    rows = [(view.name(ref), [other in served.get(ref, ()) for other in orientations]) for ref in entries]
    columns = [view.name(reference) for reference in orientations]
    comma = view.labels("list.and")
    said = "; ".join(
        f"{view.name(ref)}: {comma.join(view.name(other) for other in served.get(ref, ()))}" for ref in entries
    )
    texts = (view.labels("picture.map.title"), said)
    return crossing(columns, rows, view.dim("functions"), texts)
