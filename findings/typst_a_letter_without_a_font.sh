#!/usr/bin/env bash
# One would bet: a letter that no font draws gives a warning, or a box that can still be copied as that letter.
# What happens: compiled plainly there is no warning at all, even from compile_with_warnings, and what a reader can copy or
# hear in its place is U+0000. With pdf_standards=["ua-1"] the same text refuses the whole document. Nor does PDF/UA there
# take alt: "" for a picture that says nothing, as HTML does: that is "missing alt text".
# Seen with typst 0.15.2 (the fonts it ships).
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import io
from importlib.metadata import version

import pypdf
import typst

START = '#set document(title: "Teams")\n= Teams\n'
LETTER = "\u0e01"
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
document, warnings = typst.compile_with_warnings((START + LETTER).encode(), format="pdf", font_paths=fonts)
copied = pypdf.PdfReader(io.BytesIO(document)).pages[0].extract_text().splitlines()[-1]


def refused(text):
    try:
        typst.compile((START + text).encode(), format="pdf", font_paths=fonts, pdf_standards=["ua-1"])
        return ""
    except typst.TypstError as error:
        return str(error)


picture = '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>"), format: "svg", alt: "")'
letter, empty = refused(LETTER), refused(picture)
print("typst", version("typst"))
print("plain PDF: warnings", warnings, "| the letter is copied as", repr(copied))
print("PDF/UA-1:", letter)
print('PDF/UA-1, alt: "":', empty)
print("Why it matters: a team's name can vanish from a board paper unseen, and the accessible paper can't be made at all.")
assert warnings == [] and copied == "\x00"
assert "could not be displayed" in letter and "missing alt text" in empty
PYTHON
