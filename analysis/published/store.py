"""Opens the current published store for reading, and nothing else."""

import contextlib
import inspect
import weakref
from collections.abc import Callable
from functools import cache, lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import duckdb

import settings
from analysis.published import opening
from domain.columns import GROUPS, in_sql
from domain.current import POINTER
from domain.current import named as pointed_to
from domain.declared.access import EVERYTHING, Scope
from domain.declared.structure import Change
from domain.errors import Unreadable
from domain.languages import language
from domain.stores import seal
from domain.stores.shared.following import named


if TYPE_CHECKING:
    import pandas as pd  # half of what a command takes that needs no frame

QUERIES = Path(__file__).parent / "queries"
SCOPES_KEPT = 64  # opened stores; that of the scope that was not asked for longest goes first
REMEMBERED_RESULTS = 1024  # a version's frames and figures kept in memory; the least used goes first
DAMAGE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)

Given = ParamSpec("Given")
Found = TypeVar("Found")

_lock = Lock()  # held while nothing is read but CURRENT
_opening = Lock()
_current: "dict[Scope, Store]" = {}


class Store:
    """One version of the published store, which never changes, so whatever is worked out of it is kept with it.

    `scope` is whose rows it has. The connection lives as long as the object: once a newer version is current and the last
    reader lets go, both end.
    """

    def __init__(self, path: Path, scope: Scope = EVERYTHING):
        self.path, self.scope = path, scope
        self.version = path.stem
        if not seal.holds(path):
            raise Unreadable("published_changed", store=path.name)
        number = None
        try:
            self._connection, number = opening.connected(path, scope)
            self.orders: dict[str, tuple[str, ...]] = {}
            self.version = self.records("publication")[0]["version"]
            self.orders = self._orders()
            self.changes = self._changes()
            for query, of in opening.may_lack(number):
                self.records(query, **of)
        except duckdb.Error as error:
            is_older = opening.is_of_older(number, error)
            raise Unreadable("published_older" if is_older else "published_unreadable", store=path.name) from error
        weakref.finalize(self, _let_go, self._connection, path)
        self.recall = lru_cache(maxsize=REMEMBERED_RESULTS)(self._work_out)

    def _orders(self) -> dict[str, tuple[str, ...]]:
        """Each of the organisation's own attributes and its values, as it declared them; a store without any has no such table."""
        if not self._has("attributes"):
            return {}
        return {row["attribute"]: tuple(row["in_order"]) for row in self.records("attributes")}

    def _changes(self) -> tuple[Change, ...]:
        """The changes of structure that the organisation declared."""
        rows = self.records("structure_changes") if self._has("structure_changes") else []
        return tuple(
            Change(row["of_column"], tuple(row["before"]), tuple(row["after"]), row["since"], row["organisation"])
            for row in rows
        )

    def _has(self, table: str) -> bool:
        known = "select 1 from duckdb_tables() where table_name = $1"
        return self._connection.execute(known, [table]).fetchone() is not None

    def frame(self, query: str, **parameters) -> "pd.DataFrame":
        """The rows of queries/<query>.sql, which states their grain; `parameters` are exactly those it names."""
        import pandas as pd

        # Not .df(), which calls pandas in a way that pandas deprecates.
        return pd.DataFrame(self._asked(query, lambda found: found.fetchnumpy(), parameters))

    def records(self, query: str, **parameters) -> list[dict[str, Any]]:
        """The same without pandas, a dictionary a row."""
        names, rows = self._asked(
            query, lambda found: ([one[0] for one in found.description], found.fetchall()), parameters
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _asked(self, query: str, of: Callable[[duckdb.DuckDBPyConnection], Found], parameters: dict[str, Any]) -> Found:
        try:
            sql = _sql(query, (*GROUPS, *self.orders))
            return of(self._connection.cursor().execute(sql, parameters))
        except DAMAGE as error:
            raise Unreadable("published_unreadable_now", store=self.path.name) from error

    def _work_out(self, work: Callable[..., Any], _spoken: str, *given: object) -> Any:
        return work(self, *given)


def remembered(work: Callable[Concatenate[Store, Given], Found]) -> Callable[Concatenate[Store, Given], Found]:
    """`work`, worked out once a version and language for the same arguments, however they are passed; these must be hashable.

    What it returns is shared between readers: not to be changed in place.
    """
    signature = inspect.signature(work)
    number = len(signature.parameters) - 1

    @wraps(work)
    def once_a_version(store: Store, /, *given: Given.args, **named: Given.kwargs) -> Found:
        if len(given) == number and not named:
            return store.recall(work, language(), *given)
        call = signature.bind(store, *given, **named)
        call.apply_defaults()
        return store.recall(work, language(), *call.args[1:])

    return once_a_version


def current() -> Store | None:
    """The whole store that CURRENT names, opened once a version; None where nothing is published."""
    return shown_to(EVERYTHING)


def shown_to(scope: Scope) -> Store | None:
    """The same, with the rows that a scope shows and no others; it knows nothing of the rest."""
    while True:
        name = named()
        try:
            return None if name is None else _opened(_path(name), scope)
        except Unreadable:
            if named() == name:
                raise  # else published between naming and opening, and the version before is gone


def _opened(path: Path, scope: Scope) -> Store:
    if found := _kept(path, scope):
        return found
    with _opening:  # half a second on a busy machine, for which nobody waits whose store is open
        return _kept(path, scope) or _keep(Store(path, scope))


def _kept(path: Path, scope: Scope) -> Store | None:
    with _lock:
        found = _current.get(scope)
        if found is None or found.path != path:
            return None
        _current[scope] = _current.pop(scope)  # the last used stands last
        return found


def _keep(opened: Store) -> Store:
    """Keeps a store, and lets those of other versions go; one that is no longer current is for who asked for it alone."""
    with _lock:
        if opened.path.name == pointed_to():
            for one in [one for one, store in _current.items() if store.path != opened.path]:
                del _current[one]
            _current[opened.scope] = opened
            if len(_current) > SCOPES_KEPT:
                del _current[next(iter(_current))]
    return opened


def _path(name: str) -> Path:
    folder = settings.published()
    if not name or Path(name).name != name or not (folder / name).is_file():
        raise Unreadable("published_gone", file=str(folder / POINTER))
    return folder / name


def _let_go(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Closes a version and takes it away if another is current: on Windows nobody can while it is open."""
    connection.close()
    with contextlib.suppress(OSError):
        if (path.parent / POINTER).read_text(encoding="utf-8").strip() != path.name:
            path.unlink(missing_ok=True)
            seal.path_of(path).unlink(missing_ok=True)


@cache
def _sql(query: str, groups: tuple[str, ...]) -> str:
    return in_sql((QUERIES / f"{query}.sql").read_text(encoding="utf-8"), groups)
