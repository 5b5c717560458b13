"""Which dimension of one framework stands beside which of another: a file that an organisation may have in words of its own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

import settings
from domain.errors import Unreadable


@dataclass(frozen=True)
class Place:
    """A dimension of the first framework, those of the second beside it, and a note why."""

    dimension: str
    beside: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Crosswalk:
    """Two frameworks by their ids, and how the dimensions of the first stand beside those of the second."""

    first: str
    second: str
    places: tuple[Place, ...]

    def other(self, framework: str) -> str:
        """The framework beside this one; "" where it is neither of the two."""
        return {self.first: self.second, self.second: self.first}.get(framework, "")

    def pairs(self, framework: str) -> list[tuple[str, str, str]]:
        """Each pair of dimensions, that of this framework first, and why they stand together; in the file's order."""
        forward = [(place.dimension, other, place.why) for place in self.places for other in place.beside]
        return forward if framework == self.first else [(other, own, why) for own, other, why in forward]

    def check(self, dimensions: Mapping[str, Mapping[str, str]]) -> None:
        """Raises Unreadable where a dimension is none of its framework's; `dimensions` are id = name, by framework."""
        for place in self.places:
            named = [(self.first, place.dimension), *((self.second, one) for one in place.beside)]
            for framework, dimension in named:
                if dimension not in dimensions[framework]:
                    known = list(dimensions[framework])
                    raise Unreadable("crosswalk_dimension", dimension=dimension, framework=framework, dimensions=known)


def read() -> Crosswalk:
    """The crosswalk as it stands in the file; raises Unreadable with a sentence where that is none."""
    try:
        return parse(settings.own_or_shipped("crosswalk.toml").read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("crosswalk_unreadable", error=type(error).__name__) from None


def parse(text: str) -> Crosswalk:
    """The crosswalk that a TOML text makes; raises Unreadable where it makes none."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("crosswalk_unreadable", error=str(error)) from None
    for name, kind in (("from", str), ("to", str), ("places", list)):
        if not isinstance(content.get(name), kind):
            raise Unreadable("crosswalk_lacks", part=name)
    places = tuple(_place(entry) for entry in content["places"])
    seen: set[str] = set()
    for place in places:
        if place.dimension in seen:
            raise Unreadable("crosswalk_twice", dimension=place.dimension)
        seen.add(place.dimension)
    if content["from"] == content["to"]:
        raise Unreadable("crosswalk_of_one", framework=content["to"])
    return Crosswalk(content["from"], content["to"], places)


def _place(entry: object) -> Place:
    match entry:
        case {"dimension": str(dimension), "beside": [*beside], "why": str(why)} if beside and all(
            isinstance(one, str) for one in beside
        ):
            return Place(dimension, tuple(dict.fromkeys(map(str, beside))), why)
        case {"dimension": dimension}:
            raise Unreadable("crosswalk_place", dimension=str(dimension))
    raise Unreadable("crosswalk_place", dimension="?")
