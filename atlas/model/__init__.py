"""The kinds of entry: what an editor may write, field by field, and how each value is read."""

from atlas.model.base import Entry
from atlas.model.entries import (
    KINDS,
    Ability,
    Cell,
    CompanyStage,
    Exchange,
    Expectation,
    Function,
    Industry,
    Level,
    Metric,
    Orientation,
    ProductForm,
    Statement,
    Term,
)
from atlas.model.site import Degree, Dimension, Fact, Facts, Folder, Group, Site
from atlas.model.values import Id, Line, Link, Prose, Reference

__all__ = [
    "KINDS",
    "Ability",
    "Cell",
    "CompanyStage",
    "Degree",
    "Dimension",
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
    "Level",
    "Line",
    "Link",
    "Metric",
    "Orientation",
    "ProductForm",
    "Prose",
    "Reference",
    "Site",
    "Statement",
    "Term",
]
