"""The shape of the NHS Leadership Academy's assessment tool: one row an answer, and what an organisation joins on behind it."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

import numpy as np

from domain.declared.frameworks import Framework
from domain.declared.references import vocabulary
from etl.sample.answers import UNRATED, Assessments, questions
from etl.sample.shapes import cell, parts, places, raters_of, subject_id
from etl.sample.trust import Trust


OWN = (
    "assessment_id,response_id,rater_user_id,rater_role,node_type,node_name,question_id,question_title,score,scale_label,"
    "comments,response_created_at"
)
JOINED_ON = "rater_id,user_id,wave,organisation,division,team,role,care_setting,career_stage"
ROLES = {
    "self": "",
    "line_manager": "manager",
    "peers": "peer",
    "direct_reports": "report",
}  # the tool leaves self blank
STAGES = 4


class Academy:
    """One row an answer. Who is rated stands in `rater_user_id` of others' rows, as the tool has it; nobody's comments do."""

    def __init__(self, model: Framework, waves: list[tuple[str, date]]) -> None:
        self.waves = waves
        self.assessment, self.response = count(1), count(1)
        kind = "Competency" if model.items else "Standard"
        names = [cell(name) for name in questions(model)[0]]
        self.asked = [f"{kind},{name},{number},{name}" for number, name in enumerate(names, start=1)]
        self.levels = ["", *(f"{level.level},{cell(level.name)}" for level in model.levels)]

    def header(self) -> str:
        return f"{OWN},{JOINED_ON}\n"

    def of(self, trust: Trust, number: int) -> Callable[[Assessments], Iterator[str]]:
        """What gives the rows of one batch of the organisation of this number, some thousand at a time."""
        about = [",".join(row) for row in zip(*places(trust), _stages(trust), strict=True)]
        own = [{subject: next(self.assessment) for subject in range(len(about))} for _ in self.waves]
        return lambda batch: self._texts(batch, cell(trust.name), about, own[batch.wave], number)

    def _texts(
        self, batch: Assessments, organisation: str, about: list[str], assessment: dict[int, int], number: int
    ) -> Iterator[str]:
        wave, day = self.waves[batch.wave]
        role = ROLES[batch.rater_group]
        for part in parts(len(batch.answers)):
            rows = []
            of = zip(
                batch.subjects[part].tolist(), raters_of(batch, number, part), batch.answers[part].tolist(), strict=True
            )
            for subject, rater, answers in of:
                person = subject_id(number, subject + 1)
                before = f"{person if role else ''},{role}"
                after = f",{day} 10:00:00,{rater or f'R{person}'},{person},{wave},{organisation},{about[subject]}"
                rows += [
                    f"{assessment[subject]},{next(self.response)},{before},{asked},{self.levels[answer]},{after}"
                    for asked, answer in zip(self.asked, answers, strict=True)
                    if answer > UNRATED
                ]
            yield "\n".join(rows) + "\n" if rows else ""


def _stages(trust: Trust) -> list[str]:
    """Each person's career stage, higher with the pay band; blank where that is."""
    stage = 1 + trust.band * STAGES // len(vocabulary("band").names)
    return [f"stage {number}" if number else "" for number in np.where(trust.band < 0, 0, stage).tolist()]
