"""Takes rows of the current version over into the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from domain.columns import SLICE_OF_FRAMEWORK


OF_A_SLICE = ("blocks", "left_out", "assessed", "intra_class_correlations", "dimension_correlations")
NAMES = ", ".join(SLICE_OF_FRAMEWORK)
BY_NUMBER = """
insert into {table} by name
select one.* replace (numbers.slice_id as slice_id)
from before.{table} as one
join numbers on numbers.was = one.slice_id
"""
BY_TWO_NUMBERS = """
insert into wave_correlations by name
select pair.* replace (one.slice_id as slice_id, other.slice_id as other_slice_id)
from before.wave_correlations as pair
join numbers as one on one.was = pair.slice_id
join numbers as other on other.was = pair.other_slice_id
order by one.slice_id, other.slice_id
"""


@dataclass(frozen=True)
class TakenOver:
    """Slices of the version at `path`, by name, with their numbers in the next."""

    path: Path
    numbers: Mapping[tuple[str, ...], int]

    def into(self, store: duckdb.DuckDBPyConnection) -> None:
        """Adds their rows, to tables that are there."""
        quoted = str(self.path).replace("'", "''")  # attach takes no parameters
        store.execute(f"attach '{quoted}' as before (read_only)")
        typed = ", ".join(f"{name} varchar" for name in SLICE_OF_FRAMEWORK)
        store.execute(f"create temp table taken ({typed}, slice_id integer)")
        columns = zip(*((*names, number) for names, number in self.numbers.items()), strict=True)
        given = [list(column) for column in columns]
        store.execute(f"insert into taken select {', '.join(f'unnest(${place})' for place in range(1, 7))}", given)
        store.execute(
            "create temp table numbers as"
            f" select before.slice_id as was, taken.* from before.slices as before join taken using ({NAMES})"
        )
        store.execute(f"insert into slices by name select slice_id, {NAMES} from numbers order by slice_id")
        for table in OF_A_SLICE:
            store.execute(BY_NUMBER.format(table=table))
        store.execute(BY_TWO_NUMBERS)
        store.execute(
            f"insert into certificate by name select was.* from before.certificate as was join taken using ({NAMES})"
            " order by taken.slice_id"
        )
