"""python -m analysis pack: what it writes, and what it says where it can't."""

import json

import pytest
from typer.testing import CliRunner

import settings
from analysis.__main__ import command
from analysis.board_pack.formats import FORMATS
from tests.support.published import Slice, publish


def run(*words):
    return CliRunner().invoke(command, ["pack", *map(str, words)])


@pytest.mark.parametrize("ending", FORMATS)
def test_the_file_names_ending_is_its_format(tmp_path, ending):
    publish(settings.published(), [Slice()])
    out = tmp_path / f"pack{ending}"
    result = run("--wave", "2026 spring", "--section", "dimensions", "--out", out)
    assert result.exit_code == 0, result.output
    assert out.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04", b"<!DO")


def test_the_slice_is_chosen_by_its_names(tmp_path):
    publish(settings.published(), [Slice(), Slice("Other Trust", "2025 spring", "peers")])
    out = tmp_path / "pack.pdf"
    chosen = ("--organisation", "Other Trust", "--rater-group", "peers", "--breakdown", "role")
    result = run("--wave", "2025 spring", *chosen, "--section", "cover", "--out", out)
    assert result.exit_code == 0, result.output


def test_without_a_wave_it_is_of_the_latest_and_a_timer_can_read_what_was_made(tmp_path):
    publish(settings.published(), [Slice(wave="2025 spring"), Slice(wave="2026 spring")])
    out = tmp_path / "pack.pdf"
    result = run("--section", "cover", "--out", out, "--json")
    told = json.loads(result.stdout)
    assert (told["file"], told["wave"], told["breakdown"]) == (str(out), "2026 spring", "division")
    assert told["version"]
    assert out.exists()


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (
            ("--wave", "2026 spring", "--out", "pack.odt"),
            2,
            "Let its name end in one of: .pptx, .docx, .pdf, .html, .zip, .xlsx.",
        ),
        (("--wave", "2030", "--out", "pack.pdf"), 2, "There is no wave “2030” here. There is: 2026 spring."),
        (("--wave", "2026 spring", "--rater-group", "peers", "--out", "pack.pdf"), 2, "There is: self."),
        (("--wave", "2026 spring", "--section", "ranking", "--out", "pack.pdf"), 3, "no section “ranking”"),
        (("--wave", "2026 spring", "--out", "nowhere/pack.pdf"), 2, "can't be written"),
    ],
)
def test_what_can_not_be_made_is_refused_with_what_to_do(tmp_path, monkeypatch, words, status, sentence):
    monkeypatch.chdir(tmp_path)
    publish(settings.published(), [Slice()])
    result = run(*words)
    assert result.exit_code == status
    assert sentence in result.output
    assert list(tmp_path.glob("*.*")) == []


@pytest.mark.parametrize(
    ("of", "sentence"), [([], "Nothing is published yet"), ([Slice(certified=False)], "not certified")]
)
def test_without_certified_figures_there_is_no_pack(tmp_path, of, sentence):
    if of:
        publish(settings.published(), of)
    result = run("--wave", "2026 spring", "--out", tmp_path / "pack.pdf")
    assert result.exit_code == 3
    assert sentence in result.output
