"""Published stores of the same content share what is worked out of them, from one test to the next.

Nearly every test of a page or a figure opens a copy of the same few made-up stores; working out their figures again each time
was most of what these tests cost. A store's figures follow from its content alone, so that nothing else can tell.
"""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from analysis.published.store import Store
from domain.declared.access import EVERYTHING, Scope
from domain.stores.seal import path_of


KEPT = 24  # stores, the last ones
_open = Store.__init__
_worked_out: OrderedDict[tuple[str, Scope], Callable] = OrderedDict()  # by the seal, which has the content's hash


def opened(store: Store, path: Path, scope: Scope = EVERYTHING) -> None:
    """In place of Store.__init__."""
    _open(store, path, scope)
    content = path_of(path).read_text("utf-8"), scope
    store.recall = _worked_out.setdefault(content, store.recall)
    _worked_out.move_to_end(content)
    if len(_worked_out) > KEPT:
        _worked_out.popitem(last=False)
