"""Tables over HTTP: what is published, in a reader's scope, to those who may take it away, and told in the trail."""

import gc
import io
import json
import weakref

import jsonschema
import pandas as pd
import pytest

import settings
from analysis.data_package.content import content
from analysis.data_package.opened import opened
from analysis.data_package.part import asked
from analysis.data_package.tables import TABLES
from analysis.published import store
from domain.declared import access
from domain.declared.access import EVERYTHING, Scope
from domain.trail import chain
from pages.access import cookie, provider, tokens
from tests.support.fetched import fetched
from tests.support.published import Slice, publish
from tests.support.signing_in import ACCESS, PROVIDER, claims, cookie_of, write_access


OF_PART = ACCESS.replace(
    'groups = ["analysts"]', 'groups = ["analysts"]\norganisations = ["Trust A"]\ndivisions = ["Division 1"]'
)
ANALYST, OWNER, VIEWER = claims(groups=["analysts"]), claims("owner@example.org"), claims("viewer@example.org")


@pytest.fixture(autouse=True)
def of_two_trusts(home):
    slices = [Slice("Trust A", "2025 autumn"), Slice("Trust A", "2026 spring"), Slice("Trust B", "2026 spring")]
    publish(settings.published(), slices, invited={"2026 spring": 500}, correlations={2: 0.3})


@pytest.fixture
def with_provider(home, monkeypatch):
    write_access(OF_PART)
    monkeypatch.setattr(provider, "named", lambda: provider.checked(PROVIDER))
    monkeypatch.setattr(cookie, "get_signing_secret", lambda: PROVIDER["cookie_secret"])


def token(user: dict) -> str:
    return tokens.make(user, access.declared(), access.declared().of(user).scope)


def rows(scope: Scope = EVERYTHING, table: str = "release") -> list[dict]:
    of = opened(store.shown_to(scope))
    return [dict(zip(of.types[table], row, strict=True)) for row in of.rows(f"from {table}")]


def downloads() -> list[dict]:
    return [event for event in chain.events() if event["what"] == "download"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_the_same_as_json_csv_and_parquet_and_in_the_data_package(table):
    expected = pd.DataFrame(rows(table=table.name), dtype=str).fillna("").astype(str)
    frames = {
        "json": pd.DataFrame(fetched(f"{table.name}.json").json(), dtype=str),
        "csv": pd.read_csv(io.BytesIO(fetched(f"{table.name}.csv").content), dtype=str, keep_default_na=False),
        "parquet": pd.read_parquet(io.BytesIO(fetched(f"{table.name}.parquet").content)).astype(object),
    }
    for ending, frame in frames.items():
        assert len(frame) == len(expected), ending
        for name in expected if len(expected) else ():
            kept = frame[name].map(lambda value: "" if pd.isna(value) else str(value))
            if table.name not in ("certificate", "publication", "waves"):  # their times are written otherwise
                assert kept.str.lower().to_list() == expected[name].str.lower().to_list(), (ending, name)


@pytest.mark.parametrize(
    ("parameters", "fits"),
    [
        ({"breakdown": "division"}, lambda row: row["breakdown"] == "division"),
        ({"wave": ["2026 spring"], "level": ["3", "4"]}, lambda row: row["wave"] == "2026 spring" and row["level"] > 2),
        ({"is_combined": "true"}, lambda row: row["is_combined"]),
        ({"organisation": "Trust B", "dimension_id": "none"}, lambda row: False),
        ({"organisation": "'; drop table x; --"}, lambda row: False),
    ],
)
def test_a_filter_gives_the_rows_that_have_one_of_the_values_in_every_column_named(parameters, fits):
    assert fetched("release.json", params=parameters).json() == [row for row in rows() if fits(row)]


def test_an_empty_filter_gives_the_rows_without_a_value():
    assert {row["division"] for row in fetched("members.json", params={"division": ""}).json()} == {None}


@pytest.mark.parametrize(
    ("file", "parameters", "status", "sentence"),
    [
        ("nothing.csv", {}, 404, "There is no table “nothing”. There are release, blocks"),
        (
            "release.xml",
            {},
            404,
            "“release.xml” does not say a format. A table's name ends in .json, .csv or .parquet.",
        ),
        ("../private.csv", {}, 404, "Not Found"),
        ("release.csv", {"wafe": "x"}, 400, "“wafe” is no column of release. Its columns are framework_id"),
        ("release.csv", {"level": "strong"}, 400, "“strong” is no integer, and the column level has no other values."),
        ("release.csv", {"level": str(10**30)}, 400, "is no integer"),
        ("release.csv", {"is_combined": "perhaps"}, 400, "“perhaps” is no boolean"),
        ("waves.csv", {"wave_date": "may"}, 400, "“may” is no date"),
    ],
)
def test_what_can_not_be_answered_is_told_in_words_and_is_no_download(file, parameters, status, sentence):
    answer = fetched(file, params=parameters)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert downloads() == []


def test_nothing_published_or_not_certified_is_said(home):
    publish(settings.published(), [Slice(certified=False)])
    answer = fetched("release.csv")
    assert (answer.status_code, "not certified" in answer.json()["detail"]) == (503, True)
    (settings.published() / "CURRENT").unlink()
    assert "Nothing is published yet" in fetched("release.csv").json()["detail"]


def test_a_mark_holds_until_the_next_publication_and_in_one_scope(with_provider):
    mine, theirs = ({"Cookie": cookie_of(user)} for user in (ANALYST, OWNER))
    first = fetched("release.csv", headers=mine)
    mark = first.headers["etag"]
    assert fetched("release.csv", headers=mine | {"If-None-Match": f'"other", {mark}'}).status_code == 304
    assert fetched("release.csv", headers=theirs | {"If-None-Match": mark}).status_code == 200
    assert fetched("release.json", headers=mine | {"If-None-Match": mark}).status_code == 200
    assert len(downloads()) == 3  # what is known is not given again
    publish(settings.published(), [Slice("Trust A")], version="v2")
    assert fetched("release.csv", headers=mine | {"If-None-Match": mark}).status_code == 200


@pytest.mark.parametrize("taken_as", ["gzip", "identity"])
def test_head_tells_the_size_as_it_is_sent_and_gives_nothing(taken_as):
    asked_as = {"headers": {"Accept-Encoding": taken_as}}
    answer = fetched("release.csv", method="HEAD", **asked_as)
    assert (answer.status_code, answer.content, downloads()) == (200, b"", [])
    given = fetched("release.csv", **asked_as)
    assert answer.headers["content-length"] == given.headers["content-length"] == str(given.num_bytes_downloaded)


@pytest.mark.parametrize(
    ("taken_as", "sent_as"),
    [
        ("gzip, deflate, br", "gzip"),
        ("br;q=1.0, GZIP;q=0.05", "gzip"),
        ("gzip;q=0", "identity"),
        ("gzip; q=0.000, identity", "identity"),
        ("identity", None),
        ("", None),
    ],
)
def test_a_table_is_packed_for_who_takes_it_so(taken_as, sent_as):
    """Once: Streamlit's own server would pack it for whoever names gzip, even as what they do not take."""
    for file in ("release.csv", "release.parquet"):
        answer = fetched(file, headers={"Accept-Encoding": taken_as})
        assert answer.headers.get("content-encoding") == sent_as
        assert "Accept-Encoding" in answer.headers["vary"]
        assert (answer.num_bytes_downloaded < len(answer.content)) == (sent_as == "gzip")
        assert answer.content == fetched(file).content


def test_a_part_of_a_file_is_not_cut_out_of_the_packed_one():
    answer = fetched("release.csv", headers={"Range": "bytes=0-99"})
    assert (answer.status_code, answer.content) == (200, fetched("release.csv").content)


def test_what_was_made_before_is_told_in_the_trail_as_well():
    assert fetched("release.csv").content == fetched("release.csv").content
    assert len(downloads()) == 2


def test_what_was_made_is_let_go_with_its_version(monkeypatch):
    monkeypatch.setattr(store, "_current", {})
    first = fetched("release.csv").content
    kept = weakref.ref(opened(store.current()).kept)
    publish(settings.published(), [Slice("Trust A")], version="v2")
    assert fetched("release.csv").content != first
    gc.collect()
    assert kept() is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(method):
    assert fetched("release.csv", method=method).status_code == 405


def test_where_nobody_signs_in_this_machine_alone_is_answered():
    assert fetched("release.csv", host="ninefold.example.org").status_code == 403


@pytest.mark.parametrize("file", ["release.csv", "datapackage.json", "openapi.json"])
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (lambda: {}, 401),
        (lambda: {"headers": {"Cookie": cookie_of(VIEWER)}}, 403),
        (lambda: {"headers": {"Cookie": cookie_of(claims("stranger@example.org"))}}, 403),
        (lambda: {"headers": {"Cookie": cookie_of(ANALYST | {"exp": 1})}}, 403),
        (lambda: {"headers": {"Cookie": cookie_of(ANALYST)}}, 200),
        (lambda: {"headers": {"Authorization": f"Bearer {token(ANALYST)}"}}, 200),
        (lambda: {"headers": {"authorization": f"bearer {token(OWNER)}"}}, 200),
        (lambda: {"auth": ("anybody", token(ANALYST))}, 200),
        (lambda: {"auth": ("anybody", "guessed")}, 403),
        (lambda: {"headers": {"Authorization": "Basic %%%", "Cookie": ""}}, 401),
        (lambda: {"headers": {"Authorization": f"Bearer {token(VIEWER)}"}}, 403),
    ],
)
def test_tables_are_for_those_who_may_take_data_away(with_provider, file, sent, status):
    answer = fetched(file, host="ninefold.example.org", **sent())
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status == 401)


def test_a_token_gives_its_makers_scope_and_not_a_row_more(with_provider):
    scope = Scope(("Trust A",), ("Division 1",))
    assert fetched("release.json", auth=("x", token(OWNER))).json() == rows()  # and is kept, for who sees the same
    answer = fetched("release.json", auth=("x", token(ANALYST))).json()
    assert answer == rows(scope)
    assert len(answer) < len(rows())
    event = downloads()[-1]
    assert event["about"]["by"].startswith("token ")


@pytest.mark.parametrize(
    "changed",
    [
        OF_PART.replace('role = "analyst"', 'role = "viewer"'),
        OF_PART.replace('"analysts"', '"others"'),
        OF_PART.replace('divisions = ["Division 1"]', 'divisions = ["Division 2"]'),
        ACCESS,  # where they may see more now
    ],
)
def test_a_token_ends_with_what_its_maker_may_see(with_provider, changed):
    text = token(ANALYST)
    assert fetched("waves.csv", auth=("x", text)).status_code == 200
    write_access(changed)
    assert fetched("waves.csv", auth=("x", text)).status_code == 403


def test_a_token_ends_when_it_is_withdrawn_and_when_its_time_is_over(with_provider, monkeypatch):
    first, second = token(ANALYST), token(ANALYST)
    tokens.withdraw(tokens.known()[0].id)
    assert [fetched("waves.csv", auth=("x", one)).status_code for one in (first, second)] == [403, 200]
    later = tokens.time.time() + tokens.LASTS
    monkeypatch.setattr(tokens.time, "time", lambda: later)
    assert fetched("waves.csv", auth=("x", second)).status_code == 403


def test_no_token_is_kept_as_it_is_and_the_file_is_its_owners_alone(with_provider):
    text = token(ANALYST)
    assert text not in settings.tokens().read_text()
    assert oct(settings.tokens().stat().st_mode & 0o777) == "0o600"


def test_a_download_is_told_with_its_table_and_by_no_name_of_a_group():
    fetched("release.csv", params={"organisation": "Trust A", "level": "4"})
    (event,) = downloads()
    assert event["about"] | {"version": "", "by": ""} == {
        "kind": "table", "table": "release", "format": "csv", "filtered": "organisation, level", "version": "", "by": ""
    }  # fmt: skip
    assert "Trust A" not in json.dumps(event)


def test_what_the_trail_can_not_tell_of_is_not_given(home):
    settings.audit().mkdir(parents=True)
    answer = fetched("release.csv")
    assert (answer.status_code, "audit trail" in answer.json()["detail"]) == (503, True)


def test_the_description_names_every_address_with_its_parameters_and_what_it_answers():
    described = fetched("openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert len(described["paths"]) == 3 * len(TABLES)
    for path, methods in described["paths"].items():
        answer = fetched(path.lstrip("/"))
        (media,) = methods["get"]["responses"]["200"]["content"]
        assert answer.headers["content-type"].startswith(media)
        if path.endswith(".json"):
            schema = methods["get"]["responses"]["200"]["content"][media]["schema"] | {
                "components": described["components"]
            }
            jsonschema.Draft202012Validator(schema).validate(answer.json())
            table = content(store.current()).tables[[one.name for one in TABLES].index(path[1:-5])]
            assert [one["name"] for one in methods["get"]["parameters"]] == [one.name for one in table.columns]


def test_a_value_of_every_kind_of_column_finds_its_row():
    """What JSON says of a row, sent back as a filter, gives a row of the same values."""
    held = content(store.current())
    for one in held.tables:
        for row in fetched(f"{one.table.name}.json").json()[:1]:
            sent = [(name, "" if value is None else str(value)) for name, value in row.items()]
            part = asked(held, f"{one.table.name}.json", sent)
            assert row in json.loads(part.written(store.current())), one.table.name
