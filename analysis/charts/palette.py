"""Colours: one NHS blue, pale for the lowest level to dark for the highest, each with text that can be read on it."""

TEXT = "#212B32"
SECONDARY_TEXT = "#4C6272"
NHS_BLUE = "#005EB8"
GRID = "#D8DDE0"
WHITE = "#FFFFFF"
BLACK = "#000000"  # for text on the middle blues, where neither of the two above can be read

RAMP = ("#CCDFF1", "#80AFDC", NHS_BLUE, "#003087")
READABLE = 4.5  # the contrast of text that WCAG 2.2 AA asks for


def ramp(steps: int) -> list[str]:
    """Colours for so many ordered steps, lowest first, evenly along RAMP."""
    if steps == 1:
        return [NHS_BLUE]
    return [_along(position / (steps - 1)) for position in range(steps)]


def in_time(steps: int) -> list[str]:
    """A blue for each of so many waves, darker as time goes on, the palest still dark enough to be seen on white."""
    return ramp(steps * 2)[steps:]


def text_on(colour: str) -> str:
    """The text colour for a label on `colour`; of the three one is always readable."""
    return next(text for text in (TEXT, WHITE, BLACK) if contrast(text, colour) >= READABLE)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _along(part: float) -> str:
    """The colour at a part of RAMP, 0 its first and 1 its last."""
    place = part * (len(RAMP) - 1)
    before = min(int(place), len(RAMP) - 2)
    ends = zip(_channels(RAMP[before]), _channels(RAMP[before + 1]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * (place - before)):02X}" for low, high in ends)


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
