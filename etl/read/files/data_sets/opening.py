"""The one table of a file that other programs calculate with."""

from typing import TYPE_CHECKING

from etl.read.files.source import Source


if TYPE_CHECKING:
    from etl.read.files.data_sets.relation import Relation
    from etl.read.files.data_sets.variables import Variables

    DataSet = Relation | Variables


def open_data_set(source: Source) -> "DataSet":
    """Raises FileRefused where the file is damaged or holds no table."""
    if source.format in ("spss", "stata"):
        from etl.read.files.data_sets.variables import Variables

        return Variables.open(source)
    from etl.read.files.data_sets.relation import Relation

    return Relation.open(source)
