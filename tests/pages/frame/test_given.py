"""What the frame gives a page is that run's own."""

from threading import Event, Thread

from analysis.published.store import Store
from pages.frame import given


def test_a_run_that_ends_late_takes_nothing_from_the_next():
    began, ended, seen = Event(), Event(), []
    store = object.__new__(Store)

    def first() -> None:
        began.set()
        ended.wait()

    def second() -> None:
        ended.set()
        late.join()
        seen.append(given.store())

    late = Thread(target=given.run, args=(first, store))
    late.start()
    began.wait()
    given.run(second, store)
    assert seen == [store]
