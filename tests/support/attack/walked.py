"""Goes through everything that can be chosen on a page: the selection, the page's pictures, and its own choices."""

from collections.abc import Iterator

from streamlit.testing.v1 import AppTest


def selections(app: AppTest, labels: list[str]) -> Iterator[None]:
    """Goes through every option of the choices with these labels, those of the later ones within each earlier."""
    if not labels:
        yield
        return
    box = next((box for box in app.sidebar.selectbox if box.label == labels[0]), None)
    for place in range(len(box.options) if box else 1):
        if box:
            pick(app, box.key, place)
        yield from selections(app, labels[1:])


def pictures(app: AppTest) -> Iterator[None]:
    """Goes through every picture that a page can show."""
    shown = _shown(app)
    if shown is None:
        yield
        return
    for picture in values(shown):
        _shown(app).set_value(picture).run()
        yield


def _shown(app: AppTest):
    return next((one for one in app.get("button_group") if one.key == "view"), None)


def choices(app: AppTest) -> Iterator[None]:
    """Goes through the page's own choices: every group; every dimension, wave and rater group along with them. A choice may
    come and go with another.

    Each of two groups is chosen with the rest and with one other group: their tables show two figures, not one of both.
    """
    boxes = {box.key: len(box.options) for box in app.main.selectbox}
    turns = max([number * (2 if "other" in boxes else 1) for number in boxes.values()], default=1)
    yield
    for turn in range(1, turns):
        for _ in boxes:  # all that the page asks now, at once; again where a choice has come or gone with another
            wanted = {box.key: place_at(turn, box.key, len(box.options), boxes) for box in app.main.selectbox}
            if not any([choose(app, key, place) for key, place in wanted.items()]):
                break
            app.run()
        yield


def place_at(turn: int, key: str, number: int, boxes: dict[str, int]) -> int:
    """Which of a choice's `number` options a turn is about."""
    place = turn // 2 if key == "group" and "other" in boxes else turn
    if key == "other":
        place = turn % 2 * (1 + turn // 2)
    return place % number


def pick(app: AppTest, key: str, place: int) -> None:
    if choose(app, key, place):
        app.run()


def choose(app: AppTest, key: str, place: int) -> bool:
    """Chooses by place, and says whether that is another choice; a widget takes the value that its label stands for."""
    box = app.selectbox(key=key)
    value = values(box)[place]
    if value == box.value:
        return False
    box.set_value(value)
    return True


def values(box) -> list:
    """What a choice's options stand for: themselves, or the keys of the names that the page gave it."""
    names = getattr(box.format_func, "__self__", None)
    return list(names) if isinstance(names, dict) else box.options
