"""What an organisation may set, and what is said of what it can't."""

import pytest

import settings
from analysis.board_pack import house_style
from analysis.charts import palette


def write(text: str) -> None:
    settings.board_pack().parent.mkdir(parents=True, exist_ok=True)
    settings.board_pack().write_text(text, encoding="utf-8")


def test_without_a_file_packs_are_ninefolds_own():
    assert house_style.read() == house_style.HouseStyle(accent=palette.NHS_BLUE)


def test_a_file_sets_names_colour_templates_address_and_cover():
    write(
        'accent = "#006747"\naddress = "https://ninefold.example.nhs.uk/"\npowerpoint_template = "trust.pptx"\n'
        '[names]\n"RXX" = "Example NHS Trust"\n[cover]\n"Executive sponsor" = "Chief People Officer"\n'
    )
    (settings.board_pack().parent / "trust.pptx").write_bytes(b"slides")
    style = house_style.read()
    assert style.accent == "#006747"
    assert style.address == "https://ninefold.example.nhs.uk"
    assert style.look().powerpoint_template == b"slides"
    assert style.name("RXX") == "Example NHS Trust"
    assert style.name("RYY") == "RYY"
    assert dict(style.cover) == {"Executive sponsor": "Chief People Officer"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("accent = ", "can't be read as TOML"),
        ('colour = "#005EB8"', "“colour”, which is not a setting. It may have: accent"),
        ('accent = "blue"', "accent in board_pack.toml is not a colour. Write it as #005EB8."),
        ('accent = "#FAE100"', "can't be read beside white: its contrast is 1.3 to 1"),
        ("address = 8501", "address in board_pack.toml is not a text"),
        (
            'address = "ninefold"',
            "address in board_pack.toml is no.? a web address. Write it as https://ninefold.example.org",
        ),
        ('word_template = "missing.docx"', "names missing.docx, and there is no such .docx file beside it"),
        ('word_template = "board_pack.toml"', "there is no such .docx file beside it"),
        ('names = ["Trust"]', r"\[names\] in board_pack.toml is not a list of texts"),
    ],
)
def test_what_can_not_be_used_is_said_with_what_to_do(text, sentence):
    write(text)
    with pytest.raises(house_style.Unusable, match=sentence):
        house_style.read()


def test_what_is_filled_in_or_emptied_goes_before_what_is_set():
    style = house_style.HouseStyle(cover=(("Author", "Set"), ("Meeting", "Set"), ("Sponsor", "Set")))
    assert dict(style.with_cover({"Author": "Written", "Meeting": " ", "Equality": ""}).cover) == {
        "Author": "Written",
        "Meeting": "",
        "Sponsor": "Set",
    }


def test_a_cover_sheet_is_kept_beside_all_else_that_the_file_says():
    before = '# ours\naccent = "#006747"\n\n[cover]\n"Author" = "Before"\n\n[names]\n"RXX" = "Example NHS Trust"  # as papers call it\n'
    write(before)
    house_style.keep_cover({"Author": "", "Meeting": "Trust “Board”\n[names]"})
    style = house_style.read()
    assert dict(style.cover) == {"Meeting": "Trust “Board”\n[names]"}
    assert (style.accent, style.name("RXX")) == ("#006747", "Example NHS Trust")
    text = settings.board_pack().read_text(encoding="utf-8")
    assert "# ours" in text
    assert "# as papers call it" in text
    house_style.keep_cover({"Author": "Again"})
    assert dict(house_style.read().cover) == {"Author": "Again"}


def test_without_a_file_a_cover_sheet_is_kept_in_a_new_one():
    house_style.keep_cover({"Author": "First"})
    assert dict(house_style.read().cover) == {"Author": "First"}


def test_a_file_that_can_not_be_read_is_never_written_over():
    write("accent = ")
    with pytest.raises(house_style.Unusable):
        house_style.keep_cover({"Author": "First"})
    assert settings.board_pack().read_text(encoding="utf-8") == "accent = "
