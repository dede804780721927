"""A graph -> problems of meaning that stand against making pages: one small generator each, in a visible list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from atlas.explain import near
from atlas.graph import Graph
from atlas.load import Document
from atlas.model import Entry, Function, Level, Line, Reference
from atlas.model.values import Phrases
from atlas.problems import Place, Problem
from atlas.source import Loc, Source, field_path


def check(graph: Graph) -> list[Problem]:
    return [problem for single in CHECKS for problem in single(graph)]


def _check_ids_are_unique(graph: Graph) -> Iterator[Problem]:
    """Ids of facts, dimensions, degrees, groups; a second statement id in a cell."""
    site, facts = graph.framework.site, graph.framework.facts
    yield from _twice(facts.source, ((("facts", n, "id"), fact.id) for n, fact in enumerate(facts.value.facts)))
    for field in ("dimensions", "degrees"):
        items = getattr(site.value, field)
        yield from _twice(site.source, (((field, n, "id"), item.id) for n, item in enumerate(items)))
    yield from _twice(site.source, ((("languages", n), item) for n, item in enumerate(site.value.languages)))
    folders = (
        ((field, n, "folders", index), name)
        for field in ("dimensions", "shelves")
        for n, part in enumerate(getattr(site.value, field))
        for index, name in enumerate(part.folders)
    )
    yield from _twice(site.source, folders)
    for name, folder in site.value.folders.items():
        ids = ((("folders", name, "groups", n, "id"), group.id) for n, group in enumerate(folder.groups))
        yield from _twice(site.source, ids)
    for document in graph.functions():
        for level, cell in document.value.levels.items():
            work = ((("levels", level.id, "work", n, "id"), item.id) for n, item in enumerate(cell.work) if item.id)
            yield from _twice(document.source, work, document.key)


def _check_references_are_unique(graph: Graph) -> Iterator[Problem]:
    """The same id twice in one list."""
    first: dict[tuple[Reference, Loc, Reference], Place] = {}
    for mention in graph.mentions:
        if not isinstance(mention.loc[-1], int):
            continue
        key = (mention.source, mention.loc[:-1], mention.target)
        if key in first:
            values = {"id": mention.target.id, "line": str(first[key].line)}
            yield Problem("A301", mention.place, values, mention.entry, mention.field)
        first.setdefault(key, mention.place)


def _check_nothing_names_itself(graph: Graph) -> Iterator[Problem]:
    """A circle of levels has a check of its own."""
    for mention in graph.mentions:
        if mention.source == mention.target and mention.loc[:1] != ("next",) and mention.entry:
            yield Problem("A318", mention.place, {"id": mention.target.id}, mention.entry, mention.field)


def _check_names_are_unique(graph: Graph) -> Iterator[Problem]:
    """The name of an entry within its folder; and no entry has one of its names twice."""
    first: dict[tuple[str, str, str], Place] = {}
    for reference, document in sorted(graph.framework.entries.items()):
        for language, text in document.value.name.by_language.items():
            place = document.source.place(("name", language))
            taken = first.setdefault((reference.folder, language, text.casefold()), place)
            if taken != place:
                yield Problem("A320", place, {"name": text, "place": str(taken)}, document.key, "name")
        yield from _check_other_names(document)


def _check_other_names(document: Document[Entry]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Place] = {}
    for loc, language, text in _names(document.value):
        place, field = document.source.place((*loc, language)), field_path(loc)
        seen = first.setdefault((language, text.casefold()), place)
        if seen != place:
            yield Problem("A319", place, {"name": text, "line": str(seen.line)}, document.key, field)
        if found := re.search("[，、；]", text) if len(loc) > 1 else None:
            yield Problem("A321", place, {"found": found[0]}, document.key, field)


def _names(entry: Entry) -> Iterator[tuple[Loc, str, str]]:
    """Every name of an entry: where it is written, its language, the text."""
    lines: list[tuple[Loc, Line]] = [(("name",), entry.name)]
    lines += [(("aliases", index), line) for index, line in enumerate(entry.aliases)]
    for loc, line in lines:
        yield from ((loc, language, text) for language, text in line.by_language.items())
    searched: list[tuple[Loc, Phrases]] = [(("searched",), entry.searched)]
    if isinstance(entry, Function):
        for level, cell in entry.levels.items():
            searched.append((("levels", level.id, "searched"), cell.searched))
            searched.append((("levels", level.id, "step_searched"), cell.step_searched))
    if isinstance(entry, Level):
        searched.append((("step_searched",), entry.step_searched))
    for start, by_language in searched:
        for language, phrases in by_language.items():
            yield from (((*start, language, index), language, text) for index, text in enumerate(phrases))


def _check_elsewhere_is_not_here(graph: Graph) -> Iterator[Problem]:
    """What people type that stands on no page is written once, and is no name of an entry."""
    source, phrases = graph.framework.elsewhere.source, graph.framework.elsewhere.value.phrases
    here: dict[tuple[str, str], Place] = {}
    for _, document in sorted(graph.framework.entries.items()):
        for loc, language, text in _names(document.value):
            here.setdefault((language, text.casefold()), document.source.place((*loc, language)))
    for language, texts in phrases.items():
        listed = [(("phrases", language, index), text) for index, text in enumerate(texts)]
        yield from _twice(source, listed)
        for loc, text in listed:
            if place := here.get((language, text.casefold())):
                values = {"name": text, "place": str(place)}
                yield Problem("A322", source.place(loc), values, field=field_path(loc))


def _check_facts_are_about_something(graph: Graph) -> Iterator[Problem]:
    facts, known = graph.framework.facts, ["introduction", *(item.id for item in graph.framework.site.value.dimensions)]
    for index, fact in enumerate(facts.value.facts):
        if fact.about not in known:
            place = facts.source.place(("facts", index, "about"))
            values = {"about": fact.about, "known": ", ".join(known)}
            yield Problem("A307", place, values, field=f"facts[{index}].about", hint=near(fact.about, known))


def _check_levels_do_not_circle(graph: Graph) -> Iterator[Problem]:
    """Depth first over `next`, with a path of our own, so that no length of circle is too much."""
    reported: set[Reference] = set()
    for start in graph.folder("levels"):
        path = [start]
        seen = {start}
        while path and start not in reported:
            following = [ref for ref in graph.level(path[-1].id).next if ref in graph.framework.entries]
            if start in following:
                reported.update(path)
                document = graph.framework.entries[start]
                loop = " -> ".join(ref.id for ref in (*path, start))
                yield Problem("A304", document.source.place(("next",)), {"loop": loop}, document.key, "next")
                break
            unseen = next((ref for ref in following if ref not in seen), None)
            if unseen:
                seen.add(unseen)
                path.append(unseen)
            else:
                path.pop()


def _check_years_run_forward(graph: Graph) -> Iterator[Problem]:
    for reference in graph.folder("levels"):
        document = graph.framework.entries[reference]
        years = document.value.years if isinstance(document.value, Level) else None
        if years and years.to is not None and years.to < years.from_:
            values = {"start": str(years.from_), "end": str(years.to)}
            yield Problem("A306", document.source.place(("years", "to")), values, document.key, "years.to")


def _check_old_addresses_are_free(graph: Graph) -> Iterator[Problem]:
    """An old address is no entry's now, and leads to one entry only."""
    first: dict[Reference, Place] = {}
    for reference, document in sorted(graph.framework.entries.items()):
        for index, old in enumerate(document.value.formerly):
            place, field = document.source.place(("formerly", index)), f"formerly[{index}]"
            if old in graph.framework.known[reference.folder]:
                yield Problem("A305", place, {"id": old}, document.key, field)
            elif taken := first.get(Reference(reference.folder, old)):
                yield Problem("A309", place, {"id": old, "place": str(taken)}, document.key, field)
            first.setdefault(Reference(reference.folder, old), place)


def _check_folders_are_reachable(graph: Graph) -> Iterator[Problem]:
    site = graph.framework.site
    placed = {name for part in site.value.parts() for name in part.folders}
    for name, ids in graph.framework.known.items():
        if ids and name not in placed:
            yield Problem("A308", site.source.place(("dimensions",), of_key=True), {"folder": name})


CHECKS: tuple[Callable[[Graph], Iterator[Problem]], ...] = (
    _check_ids_are_unique,
    _check_references_are_unique,
    _check_nothing_names_itself,
    _check_names_are_unique,
    _check_elsewhere_is_not_here,
    _check_facts_are_about_something,
    _check_levels_do_not_circle,
    _check_years_run_forward,
    _check_old_addresses_are_free,
    _check_folders_are_reachable,
)


def _twice(source: Source, ids: Iterable[tuple[Loc, str]], key: str = "") -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for loc, found in ids:
        place = source.place(loc)
        if found in first:
            yield Problem("A301", place, {"id": found, "line": str(first[found].line)}, key, field_path(loc))
        first.setdefault(found, place)
