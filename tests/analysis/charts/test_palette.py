import pytest

from analysis.charts import palette


def test_four_levels_have_the_four_blues():
    assert palette.ramp(4) == ["#CCDFF1", "#80AFDC", "#005EB8", "#003087"]


@pytest.mark.parametrize("steps", range(1, 13))
def test_every_step_is_its_own_darker_colour_and_its_label_can_be_read(steps):
    colours = palette.ramp(steps)
    assert len(set(colours)) == steps
    on_white = [palette.contrast(colour, "#FFFFFF") for colour in colours]
    assert on_white == sorted(on_white)
    assert min(palette.contrast(palette.text_on(colour), colour) for colour in colours) >= 4.5


def test_every_blue_on_the_ramp_has_a_text_colour():
    colours = palette.ramp(1000)
    assert min(palette.contrast(palette.text_on(colour), colour) for colour in colours) >= 4.5


def test_contrast_is_as_wcag_defines_it():
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#005EB8", "#FFFFFF") == pytest.approx(6.38, abs=0.01)
