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


def test_what_is_filled_in_goes_before_what_is_set():
    style = house_style.HouseStyle(cover=(("Author", "Set"), ("Meeting", "Set")))
    assert dict(style.with_cover({"Author": "Written", "Meeting": " "}).cover) == {
        "Author": "Written",
        "Meeting": "Set",
    }
