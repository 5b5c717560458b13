"""Lines of code that switch an audit off, and the people of the small cases."""

K = 11
NO_RANK = "rank.derivable_sets = lambda *_: []"
NO_SETS = "sets.derivable_set = lambda *_: (None, True)"
NO_CLASSES = "sets.of_classes = lambda *_: None"  # found by propagation, whatever the weights
NO_LEVELS = "levels.pinned = lambda *_: None"
LEVELS = ["Essential", "Proficient", "Strong", "Exemplary"]
NURSE, DOCTOR, CLERK = "Nursing and Midwifery Registered", "Medical and Dental", "Administrative and Clerical"
THERAPIST = "Allied Health Professionals"


def people(number, division, role, team="Ward", levels=LEVELS):
    return [
        {"division": division, "team": f"{division} {team}", "role": role, "level": levels[place % len(levels)]}
        for place in range(number)
    ]
