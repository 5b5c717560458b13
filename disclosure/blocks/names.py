"""What a block is called and identified by."""

import hashlib
import json
from collections import Counter

from disclosure.blocks.pooling import Block, Group, groups_of
from domain.columns import GROUPS
from domain.declared.breakdowns import Breakdown
from domain.words import natural


ID_BYTES = 8  # of a block's id: enough that two of a store's never meet


def labels(
    cells: tuple[Group, ...], breakdown: Breakdown, organisation: str, columns: tuple[str, ...]
) -> dict[Group, str]:
    """What each group of a breakdown is called: by its own columns, and by all where those are shared."""
    groups = [block.groups[0] for block in groups_of(cells, breakdown, columns)]
    if not breakdown.key:
        return {group: organisation for group in groups}
    own = [breakdown.key.index(column) for column in breakdown.columns]
    short = {group: ": ".join(group[place] for place in own) for group in groups}
    shared = {label for label, times in Counter(short.values()).items() if times > 1}
    return {group: ": ".join(group) if label in shared else label for group, label in short.items()}


def name(block: Block, labels: dict[Group, str]) -> str:
    """ "Ward 3", or "Ward 3 + Ward 5" for a combined block."""
    return " + ".join(sorted((labels[group] for group in block.groups), key=natural))


def members(block: Block, breakdown: Breakdown) -> list[dict[str, str | None]]:
    """The groups as values of the columns; null: not restricted."""
    restricted = [dict(zip(breakdown.key, group, strict=True)) for group in block.groups]
    columns = dict.fromkeys((*GROUPS, *breakdown.key))
    return [{column: group.get(column) for column in columns} for group in restricted]


def identity(block: Block, breakdown: Breakdown) -> str:
    """The same wherever the same breakdown unites the same groups."""
    text = json.dumps([breakdown.id, breakdown.key, sorted(block.groups)], ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=ID_BYTES).hexdigest()
