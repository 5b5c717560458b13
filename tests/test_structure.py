"""The layout's promises that the import linter can't keep."""

import ast
import re
from pathlib import Path

import pytest

import settings
from benchmarks.__main__ import SECTIONS
from domain.columns import GROUPS
from domain.declared.framework_file import known_frameworks
from tests.support.kinds import SLOW, TESTS


OURS = {"analysis", "dashboard", "disclosure", "domain", "etl", "pages", "settings"}


def imports(file: str) -> set[str]:
    tree = ast.parse((settings.PROJECT / file).read_text("utf-8"))
    return {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }


@pytest.mark.parametrize(
    ("file", "may"), [("settings.py", set()), ("dashboard.py", {"analysis", "domain", "pages", "settings"})]
)
def test_the_two_modules_at_the_top_import_only_what_they_may(file, may):
    assert imports(file) & OURS <= may
    assert not imports(file) & {"duckdb", "plotly"}


def test_no_page_lies_directly_in_pages():
    """There Streamlit would serve it without the frame."""
    assert list((settings.PROJECT / "pages").glob("*.py")) == []


def test_a_page_is_given_its_store_by_the_frame_and_asks_for_none():
    """Else it could be about another version than its selection. Upload, which has none yet, asks what is published."""
    files = [settings.PROJECT / "dashboard.py", *(settings.PROJECT / "pages").rglob("*.py")]
    asking = {file.stem for file in files if "store.current()" in file.read_text("utf-8")}
    assert asking == {"publish_step", "view_as"}  # both for owners alone, who see all


def test_nothing_a_reader_opens_names_the_record_store():
    shown = [settings.PROJECT / "dashboard.py"]
    for folder in ("analysis", "pages"):
        shown += [file for ending in ("py", "sql") for file in (settings.PROJECT / folder).rglob(f"*.{ending}")]
    assert len(shown) > 10
    for file in shown:
        text = file.read_text("utf-8")
        for word in ("records.duckdb", "record_store()", "settings.private", "private/"):
            assert word not in text, f"{file.name} names {word}"


@pytest.mark.parametrize("folder", ["analysis", "disclosure", "domain", "etl", "pages", "tests", "benchmarks"])
def test_no_file_name_says_nothing(folder):
    names = {file.stem for file in (settings.PROJECT / folder).rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "common", "core", "misc"}


@pytest.mark.parametrize("folder", ["analysis", "disclosure", "domain", "etl", "pages"])
def test_no_module_is_longer_than_two_hundred_lines(folder):
    lines = {file: len(file.read_text("utf-8").splitlines()) for file in (settings.PROJECT / folder).rglob("*.py")}
    assert len(lines) > 20
    assert {str(file.relative_to(settings.PROJECT)): number for file, number in lines.items() if number > 200} == {}


LONGEST_LISTING = 20  # modules, queries and rooms, but for __init__
LISTS = ("analysis/published/queries",)  # one file a query, called by its name: a table of contents in itself


@pytest.mark.parametrize("package", ["analysis", "disclosure", "domain", "etl", "pages"])
def test_no_listing_is_longer_than_one_can_take_in(package):
    folders = [
        settings.PROJECT / package,
        *(place for place in (settings.PROJECT / package).rglob("*") if place.is_dir()),
    ]
    listings = {
        str(folder.relative_to(settings.PROJECT)): sum(
            entry.suffix in (".py", ".sql") or (entry / "__init__.py").exists()
            for entry in folder.iterdir()
            if entry.name != "__init__.py"
        )
        for folder in folders
    }
    assert len(listings) > 2
    assert {name: number for name, number in listings.items() if number > LONGEST_LISTING and name not in LISTS} == {}


TAKING = {"min", "max", "idxmin", "idxmax", "argmin", "argmax", "nsmallest", "nlargest", "nanmin", "nanmax", "agg"}


def calls_on_a_share(source: str) -> list[str]:
    """The method calls that take a least or a largest of something named as a share."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    taking = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in TAKING]
    return [text for text in map(ast.unparse, taking) if "share" in text]


def test_one_module_takes_a_largest_or_smallest_share():
    """The others ask it, so that every page names ends by one rule."""
    taking = {
        file.stem for file in (settings.PROJECT / "analysis").rglob("*.py") if calls_on_a_share(file.read_text("utf-8"))
    }
    assert taking == {"extremes"}


def shares_worked_out(source: str) -> list[str]:
    """What divides ratings at levels by all ratings, or adds some levels up; all ratings by all are a part of the people."""
    nodes = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    ]
    by_ratings = [node for node in nodes if re.search("ratings|level_counts", ast.unparse(node.right))]
    shares = [ast.unparse(node) for node in by_ratings if not re.match(r"\w+\['ratings'\]", ast.unparse(node.left))]
    return [*shares, *re.findall(r"\[:, \w+\]\s*\.sum\(", source)]


def test_one_module_divides_ratings_into_shares():
    files = [file for folder in ("analysis", "pages") for file in (settings.PROJECT / folder).rglob("*.py")]
    found = {file.stem: sums for file in files if (sums := shares_worked_out(file.read_text("utf-8")))}
    assert set(found) == {"grid"}, found


def test_one_module_asks_the_solver_so_that_no_other_takes_its_silence_for_a_proof():
    for file in (settings.PROJECT / "disclosure").rglob("*.py"):
        assert "scipy.optimize" not in file.read_text("utf-8"), file.name
        assert ("highspy" in imports(str(file))) == (file.name == "programs.py"), file.name


def test_every_place_of_slow_tests_is_there():
    assert [place for place in SLOW if not (TESTS / place).exists()] == []


def test_every_benchmark_has_one_place_on_the_page_that_benchmarks_write():
    placed = [f"bench_{name}" for section in SECTIONS.values() for name in section]
    assert sorted(placed) == sorted(file.stem for file in (settings.PROJECT / "benchmarks").glob("bench_*.py"))


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_what_tests_share_is_in_support_and_nothing_is_imported_from_a_test(folder):
    for file in (settings.PROJECT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file.name} imports from beside itself"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                assert not name.startswith("tests.") or name.startswith("tests.support"), f"{file.name} imports {name}"


@pytest.mark.parametrize("package", ["analysis", "disclosure", "etl", "pages"])
def test_the_rooms_of_the_tests_are_those_of_the_code(package):
    rooms = {file.parent.name for file in (TESTS / package).glob("*/test_*.py")}
    assert len(rooms) > 3
    assert [room for room in rooms if not (settings.PROJECT / package / room).is_dir()] == []


SENTENCES = (".sentence", ".text(", ".reason", ".message", ".confirmation", ".refusal", ".tool_why", ".what(", ".note")
TAKING_APART = {"startswith", "endswith", "partition", "rpartition", "split", "replace", "removeprefix", "removesuffix",
                "find", "index", "search", "match", "fullmatch", "findall", "sub"}  # fmt: skip


def taken_apart(source: str) -> list[str]:
    """Comparisons with a sentence of the door or a note, and calls that cut one up."""
    found = []
    for node in ast.walk(ast.parse(source)):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TAKING_APART
        if (isinstance(node, ast.Compare) or is_call) and any(word in ast.unparse(node) for word in SENTENCES):
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize(
    "source",
    ['"--confirm" in answer.sentence', 'answer.refused.text().partition(": ")[2]', 'shown.note.replace("dot", "bar")'],
)
def test_what_takes_a_sentence_apart_is_found(source):
    assert taken_apart(source)


@pytest.mark.parametrize("room", ["analysis", "pages"])
def test_nobody_takes_a_sentence_of_another_room_apart(room):
    """Who needs a part of it asks for the code and the parameters, or for the note's parts."""
    for file in (settings.PROJECT / room).rglob("*.py"):
        assert taken_apart(file.read_text("utf-8")) == [], file.name


def test_no_unit_is_read_from_the_title_of_a_column():
    """It travels with the table."""
    for file in (settings.PROJECT / "analysis").rglob("*.py"):
        assert not re.findall(r"""(?:startswith|endswith)\(["'](?:% |\(%\)|Difference)""", file.read_text("utf-8")), (
            file.name
        )


HOME_OF_COLUMNS = {  # where a group column may be named = why
    "domain/columns.py": "their one home",
    "etl/sample/academy.py": "what a made-up export has",
    "etl/sample/answers.py": "what a made-up export has",
    "etl/sample/shapes.py": "what a made-up export has",
    "etl/sample/trust.py": "what a made-up export has",
    "analysis/board_pack/typeset/pages.py": "a part of a page",
    "disclosure/blocks/standing.py": "a breakdown's id",
    "analysis/published/independent.py": "a breakdown's id",
    "analysis/published/selection.py": "a breakdown's id",
    "analysis/published/queries/divisions.sql": "what a scope is of",
    "domain/sentences/vocabulary.py": "what it is called in a sentence",
    "domain/declared/access.py": "a role of another kind: what somebody may do",
}


def names_of_columns(file: Path) -> set[str]:
    """The group columns that a module or a query names, but for what is said of them in comments and docstrings."""
    text = file.read_text("utf-8")
    if file.suffix == ".sql":
        return set(re.findall(rf"\b({'|'.join(GROUPS)})\b", re.sub("--.*", "", text)))
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    texts = [node.value for node in nodes if isinstance(node.value, str)]
    return {name for name in GROUPS for text in texts if text == name or ("_" in name and name in text)}


def test_group_columns_are_named_in_one_place():
    """A further one is an entry there: no other module and no query spells them out."""
    rooms = ("domain", "etl", "disclosure", "analysis", "pages")
    files = [
        file for room in rooms for file in (settings.PROJECT / room).rglob("*.*") if file.suffix in (".py", ".sql")
    ]
    naming = {str(file.relative_to(settings.PROJECT)) for file in files if names_of_columns(file)}
    assert naming == set(HOME_OF_COLUMNS)


DECLARED = (
    "access",
    "attributes",
    "breakdowns",
    "crosswalk",
    "entries",
    "framework_file",
    "invited",
    "mapping_file",
    "references",
    "shared",
    "wave_order",
)
ONE_HOME = {  # a fact, as it would be written again = the one module that may
    r"os\.replace\(|\.replace\(file\)": {"domain/files.py", "disclosure/versions.py", "etl/sample/__init__.py"},
    r'"CURRENT"': {"domain/current.py"},
    r"shared import chosen": {"disclosure/sharing.py", "domain/stores/shared/following.py"},  # who writes, who reads
    r'"obstore': {"domain/stores/shared/bucket.py"},
    r"time\.sleep\(": {"domain/turns.py", "etl/commands/watch.py"},
    r"WAIT_FOR_WRITER_SECONDS\s*$": {"disclosure/count/records.py", "domain/turns.py"},
    r"=\+\\?-\\?@": {"domain/spreadsheet.py"},
    r"def (?:listed|counted|natural|safe_cell)\(\w+: (?:Sequence|int|str|object|list)": {
        "domain/languages/locale.py", "domain/languages/writer.py", "domain/words.py", "domain/spreadsheet.py",
        "pages/upload_steps/group_check.py",
    },
    r"settings\.FRAMEWORKS|class Framework\b": {"domain/declared/framework_file.py", "domain/declared/frameworks.py"},
    r"settings\.REFERENCE|class Vocabulary\b": {"domain/declared/references.py"},
    r"import tomllib": {
        *(f"domain/declared/{file}.py" for file in DECLARED),
        "analysis/board_pack/house_style.py", "analysis/views.py", "disclosure/audit/certificate.py",
        "disclosure/blocks/order.py", "etl/sample/trust.py",  # files that one room has for itself
    },
    r"unicodedata\.normalize": {"domain/spelling.py"},
    r"class (?:Status|FileRefused|CallRefused)\(": {"domain/errors.py", "etl/refusals.py"},
}  # fmt: skip


@pytest.mark.parametrize("fact", ONE_HOME)
def test_a_shared_fact_has_one_home(fact):
    rooms = ("domain", "etl", "disclosure", "analysis", "pages")
    files = [file for room in rooms for file in (settings.PROJECT / room).rglob("*.py")]
    found = {file for file in files if re.search(fact, file.read_text("utf-8"), re.MULTILINE)}
    assert {str(file.relative_to(settings.PROJECT)) for file in found} == ONE_HOME[fact]


def names_in_frameworks() -> set[str]:
    """Every id and name of a framework that ships, but for those of levels, which are words of the language."""
    every = known_frameworks()
    entries = [entry for one in every for entry in (*one.dimensions, *one.items)]
    return (
        {text.lower() for one in every for text in (one.framework_id, one.name)}
        | {text.lower() for entry in entries for text in entry.spellings[:2]}
        | {text.lower() for one in every for area in one.areas for text in (area.area_id, area.name)}
    )


def test_no_code_knows_a_framework():
    """What is said of one stands in its file, and which is the usual one in settings.py."""
    names, rooms = names_in_frameworks(), ("domain", "etl", "disclosure", "analysis", "pages")
    knowing = {}
    for file in (file for room in rooms for file in (settings.PROJECT / room).rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}  # docstrings, which give examples
        texts = {
            node.value.lower()
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        }
        if found := {name for name in names for text in texts if re.search(rf"\b{re.escape(name)}\b", text)}:
            knowing[str(file.relative_to(settings.PROJECT))] = found
    assert knowing == {}
