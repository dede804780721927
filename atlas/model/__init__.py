"""The kinds of entry: what an editor may write, field by field, and how each value is read."""

from atlas.model.base import Entry, Statement
from atlas.model.handbook import Metric, Path, Step, Term
from atlas.model.kinds import KINDS
from atlas.model.site import (
    Degree,
    Dimension,
    Door,
    Elsewhere,
    Fact,
    Facts,
    Folder,
    Group,
    Introduction,
    Laws,
    Part,
    Site,
    Work,
)
from atlas.model.surroundings import CompanyStage, Exchange, Industry, Orientation, ProductForm
from atlas.model.values import Id, Line, Link, Prose, Reference
from atlas.model.work import Ability, Cell, Expectation, Function, Level, Years

__all__ = [
    "KINDS",
    "Ability",
    "Cell",
    "CompanyStage",
    "Degree",
    "Dimension",
    "Door",
    "Elsewhere",
    "Entry",
    "Exchange",
    "Expectation",
    "Fact",
    "Facts",
    "Folder",
    "Function",
    "Group",
    "Id",
    "Industry",
    "Introduction",
    "Laws",
    "Level",
    "Line",
    "Link",
    "Metric",
    "Orientation",
    "Part",
    "Path",
    "ProductForm",
    "Prose",
    "Reference",
    "Site",
    "Statement",
    "Step",
    "Term",
    "Work",
    "Years",
]
