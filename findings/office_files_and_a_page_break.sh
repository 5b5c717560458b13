#!/usr/bin/env bash
# One would bet: python-pptx and python-docx, siblings in the same style, treat a form feed in pasted text alike, and
# python-pptx treats it alike in a text box and in a chart.
# What happens: three answers to one string. A Word paragraph refuses it; a text box of a slide takes it and then shows
# the characters _x000C_ to the reader; a chart refuses it with an error of the XML parser about a line of a file that
# nobody wrote. A carriage return is a line break in Word and _x000D_ on a slide.
# Seen with python-docx 1.2.0 and python-pptx 1.0.2.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 python-pptx==1.0.2

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import docx
import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

ROOM = (0, 0, Inches(4), Inches(3))


def slide(draw):
    deck = pptx.Presentation()
    draw(deck.slides.add_slide(deck.slide_layouts[6]).shapes)
    deck.save("deck.pptx")
    return pptx.Presentation("deck.pptx").slides[0].shapes[0]


def box(text):
    def draw(shapes):
        shapes.add_textbox(*ROOM).text_frame.text = text

    return slide(draw).text_frame.text


def chart(text):
    data = CategoryChartData()
    data.categories = [text, "Ward B"]
    data.add_series("People", (12, 15))
    return list(slide(lambda shapes: shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *ROOM, data)).chart.plots[0].categories)


def paragraph(text):
    return docx.Document().add_paragraph(text).text


def seen(write, text):
    try:
        return repr(write(text))
    except (ValueError, SyntaxError) as error:
        return type(error).__name__


print("python-docx", version("python-docx"), "python-pptx", version("python-pptx"))
feed = [seen(write, "Ward\x0cA") for write in (paragraph, box, chart)]
back = [seen(write, "Ward\rA") for write in (paragraph, box)]
print("form feed: Word paragraph", feed[0], "| text box", feed[1], "| chart", feed[2])
print("carriage return: Word paragraph", back[0], "| text box", back[1])
print("Why it matters: names of teams are pasted out of PDF files, where page breaks come along.")
assert feed == ["ValueError", repr("Ward_x000C_A"), "XMLSyntaxError"]
assert back == [repr("Ward\nA"), repr("Ward_x000D_A")]
PYTHON
