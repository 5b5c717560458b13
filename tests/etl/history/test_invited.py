"""How many people were invited: what may be said, where it is kept, and that a publication holds it."""

import duckdb
import pytest

import settings
from tests.support.command_line import PEOPLE, answer, etl


TRUST, WAVE = "Example Trust", "2026 spring"


@pytest.fixture
def loaded():
    answer("load", "-", "--name", "answers.csv", stdin=PEOPLE)


def published() -> list[tuple]:
    with duckdb.connect(answer("status")["published_store"], read_only=True) as store:
        return store.execute("from invited").fetchall()


def test_the_number_said_last_is_published_and_zero_forgets_it(loaded):
    assert answer("invited", TRUST, WAVE, "60") == {"invited": {TRUST: {WAVE: 60}}}
    answer("invited", TRUST, WAVE, "50")
    answer("publish")
    assert published() == [(TRUST, WAVE, 50)]
    assert answer("invited", TRUST, WAVE, "0") == {"invited": {}}
    answer("publish")
    assert published() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([TRUST, WAVE, "39"], "40 people of Example Trust assessed themselves in 2026 spring"),
        ([TRUST, WAVE, "-1"], "-1"),
        ([TRUST, WAVE, "many"], "PEOPLE"),
        ([TRUST, "2099", "60"], "No assessment of Example Trust in 2099 is loaded. Loaded: Example Trust, 2026 spring."),
        (["Another", WAVE, "60"], "No assessment of Another in 2026 spring is loaded."),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_is_refused_and_nothing_is_kept(loaded, words, said):
    done = etl("invited", *words)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert not settings.invited().exists()


@pytest.mark.parametrize("content", ["not toml = = =", "a = 3", '["Example Trust"]\n"2026 spring" = "many"'])
def test_a_file_that_somebody_broke_stops_the_publication_with_a_sentence(loaded, content):
    settings.invited().write_text(content)
    done = etl("publish")
    assert done.returncode == 2
    assert "Delete it, and say the numbers again" in done.stderr.decode()
    assert answer("status")["published_store"] is None
    assert etl("invited", TRUST, WAVE, "60").returncode == 2
    assert settings.invited().read_text() == content
