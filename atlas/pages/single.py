"""The pages there is one of: home, the facts of the source; and the addresses of before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atlas.addresses import address
from atlas.model import Dimension, Reference
from atlas.pages.contexts import (
    ArticlePage,
    DimensionCard,
    DoorLine,
    FactGroup,
    HomePage,
    MovedPage,
    ToldFact,
)
from atlas.pages.head import Band
from atlas.pages.overview import level_rungs
from atlas.pages.parts import Chip
from atlas.pages.position import position_way
from atlas.pages.sheets import stack
from atlas.pages.view import View

CARD_ENTRIES = 12
"""Entries of a dimension that the home page names."""


def home_page(view: View) -> HomePage:
    site = view.site
    other_name, other_language = view.other_name(site.title)
    introduction, title = site.introduction, view.text(site.title)
    band = Band(title, "home", "", (), other_name, other_language, view.text(introduction.summary))
    names = [(view.text(item.short or item.name), view.text(item.question)) for item in site.dimensions]
    said = "; ".join(f"{name}: {question}" for name, question in names)
    picture_title = view.labels("picture.sheets.title", names=view.labels("list.and").join(name for name, _ in names))
    facts = view.graph.framework.facts.value.facts
    return HomePage(
        head=view.head(band, "", view.file("site"), introduction, title),
        kicker=view.text(introduction.kicker),
        sheets=stack(names, view.labels("picture.you"), picture_title, said),
        find=view.text(introduction.find) or view.labels("home.find"),
        searches=tuple(view.text(line) for line in site.searches),
        doors=tuple(
            DoorLine(view.text(door.title), view.text(door.text), view.chip(door.to, view.text(door.link)))
            for door in site.doors
        ),
        paths=view.chips(view.graph.folder("paths")),
        heading=view.text(introduction.heading) or view.labels("home.what"),
        body=view.prose(introduction.body),
        facts=view.facts(introduction.facts),
        dimensions=tuple(_card(view, item) for item in site.dimensions),
        position=position_way(view),
        rungs=level_rungs(view),
        fact_count=len(facts),
        article=view.way("article/") if view.has_source else "",
        work=view.text(site.source.title) if site.source else "",
    )


def _card(view: View, dimension: Dimension) -> DimensionCard:
    first = dimension.folders[0]
    entries = [reference for folder in dimension.folders for reference in view.graph.folder(folder)]
    more = view.chip(Reference("pages", first), view.labels("menu.more", count=len(entries)))
    return DimensionCard(
        link=view.chip(Reference("pages", first), view.text(dimension.name)),
        question=view.text(dimension.question),
        summary=view.text(view.folder(first).summary),
        entries=(*view.chips(entries[:CARD_ENTRIES]), *((more,) if len(entries) > CARD_ENTRIES else ())),
    )


def article_page(view: View) -> ArticlePage | None:
    view = view.at("article/")
    document, source = view.graph.framework.facts, view.site.source
    if not view.has_source:
        return None
    band = Band(
        title=view.labels("article.title"),
        id="article",
        dim="article",
        summary=view.labels("article.summary", count=len(document.value.facts)),
    )
    return ArticlePage(
        head=view.head(band, "", view.file("facts"), document.value),
        work=view.text(source.title) if source else "",
        note=view.text(source.note) if source else "",
        groups=tuple(_fact_groups(view)),
    )


def _fact_groups(view: View) -> Iterator[FactGroup]:
    facts = view.graph.framework.facts.value.facts
    names = {"introduction": ("", "")}
    for item in view.site.dimensions:
        names[item.id] = (view.text(item.name), view.dim(item.folders[0]))
    for about, (name, dim) in names.items():
        told = tuple(
            ToldFact(fact.id, view.text(fact.text), _told_on(view, fact.id)) for fact in facts if fact.about == about
        )
        if told:
            yield FactGroup(about, name, dim, told)


def _told_on(view: View, fact_id: str) -> tuple[Chip, ...]:
    mentions = view.graph.to.get(Reference("facts", fact_id), ())
    return view.chips(dict.fromkeys(mention.source for mention in mentions))


def moved_pages(view: View) -> Iterator[MovedPage]:
    for reference, document in sorted(view.graph.framework.entries.items()):
        for old in document.value.formerly:
            there = view.at(address(Reference(reference.folder, old)))
            band = Band(there.name(reference), reference.id, there.dim(reference.folder))
            to = there.chip(reference)
            head = there.head(band, reference.folder, view.file(document.key))
            yield MovedPage(replace(head, moved_to=to.href), to)
