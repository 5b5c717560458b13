"""Which framework an export follows, where nobody has said so: the installation's, unless the file names only another's."""

import settings
from domain.declared.framework_file import known_frameworks
from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.door.load import Finding
from domain.message import said
from domain.spelling import folded
from etl.meaning.options import Options
from etl.read.staging.headers import stages
from etl.read.staging.table import Table


FEWEST_NAMES = 3  # of a framework's dimensions and items, that no other's have


def framework_named(table: Table, usual: Framework) -> Framework:
    """The one framework whose dimensions or items the file's top names, if it names none of the usual one's.

    Where several are named, or too little is, it is the usual one, whose names are then missed.
    """
    named = _names_in(table)
    if named & usual.dimension_spellings.keys():
        return usual
    found = [other for other in known_frameworks() if len(_whole_names(other) & named) >= FEWEST_NAMES]
    return found[0] if len(found) == 1 else usual


def other_framework(framework: Framework, options: Options, mapping: Mapping) -> list[Finding]:
    """Tells that a file was read by a framework that nobody had named."""
    if options.framework or mapping.framework or framework.framework_id == settings.FRAMEWORK:
        return []
    return [Finding("other_framework", "", said("other_framework", framework=framework.in_languages()))]


def _names_in(table: Table) -> set[str]:
    """All that headers and the first rows' cells may be called, folded."""
    headers = (name for text in table.header for names in stages(text) for name in names)
    cells = (folded(cell) for row in table.sheet.top for cell in row.cells if isinstance(cell, str))
    return {*headers, *cells} - {""}


def _whole_names(framework: Framework) -> set[str]:
    """Names, in every language, and ids, without the aliases, which may be two letters long."""
    named = (*framework.dimensions, *framework.items)
    languages = framework.languages.values()
    further = (one.name for names in languages for one in (*names.dimensions.values(), *names.items.values()))
    return {folded(text) for one in named for text in one.spellings[:2]} | {folded(name) for name in further}
