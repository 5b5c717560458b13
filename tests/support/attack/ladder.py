"""A small framework of two dimensions and four levels."""

DIMENSIONS = {"Aims": "aims", "Trust": "trust"}
LEVELS = ["Low", "Middle", "Good", "Top"]
HIGH_LEVELS = dict(zip(LEVELS, ["false", "false", "true", "true"], strict=True))
LADDER = 'id = "ladder"\nname = "A ladder"\nattribution = "Made up for a test."\n' + "".join(
    [f'[[dimensions]]\nid = "{key}"\nname = "{name}"\n' for name, key in DIMENSIONS.items()]
    + [f'[[levels]]\nid = "{name.lower()}"\nname = "{name}"\nis_high = {high}\n' for name, high in HIGH_LEVELS.items()]
)
