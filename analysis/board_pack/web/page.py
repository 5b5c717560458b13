"""Writes a pack as one HTML file that asks for nothing from anywhere: its look, its script and its charts are in it."""

import base64
import hashlib
from functools import cache
from pathlib import Path

import jinja2

from analysis.board_pack.description import Pack
from analysis.board_pack.web import charts
from analysis.charts import palette
from domain.languages import _
from domain.languages.locale import tag


HERE = Path(__file__).parent


def html(pack: Pack) -> bytes:
    """The page in UTF-8; the same bytes for the same pack."""
    script = f"{_template('sort.js').render(tag=tag(), as_listed=_('As it was listed'))}\n"
    written = _template("page.html").render(
        pack=pack,
        tag=tag(),
        words={"contents": _("Contents"), "cover": _("Cover"), "view": _("This view in the dashboard")},
        table_label=lambda page, title: _("Table on page {page}: {title}", page=page, title=title),
        look=(HERE / "look.css").read_text(encoding="utf-8"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        drawn=charts.drawn,
        on=palette.text_on,
        size=charts,
    )
    return written.encode()


@cache
def _template(name: str) -> jinja2.Template:
    kept = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return kept.get_template(name)
