"""A framework's items in the place of its dimensions: what the figures of items are published as."""

from dataclasses import asdict
from typing import Any

import tomli_w

from domain.declared.framework_file import kept_framework
from domain.declared.framework_languages import Names
from domain.declared.frameworks import Framework


SUFFIX = "__items"  # of the id, after the framework's own


def of_items(framework: Framework) -> Framework:
    """The framework whose dimensions are the items, gathered under what they are items of, with the same levels."""
    named = {"id": framework.framework_id + SUFFIX, "name": f"{framework.name}, by item"}
    content = {
        **named,
        "attribution": framework.attribution,
        "not_rated": list(framework.not_rated),
        "areas": [{"id": one.dimension_id, "name": one.name} for one in framework.dimensions],
        "dimensions": [
            {"id": item.item_id, "name": item.name, "gloss": item.gloss, "area": item.dimension_id}
            for item in framework.items
        ],
        "levels": [
            {"id": one.level_id, "name": one.name, "gloss": one.gloss, "is_high": one.is_high}
            for one in framework.levels
        ],
    }
    if languages := {code: _of_language(names) for code, names in framework.languages.items()}:
        content["languages"] = languages
    return kept_framework(tomli_w.dumps(content))


def _of_language(names: Names) -> dict[str, Any]:
    """The same of the names in a language; what a page calls the whole it makes of the framework's own name."""
    said = asdict(names)
    return {
        "attribution": names.attribution,
        "areas": said["dimensions"],
        "dimensions": said["items"],
        "levels": said["levels"],
    }
