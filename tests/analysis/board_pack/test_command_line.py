"""python -m analysis pack: what it writes, and what it says where it can't."""

import json

import pytest
from typer.testing import CliRunner

import settings
from analysis.__main__ import command
from analysis.board_pack import pack
from analysis.board_pack.formats import FORMATS
from analysis.published import filters, selection
from analysis.published.store import Store
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


def test_a_pack_of_some_groups_is_that_of_the_page_under_the_same_filter(tmp_path):
    published = Store(publish(settings.published(), [Slice()]))
    selected, _ = selection.choose(published, {})
    under, _ = filters.applied(published, selected, "division:Division 2")
    by_name, by_link = tmp_path / "name.pdf", tmp_path / "link.pdf"
    result = run("--only", "division:division 2", "--section", "dimensions", "--out", by_name, "--json")
    assert (result.exit_code, json.loads(result.stdout)["only"]) == (0, under.only), result.output
    run("--only", under.only, "--section", "dimensions", "--out", by_link)
    assert by_name.read_bytes() == by_link.read_bytes()
    assert by_name.read_bytes() == FORMATS[".pdf"].write(
        pack.describe(published, under, ("dimensions",)), lambda *_: None
    )


@pytest.mark.parametrize(
    ("only", "sentence"),
    [
        ("Medicine", "“Medicine” is no filter here. It begins with how to split, and names its groups: division:…"),
        ("ward:Medicine", "“ward:Medicine” is no filter here."),
        ("division:Medicine", "“Medicine” is none of the groups by division here. There are: Division 1, Division 2"),
    ],
)
def test_a_filter_that_is_not_published_is_no_pack_of_everybody(tmp_path, only, sentence):
    publish(settings.published(), [Slice()])
    result = run("--only", only, "--out", tmp_path / "pack.pdf")
    assert (result.exit_code, sentence in " ".join(result.output.split())) == (2, True)
    assert not (tmp_path / "pack.pdf").exists()
