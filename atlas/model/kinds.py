"""The folders of `content/`, and the kind of entry each holds."""

from __future__ import annotations

from atlas.model.base import Entry
from atlas.model.handbook import Metric, Path, Term
from atlas.model.surroundings import CompanyStage, Industry, Orientation, ProductForm
from atlas.model.work import Ability, Function, Level

KINDS: dict[str, type[Entry]] = {
    "industries": Industry,
    "product-forms": ProductForm,
    "orientations": Orientation,
    "company-stages": CompanyStage,
    "functions": Function,
    "levels": Level,
    "abilities": Ability,
    "metrics": Metric,
    "terms": Term,
    "paths": Path,
}
