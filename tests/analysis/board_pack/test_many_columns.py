"""A pack of many dimensions, such as a framework's items: no page has more of them than it has room for, and none is left out."""

from analysis.board_pack.sections.at_a_glance import ENDS
from analysis.board_pack.sections.groups import PART
from tests.support.published import Framework, Slice


NAMES = tuple(f"Item {number}" for number in range(1, 28))
OF_ITEMS = Framework(dimensions=NAMES, areas={"First": 2, **{f"Area {letter}": 4 for letter in "ABCDE"}, "Last": 5})


def test_a_table_of_many_columns_is_several_pages_of_whole_areas(pack_of):
    made = pack_of(Slice(framework=OF_ITEMS), sections=("groups",))
    tables = [message.table for message in made.messages if message.name == "Groups"]
    shown = [[column.heading for column in table.columns[2:]] for table in tables]
    assert [name for part in shown for name in part] == list(NAMES)
    assert [len(part) for part in shown] == [6, 8, 8, 5]
    assert max(map(len, shown)) <= PART
    for table in tables:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_a_glance_draws_the_ends_of_many(pack_of):
    (glance,) = pack_of(Slice(framework=OF_ITEMS), sections=("at_a_glance",)).messages[:1]
    assert len(glance.chart.series[0].values) == 2 * ENDS
    assert glance.note.startswith("Drawn are the 7 highest and the 7 lowest of 27.")
