"""The words of our vocabularies, by the ids that tables and options have."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    "organisation": "organisation",
    "division": "division",
    "team": "team",
    "role": "role",
    "care_setting": "care setting",
    "band": "band",
    "wave": "wave",
    "rater_group": "rater group",
    "measure": "measure",
    "self": "self",
    "line_manager": "line manager",
    "peers": "peers",
    "direct_reports": "direct reports",
    "others": "others",
    "performance": "performance",
    "importance": "importance",
    "viewer": "viewer",
    "analyst": "analyst",
    "owner": "owner",
    # The same where English has the id itself, as an export and an option have it.
    "id_care_setting": "care_setting",
    "id_rater_group": "rater_group",
    "id_line_manager": "line_manager",
    "id_direct_reports": "direct_reports",
    # Several.
    "rater_groups": "rater groups",
    "measures": "measures",
    "waves": "waves",
    "dimensions": "dimensions",
    "levels": "levels",
    "items": "items",
    "areas": "areas",
    "bands": "pay bands",
}
