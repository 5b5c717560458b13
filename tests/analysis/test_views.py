from concurrent.futures import ThreadPoolExecutor

import pytest

import settings
from analysis import views
from domain.errors import Unreadable


LINK = {"wave": "2026 spring", "breakdown": "team"}


def names() -> list[str]:
    return [view.name for view in views.saved()]


def test_a_view_is_kept_with_its_page_and_its_link():
    assert views.save("  Wards   in spring ", "heatmap", LINK) == "Wards in spring"
    assert views.saved() == [views.View("Wards in spring", "heatmap", LINK)]


def test_a_name_that_is_taken_names_the_later_view_and_a_forgotten_one_is_gone():
    views.save("a", "heatmap", LINK)
    views.save("a", "change", {})
    views.save("B", "heatmap", {})
    assert [(view.name, view.page) for view in views.saved()] == [("a", "change"), ("B", "heatmap")]
    views.forget("a")
    assert names() == ["B"]


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_a_view_without_a_name_is_not_kept(name):
    assert views.save(name, "heatmap", LINK) == ""
    assert not settings.views().exists()


def test_a_name_may_be_any_text_up_to_its_longest():
    for name in ('a "quoted" = name', "[table]", "Ünïcode 🙂", "x" * 500):
        views.save(name, "heatmap", LINK)
    assert set(names()) == {'a "quoted" = name', "[table]", "Ünïcode 🙂", "x" * views.LONGEST_NAME}


@pytest.mark.parametrize(
    "content", [b"not toml = = =", b"\xff\xfe", b'a = 1\n[b]\npage = 1\n[c]\npage = "x"\nlink = {wave = 3}']
)
def test_a_file_that_somebody_broke_is_said_and_stays_as_it_is(content):
    settings.home().mkdir(parents=True)
    settings.views().write_bytes(content)
    for use in (views.saved, lambda: views.save("a", "heatmap", LINK), lambda: views.forget("a")):
        with pytest.raises(Unreadable, match=r"views\.toml can't be read"):
            use()
    assert settings.views().read_bytes() == content


def test_views_saved_at_once_are_all_kept():
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: views.save(f"view {number}", "heatmap", LINK), range(24)))
    assert len(names()) == 24
