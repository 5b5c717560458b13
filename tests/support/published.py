"""Writes made-up published stores for tests: real schema, rows from a seed, no people behind them."""

import atexit
import shutil
from dataclasses import dataclass, field
from itertools import product, zip_longest
from pathlib import Path
from tempfile import mkdtemp

import duckdb
import numpy as np
import tomli_w

import settings
from domain.columns import in_sql
from domain.stores import seal


SCHEMA = settings.PROJECT / "disclosure" / "publish" / "schema.sql"
NOBODY = dict.fromkeys(("division", "team", "role", "care_setting", "band"))
BREAKDOWNS = {
    "organisation": [],
    "division": ["division"],
    "team": ["division", "team"],
    "role": ["role"],
    "care_setting": ["care_setting"],
    "division_role": ["division", "role"],
}
INSERT_BLOCKS = """
insert into blocks by name
select unnest($1::struct(
    slice_id integer, dimension_id varchar, breakdown varchar, block_id varchar, block varchar, is_combined boolean,
    members struct(division varchar, team varchar, role varchar, care_setting varchar, band varchar)[],
    subjects uinteger, ratings uinteger, level_ratings uinteger[]
)[], max_depth := 2)
"""  # one parameter for all rows of a slice: ten times as fast as a row at a time
PARENTS = {"team": "division", "division_role": "division"}
_kept = Path(mkdtemp(prefix="ninefold_published_"))  # of this run of the tests
atexit.register(shutil.rmtree, _kept, ignore_errors=True)
_written: dict[str, Path] = {}  # by what is in it
ROLES = ("Medical and Dental", "Nursing and Midwifery Registered", "Administrative and Clerical")


@dataclass
class Framework:
    framework_id: str = "healthcare_leadership_model"
    name: str = "Healthcare Leadership Model"
    dimensions: tuple[str, ...] = tuple(f"Dimension {letter}" for letter in "ABCDEFGHI")
    levels: tuple[str, ...] = ("Essential", "Proficient", "Strong", "Exemplary")
    high: tuple[str, ...] = ("Strong", "Exemplary")
    areas: dict[str, int] = field(default_factory=dict)  # name: of how many dimensions, in their order
    items: dict[str, str] = field(default_factory=dict)  # name: its dimension's
    languages: dict[str, dict] = field(default_factory=dict)  # as its file has them

    @property
    def toml_text(self) -> str:
        """What a published store keeps of its file."""
        of_areas = [{"area": identifier(area)} for area, number in self.areas.items() for _ in range(number)]
        named = [{"id": identifier(name), "name": name} for name in self.dimensions]
        content = {
            "id": self.framework_id,
            "name": self.name,
            "areas": [{"id": identifier(area), "name": area} for area in self.areas],
            "dimensions": [one | area for one, area in zip_longest(named, of_areas, fillvalue={})],
            "items": [
                {"id": identifier(name), "name": name, "dimension": identifier(dimension)}
                for name, dimension in self.items.items()
            ],
            "levels": [{"id": identifier(name), "name": name, "is_high": name in self.high} for name in self.levels],
            "languages": self.languages,
        }
        return tomli_w.dumps(content)


@dataclass
class Block:
    """One published row in the making; `counts` are made up where none are given."""

    breakdown: str
    name: str
    members: list[dict]
    people: int = 40
    dimensions: tuple[str, ...] | None = None  # ids; None: all
    counts: tuple[int, ...] | None = None


@dataclass
class Slice:
    organisation: str = "Example NHS Trust"
    wave: str = "2026 spring"
    rater_group: str = "self"
    measure: str = "performance"
    framework: Framework = field(default_factory=Framework)
    blocks: list[Block] | None = None  # None: `trust()`
    certified: bool = True
    k: int = 11  # that the rows were made for
    people: int | None = None  # assessed; None: as many as on the dimension with most
    breakdowns: tuple[str, ...] = tuple(BREAKDOWNS)


def whole(people: int = 400, **more) -> Block:
    return Block("organisation", "Whole organisation", [NOBODY], people, **more)


def alone(breakdown: str, people: int = 40, name: str | None = None, **fields) -> Block:
    """A group that stands by itself; its name is its narrowest field."""
    return Block(breakdown, name or list(fields.values())[-1], [NOBODY | fields], people)


def trust(divisions: int = 3, teams: int = 4) -> list[Block]:
    """Every breakdown but care setting, `teams` teams in each of so many divisions, the last two of them combined."""
    blocks = [whole(divisions * teams * 30)]
    for number in range(1, divisions + 1):
        division = f"Division {number}"
        names = [f"Ward {number}.{team}" for team in range(1, teams + 1)]
        blocks.append(alone("division", teams * 30, division=division))
        blocks += [alone("team", 30, division=division, team=team) for team in names[:-2]]
        pair = [NOBODY | {"division": division, "team": team} for team in names[-2:]]
        blocks.append(Block("team", " + ".join(names[-2:]), pair, 18))
        blocks += [
            alone("division_role", 20, name=f"{division} · {role}", division=division, role=role) for role in ROLES
        ]
    blocks += [alone("role", 60, role=role) for role in ROLES]
    return blocks


def publish(
    folder: Path,
    slices: list[Slice],
    version: str = "v1",
    seed: int = 1,
    correlations: dict[int, float] | None = None,
    invited: dict[str, int] | None = None,
    among_dimensions: dict[int, float] | None = None,
    in_two_waves: tuple[tuple[int, int, int, float, float], ...] = (),
    k: int = 11,
) -> Path:
    """Writes a published store of these slices into `folder` and makes it the current one; `correlations` are by slice
    id (1 for the first), for all its dimensions, and so are those
    `among_dimensions`; people invited are by wave, for every organisation; and
    `in_two_waves` has two slices' ids, the people in both and their correlations. One of the same content is written once
    and copied from then on."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{version}.duckdb"
    content = repr((slices, version, seed, correlations, invited, among_dimensions, in_two_waves, k))
    if content not in _written:
        _written[content] = _kept / f"{len(_written)}.duckdb"
        _write(_written[content], slices, version, seed, correlations, invited, among_dimensions, in_two_waves, k)
    path.unlink(missing_ok=True)
    shutil.copy(_written[content], path)
    sealed(path)
    (folder / "CURRENT").write_text(f"{path.name}\n", encoding="utf-8")
    return path


def _write(
    path: Path,
    slices: list[Slice],
    version: str,
    seed: int,
    correlations: dict[int, float] | None,
    invited: dict[str, int] | None,
    among_dimensions: dict[int, float] | None,
    in_two_waves: tuple[tuple[int, int, int, float, float], ...],
    k: int,
) -> None:
    random = np.random.default_rng(seed)
    with duckdb.connect(path) as store:
        store.execute(in_sql(SCHEMA.read_text(encoding="utf-8")))
        store.execute("begin")
        store.execute("insert into publication values ($1, '2026-06-01 09:00:00+00', $2, 'test', 'key')", [version, k])
        _write_frameworks(store, {slice_.framework.framework_id: slice_.framework for slice_ in slices}.values())
        for position, (breakdown, columns) in enumerate(BREAKDOWNS.items(), start=1):
            name = breakdown.replace("_", " ").capitalize()
            row = [position, breakdown, name, columns, PARENTS.get(breakdown)]
            store.execute("insert into breakdowns values ($1, $2, $3, $4, $5)", row)
        waves = dict.fromkeys((slice_.organisation, slice_.wave) for slice_ in slices)
        for position, (organisation, wave) in enumerate(waves, start=1):
            store.execute("insert into waves values ($1, $2, $3, '2026-04-01')", [organisation, wave, position])
            if wave in (invited or {}):
                store.execute("insert into invited values ($1, $2, $3)", [organisation, wave, invited[wave]])
        for slice_id, slice_ in enumerate(slices, start=1):
            _write_slice(store, slice_id, slice_, random)
        for slice_id, correlation in (correlations or {}).items():
            every = [identifier(name) for name in slices[slice_id - 1].framework.dimensions]
            row = [slice_id, every, correlation]
            store.execute("insert into intra_class_correlations select $1, unnest($2::varchar[]), $3, 1", row)
        for row in (among_dimensions or {}).items():
            store.execute("insert into dimension_correlations values ($1, $2)", row)
        for row in in_two_waves:
            store.execute("insert into wave_correlations values ($1, $2, $3, $4, $5)", row)
        store.execute("commit")


def identifier(name: str) -> str:
    return name.lower().replace(" ", "_")


def _write_frameworks(store, frameworks) -> None:
    for framework in frameworks:
        key = framework.framework_id
        about = [key, framework.name, framework.toml_text]
        store.execute("insert into frameworks values ($1, $2, 'Made up for a test.', $3)", about)
        for position, name in enumerate(framework.dimensions, start=1):
            row = [key, position, identifier(name), name, f"What {name.lower()} is about."]
            store.execute("insert into dimensions values ($1, $2, $3, $4, $5)", row)
        for level, name in enumerate(framework.levels, start=1):
            row = [key, level, identifier(name), name, f"What {name.lower()} looks like.", name in framework.high]
            store.execute("insert into levels values ($1, $2, $3, $4, $5, $6)", row)


def _write_slice(store, slice_id: int, slice_: Slice, random) -> None:
    names = [slice_.framework.framework_id, slice_.organisation, slice_.wave, slice_.rater_group, slice_.measure]
    store.execute("insert into slices values ($1, $2, $3, $4, $5, $6)", [slice_id, *names])
    blocks = trust() if slice_.blocks is None else slice_.blocks
    smallest = min((block.people for block in blocks), default=None)
    proven = slice_.k if slice_.certified else None
    declared = list(slice_.breakdowns) if blocks else []  # an organisation of too few has a slice, and no row
    audited = [slice_.certified, slice_.k, declared, len(blocks), smallest, proven]
    store.execute(
        "insert into certificate values"
        " ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10, $11, null, 0.1, 'hmac', 'test', now())",
        [*names, *audited],
    )
    every_dimension = [identifier(name) for name in slice_.framework.dimensions]
    rows = []
    for block in blocks:
        for dimension_id in block.dimensions or every_dimension:
            counts = block.counts or random.multinomial(
                block.people, random.dirichlet([3] * len(slice_.framework.levels))
            )
            ratings = int(sum(counts))
            rows.append({
                "slice_id": slice_id,
                "dimension_id": dimension_id,
                "breakdown": block.breakdown,
                "block_id": f"{block.breakdown}:{block.name}",
                "block": block.name,
                "is_combined": len(block.members) > 1,
                "members": block.members,
                "subjects": block.people,
                "ratings": ratings,
                "level_ratings": [int(count) for count in counts],
            })  # fmt: skip
    store.execute(INSERT_BLOCKS, [rows])
    wholes = [block.people for block in blocks if block.breakdown == "organisation"]
    if wholes:
        store.execute("insert into assessed values ($1, $2)", [slice_id, slice_.people or max(wholes)])
    store.execute("insert into left_out select $1, unnest($2::varchar[]), null", [slice_id, every_dimension])


def sealed(path: Path) -> None:
    """Gives a store, as it is now, the seal of a publication."""
    seal.path_of(path).write_text(seal.line(seal.digest(path), path), encoding="utf-8")


def many(organisations: int, waves: int, rater_groups: tuple[str, ...], **sizes) -> list[Slice]:
    """A slice for every organisation, wave and rater group, each a `trust(**sizes)`."""
    every = product(range(1, organisations + 1), range(1, waves + 1), rater_groups)
    return [
        Slice(f"Example Trust {organisation}", f"Wave {wave}", rater_group, blocks=trust(**sizes))
        for organisation, wave, rater_group in every
    ]
