"""Colours: one NHS blue, pale for the lowest level to dark for the highest, each with text that can be read on it."""

TEXT = "#212B32"
SECONDARY_TEXT = "#4C6272"
LINE = "#D8DDE0"
NHS_BLUE = "#005EB8"
WHITE = "#FFFFFF"
NO_FIGURE = "#F0F4F5"

# The ramp leaves out the middle blues, on which neither dark nor white text reaches the contrast of 4.5 that WCAG asks.
PALE = ("#CCDFF1", "#80AFDC")
DARK = ("#005EB8", "#003087")


def ramp(steps: int) -> list[str]:
    """Colours for so many ordered steps, lowest first: the lower half pale, the upper half dark."""
    if steps == 1:
        return [NHS_BLUE]
    pale = (steps + 1) // 2
    return _between(*PALE, pale) + _between(*DARK, steps - pale)


def text_on(colour: str) -> str:
    """The text colour that reads better on `colour`."""
    return max((TEXT, WHITE), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _between(first: str, last: str, steps: int) -> list[str]:
    if steps == 1:
        return [first]
    ends = list(zip(_channels(first), _channels(last), strict=True))
    parts = [position / (steps - 1) for position in range(steps)]
    return ["#" + "".join(f"{round(low + (high - low) * part):02X}" for low, high in ends) for part in parts]


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
