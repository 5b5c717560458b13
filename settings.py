"""Where things are, and what an installation may set. Imports nothing of ours."""

import hashlib
import os
from pathlib import Path


PROJECT = Path(__file__).resolve().parent
FRAMEWORKS = PROJECT / "data" / "frameworks"
REFERENCE = PROJECT / "data" / "reference"
LANGUAGES = PROJECT / "data" / "languages"

FRAMEWORK = "healthcare_leadership_model"  # the framework of an export that names none
NOT_STATED = "Not stated"  # what a group is called where an export leaves it blank

MINIMUM_SUBJECTS = 11  # K: the fewest people behind a published row
MINIMUM_OF_SENSITIVE = 20  # the same by a sensitive attribute
LOWEST_MINIMUM_SUBJECTS = 5  # an owner may lower K to this and no further
MINIMUM_RATERS_PER_SUBJECT = 3  # peers, direct reports and others, on each dimension
MINIMUM_RATERS_PER_BLOCK = 5  # where rater ids are known

MAX_EXPORT_BYTES = 4 * 1024**3  # an export larger than this is refused before it is read
WAIT_FOR_WRITER_SECONDS = 30  # how long a second load waits its turn
SPARK_DRIVER_MEMORY = "2g"  # of the process beside this one that plans for Spark; on one machine it counts too


def spark() -> str:
    """Where Spark runs: NINEFOLD_SPARK, or on all cores of this machine. Asked anew at each call."""
    return os.environ.get("NINEFOLD_SPARK") or "local[*]"


def language() -> str:
    """The language that pages begin in: the code in NINEFOLD_LANGUAGE, or English. Asked anew at each call."""
    return os.environ.get("NINEFOLD_LANGUAGE") or "en"


def home() -> Path:
    """The folder of private/ and published/: NINEFOLD_HOME, or data/. Asked anew at each call."""
    return Path(os.environ.get("NINEFOLD_HOME") or PROJECT / "data")


def own_or_shipped(name: str) -> Path:
    """An organisation's own file of this name in the home folder, or the project's."""
    own = home() / name
    return own if own.exists() else PROJECT / "data" / name


def private() -> Path:
    """The restricted folder: the record store and the installation's secret."""
    return home() / "private"


def record_store() -> Path:
    return private() / "records.duckdb"


def unfinished_publication() -> Path:
    """What a publication that was stopped had already worked out."""
    return private() / "unfinished_publication"


def last_publication() -> Path:
    """What the last publication was made of, by which the next tells what has not changed."""
    return private() / "last_publication.json"


def published() -> Path:
    """The folder of published stores, one file a version, and the pointer CURRENT."""
    return home() / "published"


def shared() -> Path:
    """The file of the place where published versions are shared with other dashboards; there need be none."""
    return home() / "shared.toml"


def mappings() -> Path:
    """The folder of mappings that were made on the Upload page: names of columns and groups, nobody's answers."""
    return home() / "mappings"


def frameworks() -> Path:
    """The folder of the installation's own frameworks; those that come with Ninefold are in FRAMEWORKS."""
    return home() / "own_frameworks"


def invited() -> Path:
    """The file of how many people were invited, by organisation and wave."""
    return home() / "invited.toml"


def attributes() -> Path:
    """The file of the organisation's own attributes: names of columns and groups, nobody's answers."""
    return home() / "attributes.toml"


def benchmarks() -> Path:
    """The file of figures from outside; there need be none."""
    return home() / "benchmarks.toml"


def structure() -> Path:
    """The file of changes of structure between waves: names of groups, nobody's answers."""
    return home() / "structure.toml"


def wave_order() -> Path:
    """The file of the order of waves, by organisation, where it was said or confirmed."""
    return home() / "waves.toml"


def breakdown_order() -> Path:
    """The file of which breakdown comes first, where the owner chose one."""
    return home() / "breakdown_order.toml"


def views(of: str = "") -> Path:
    """The file of views that readers have named: pages and choices, no figures; `of` one person who signs in, else of all."""
    if not of:
        return home() / "views.toml"
    return home() / "views" / f"{hashlib.sha256(of.encode()).hexdigest()[:32]}.toml"


def access() -> Path:
    """The file of who may see and do what, where people sign in."""
    return home() / "access.toml"


def audit() -> Path:
    """The file of who did what, and when; nothing of anybody's answers."""
    return home() / "audit.jsonl"


def signed_out() -> Path:
    """The file of sign-ins that were ended before their time: hashes, and when each can be forgotten."""
    return home() / "signed_out.txt"


def tokens() -> Path:
    """The file of the tokens by which programs fetch tables: hashes, and whose they are."""
    return home() / "tokens.json"


def board_pack() -> Path:
    """The file of what board packs look like and what their cover sheets say; there need be none."""
    return home() / "board_pack.toml"
