"""What a pack says: the figures and the words of the pages, in the sections that were chosen, and nothing uncertified."""

import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

import settings
from analysis import exhibits, narrative, wording
from analysis.board_pack import group_packs, house_style, pack
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.sections import cover, words
from analysis.charts import palette
from analysis.compared import compare
from analysis.heatmap import scales
from analysis.published import metrics, selection
from analysis.published.store import Store
from domain.declared.item_framework import SUFFIX
from tests.support.adding_up import adding_up
from tests.support.packs import WAVES, described, with_tables
from tests.support.published import NOBODY, Block, Framework, Slice, alone, publish, trust, whole


SMALL = Framework(dimensions=("Dimension A", "Dimension B"))


def of(a_pack, name):
    return [message for message in with_tables(a_pack) if message.name == name]


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_sections_stand_in_the_order_in_which_they_are_chosen(pack_of):
    made = pack_of(Slice(), sections=("levels", "cover"))
    assert [message.name for message in made.messages] == ["Levels", "Cover", "Board paper", "Appendix: Levels"]


def test_a_message_has_its_chart_alone_and_its_table_stands_in_the_appendix(a_pack):
    names = [message.name for message in a_pack.messages]
    first = next(place for place, name in enumerate(names) if name.startswith("Appendix: "))
    assert all(name.startswith("Appendix: ") for name in names[first:])
    assert not [message.name for message in a_pack.messages if message.chart and message.table]
    assert {f"Appendix: {name}" for name in ("Dimensions", "Levels", "Change", "Self and others")} <= set(names)


@pytest.mark.parametrize(("suffix", "called"), [("", "Dimension"), (SUFFIX, "Item")])
def test_tables_call_what_they_are_about_what_it_is(tmp_path, suffix, called):
    one = replace(SMALL, framework_id=f"small{suffix}")
    made = described(publish(tmp_path, [Slice(framework=one, wave=wave, blocks=trust()) for wave in WAVES]))
    tables = [message.table for message in made.messages if message.name == "Appendix: Levels"]
    sheets = [sheet for message in made.messages for sheet in message.sheets]
    headings = {column.heading for table in (*tables, *sheets) for column in table.columns}
    assert headings & {"Dimension", "Item"} == {called}


def test_one_page_can_be_read_alone(a_pack):
    (glance,) = of(a_pack, "At a glance")
    said = [paragraph.text for paragraph in glance.text]
    for matter in ("Took part. 1,200 people", "What stands out. ", "What changed. ", "What to look at next. "):
        assert any(text.startswith(matter) for text in said), matter
    shares = list(glance.chart.series[0].values)
    assert shares == sorted(shares, reverse=True)
    assert glance.chart.series[0].lower
    assert a_pack.messages.index(glance) == 2  # behind the cover and its sheet


def test_actions_and_owners_are_an_empty_table_to_fill_in(a_pack):
    (actions,) = of(a_pack, "Actions")
    assert [column.heading for column in actions.table.columns] == [
        "No.",
        "Action",
        "Owner",
        "By when",
        "How we will know",
    ]
    assert all(set(row[1:]) == {""} for row in texts(actions.table))


def test_each_group_has_a_page_where_that_is_asked_for(pack_of):
    assert "each_group" not in pack.USUAL
    made = of(pack_of(Slice(blocks=trust(divisions=3)), sections=("each_group",)), "Each group")
    assert [message.title.partition(" beside the rest")[0] for message in made] == [f"Division {n}" for n in (1, 2, 3)]
    assert all(message.chart.kind == "differences" for message in made)


def test_each_group_can_have_a_pack_of_its_own_in_one_zip():
    store = Store(publish(settings.published(), [adding_up(np.random.default_rng(3), people=(60,) * 3)]))
    chosen, _ = selection.choose(store, {})
    every = group_packs.packs(store, chosen, house_style.HouseStyle())
    assert list(every) == ["Division 0", "Division 1", "Division 2"]
    assert [message.name for message in every["Division 2"].messages][:3] == ["Cover", "Each group", "Levels"]
    assert every["Division 2"].title == "Leadership in Division 2, 2026 spring"
    told = []
    content = group_packs.zipped(every, FORMATS[".xlsx"], ".xlsx", lambda done, of: told.append((done, of)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [f"division_{n}.xlsx" for n in (0, 1, 2)]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_pack_of_a_group_is_made_where_none_can_be_compared():
    store = Store(publish(settings.published(), [Slice(blocks=[whole(40)])]))
    chosen, _ = selection.choose(store, {})
    with pytest.raises(pack.Refused, match="No group can be compared with the rest"):
        group_packs.packs(store, chosen, house_style.HouseStyle())


def test_beneath_levels_stands_that_shares_are_rounded(files, a_pack):
    """33%, 33% and 33% under 67% are no fault."""
    assert [wording.ROUNDED in message.note for message in of(a_pack, "Levels")] == [True]
    paper = Document(io.BytesIO(files[".docx"]))
    assert any(wording.ROUNDED in paragraph.text for paragraph in paper.paragraphs)
    shapes = [shape for slide in Presentation(io.BytesIO(files[".pptx"])).slides for shape in slide.shapes]
    assert any(wording.ROUNDED in shape.text_frame.text for shape in shapes if shape.has_text_frame)
    read = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(files[".pdf"])).pages)
    assert wording.ROUNDED in " ".join(read.split())


def test_no_pack_is_made_of_what_is_not_certified(pack_of):
    with pytest.raises(pack.Refused, match="is not certified as a whole, so no board pack can be made"):
        pack_of(Slice(), Slice(wave="2026 autumn", certified=False))


def test_an_unknown_section_is_refused_with_those_there_are(pack_of):
    with pytest.raises(pack.Refused, match="no section “ranking”. It may have: cover, at_a_glance"):
        pack_of(Slice(), sections=("ranking",))


def test_sections_of_which_nothing_is_published_are_left_out_and_named():
    store = Store(publish(settings.published(), [Slice()]))
    chosen, _ = selection.choose(store, {})
    assert pack.left_out(store, chosen, pack.USUAL, house_style.HouseStyle()) == ["Self and others", "Change"]
    with pytest.raises(pack.Refused, match="Nothing is published for the sections that were chosen"):
        pack.describe(store, chosen, ("change",), house_style.HouseStyle())


def test_every_message_says_where_it_comes_from(a_pack):
    for message in a_pack.messages:
        said = " · ".join(message.provenance)
        for part in (
            "Example NHS Trust",
            "2026 spring",
            "1,200 people assessed",
            "11 people or more",
            "Certified",
            "1 June 2026",
        ):
            if part == "2026 spring" and message.name.endswith("Change"):
                continue
            assert part in said
        assert message.link.startswith("https://ninefold.example.org/")
        assert message.link.endswith(
            "?framework=healthcare_leadership_model&organisation=Example+NHS+Trust&wave=2026+spring&rater_group=self"
            "&measure=performance&breakdown=team"
        )


def test_the_cover_has_a_title_whose_it_is_and_when_and_behind_it_the_fields_that_are_filled_in(pack_of):
    style = house_style.HouseStyle().with_cover({"Meeting": "Trust Board", "Author": " "})
    front, sheet = pack_of(Slice(), sections=("cover",), style=style).messages
    assert front.is_cover
    assert [paragraph.text for paragraph in front.text][:2] == ["Example NHS Trust", "Figures published on 1 June 2026"]
    rows = dict(texts(sheet.table))
    assert rows.keys() < set(cover.FIELDS)
    assert all(rows.values())
    assert rows["Meeting"] == "Trust Board"
    assert "Author" not in rows
    assert rows["Recommendation"] == "To note what the figures say, and to discuss what they ask of us."


def test_the_summary_has_who_how_many_when_how_much_is_shown_and_three_findings(a_pack, home_of_pack):
    (summary,) = of(a_pack, "Summary")
    rows = {row[0]: row[1] for row in texts(summary.table)}
    assert rows["People assessed"] == "1,200"
    assert rows["Wave"] == "2026 spring"
    assert rows["Coverage by team"].endswith("%")
    said = [paragraph.text for paragraph in summary.text]
    findings = said[1 : said.index("What to beware of")]
    assert len(findings) == 3
    store = Store(home_of_pack)
    chosen, _ = selection.choose(store, {"wave": "2026 spring", "breakdown": "team"})
    on_screen = {one.text for one in (*narrative.stands_out(store, chosen), *narrative.changed(store, chosen))}
    assert set(findings) <= on_screen


def test_the_pack_has_the_figures_of_the_screen(a_pack, home_of_pack):
    store = Store(home_of_pack)
    chosen, _ = selection.choose(store, {"wave": "2026 spring", "breakdown": "team"})
    cells = metrics.cells(store, chosen)
    overall = cells[cells["is_overall"]]
    (dimensions,) = of(a_pack, "Dimensions")
    assert list(dimensions.chart.series[0].values) == overall["high_share"].tolist()
    assert [row[1] for row in texts(dimensions.table)] == [wording.percent(share) for share in overall["high_share"]]
    (levels,) = of(a_pack, "Levels")
    shares = metrics.level_shares(store, chosen)
    shares = shares[shares["is_overall"]]
    for series, (_, of_level) in zip(levels.chart.series, shares.groupby("level"), strict=True):
        assert list(series.values) == of_level["printed_share"].tolist()
    (groups,) = of(a_pack, "Groups")
    shown = [row for row in groups.table.rows if row.kind != "group"]
    assert sorted(cell.value for row in shown for cell in row.cells[2:]) == sorted(cells["high_share"])
    (differences,) = of(a_pack, "Differences")
    verdict = compare.standing(store, chosen).verdict
    assert differences.text[0].text == words.plain(verdict)


def test_the_heatmap_has_the_colours_of_the_screen(a_pack, home_of_pack):
    store = Store(home_of_pack)
    chosen, _ = selection.choose(store, {"wave": "2026 spring", "breakdown": "team"})
    rows = exhibits.heatmap(store, chosen).figure.rows
    (groups,) = of(a_pack, "Groups")
    assert len(groups.table.rows) == len(rows)
    for printed, row in zip(groups.table.rows, rows, strict=True):
        assert printed.cells[0].text.endswith(row.name)
        for cell, tile in zip(printed.cells[2:], row.cells, strict=True):
            assert cell.text == f"{tile.printed} {tile.more}".strip()
            assert cell.fill == (scales.tones()[tile.colour].light if tile.colour else palette.WHITE)
            assert cell.is_bold == tile.is_clear


def test_what_the_screen_combines_the_pack_combines(pack_of):
    pair = [NOBODY | {"division": name} for name in ("B", "C")]
    blocks = [whole(60, counts=(15,) * 4), alone("division", 40, division="A")]
    blocks[1].counts = (10,) * 4
    blocks.append(Block("division", "B + C", pair, 20, None, (5,) * 4))
    (groups,) = pack_of(Slice(blocks=blocks, framework=SMALL), sections=("groups",)).messages
    assert [row.cells[0].text for row in groups.table.rows] == ["Whole organisation", "A", "B + C †"]
    assert "combined to protect confidentiality" in groups.note


def test_differences_that_stand_are_told_and_no_cause_is_given(pack_of):
    counts = {"A": (40, 40, 10, 10), "B": (20, 20, 80, 80)}
    blocks = [whole(300, counts=(60, 60, 90, 90))]
    blocks += [Block("division", name, [NOBODY | {"division": name}], sum(of), None, of) for name, of in counts.items()]
    one = Framework(dimensions=("Dimension A",))
    (message,) = with_tables(pack_of(Slice(blocks=blocks, framework=one), sections=("differences",)))
    assert message.title == "2 of 2 differences are clearer than chance: on Dimension A"
    assert texts(message.table) == [
        ["A", "20%", "80%", "−60", "−68 to −49", "+13 or −16"],
        ["B", "80%", "20%", "+60", "+49 to +68", "+16 or −12"],
    ]
    assert message.chart.series[0].values == pytest.approx((-0.6, 0.6))
    assert message.note.endswith("A difference says nothing of its cause.")


def test_where_nothing_stands_the_page_says_so_and_asks_on(pack_of):
    even = (20, 20, 20, 20)
    blocks = [whole(160, counts=(40, 40, 40, 40))]
    blocks += [Block("division", name, [NOBODY | {"division": name}], 80, None, even) for name in "AB"]
    (message,) = pack_of(Slice(blocks=blocks), sections=("differences",)).messages
    assert message.title == "No difference between a division and the rest is clearer than chance would make it"
    assert message.table is None
    assert "What to look at next" in [paragraph.text for paragraph in message.text]


def test_two_waves_carry_the_caution_of_the_screen(pack_of):
    made = pack_of(*(Slice(wave=wave) for wave in ("2025 autumn", "2026 spring")), sections=("summary", "change"))
    told = with_tables(made)
    for message in (told[0], told[-1]):
        assert any(paragraph.text.startswith("Two waves are no trend.") for paragraph in message.text)


def test_the_first_wave_has_no_change_since_a_later_one(pack_of):
    risen = [whole(160, counts=counts) for counts in ((80, 60, 15, 5), (5, 15, 60, 80))]
    path = publish(
        settings.published(), [Slice(wave=w, blocks=[b]) for w, b in zip(("Pre", "Post"), risen, strict=True)]
    )
    first, second = ([m.title for m in described(path, ("change",), wave=wave).messages] for wave in ("Pre", "Post"))
    assert not any("Since" in title or "down" in title for title in first)
    assert any(title.startswith("Since Pre: ") and "up" in title and "down" not in title for title in second)


def test_rater_groups_are_set_beside_one_another_from_whichever_is_selected(pack_of):
    path = publish(settings.published(), [Slice(rater_group=group) for group in ("self", "peers")])
    made = [described(path, ("self_and_others",), rater_group=group).messages for group in ("self", "peers")]
    assert [message.title for message in made[0]] == [message.title for message in made[1]]


def test_a_rater_group_without_figures_of_its_own_is_no_comparison(pack_of):
    hidden = Slice(rater_group="peers", blocks=[alone("division", 40, division="A")])
    made = pack_of(Slice(), hidden, sections=("levels", "self_and_others"))
    assert [message.name for message in made.messages] == ["Levels", "Appendix: Levels"]


def test_a_name_from_an_export_is_never_read_as_markup(pack_of):
    names = ("**Ward** #1", "A_b\\*c")
    blocks = [Block("division", name, [NOBODY | {"division": name}], 40, None, (10,) * 4) for name in names]
    blocks.append(whole(80, counts=(20,) * 4))
    made = pack_of(Slice(organisation="Trust *A* & <b>", blocks=blocks), sections=("cover", "groups"))
    assert made.messages[0].title == "Leadership at Trust *A* & <b>, 2026 spring"
    names = {row.cells[0].text for row in made.messages[2].table.rows}
    assert {"**Ward** #1", "A_b\\*c"} <= names


def test_markdown_becomes_runs():
    assert words.runs("**Ward 1\\.2**: 5\\*") == (("Ward 1.2", True), (": 5*", False))


def test_a_pack_without_groups_still_has_its_pages(pack_of):
    made = pack_of(
        Slice(blocks=[whole(40)], framework=SMALL), sections=("dimensions", "levels", "groups", "differences")
    )
    assert [message.name for message in with_tables(made)] == ["Dimensions", "Levels"]


def test_an_organisation_is_called_as_its_settings_say(pack_of):
    style = house_style.HouseStyle(address="https://n.example.org", names=(("RXX", "Example Hospitals NHS Trust"),))
    made = pack_of(Slice(organisation="RXX"), style=style)
    assert made.title == "Leadership at Example Hospitals NHS Trust, 2026 spring"
    assert made.messages[0].provenance[0].startswith("Example Hospitals NHS Trust · 2026 spring")
    assert "organisation=RXX" in made.messages[0].link


def test_frameworks_of_any_size_are_shown(pack_of):
    five = Framework(
        "five", "Five", tuple(f"A rather long name of dimension {n}" for n in range(5)), high=("Strong", "Exemplary")
    )
    made = pack_of(Slice(framework=five, blocks=trust(2, 3)), breakdown="team")
    assert [len(message.chart.categories) for message in made.messages if message.name in ("Dimensions", "Levels")] == [
        5,
        5,
    ]


def test_notes_speak_of_bars_and_never_of_the_screens_dots_and_lines(a_pack):
    notes = [message.note for message in a_pack.messages if message.chart]
    assert any("filled bar" in note for note in notes)
    assert not any(" dot" in note for note in notes)
