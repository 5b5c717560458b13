"""Why a row of an export is not loaded."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    # It is nobody's answers, or can't be read.
    "summary_row": "the row sums others up (a total or an average); it is nobody's answers",
    "header_again": "the row repeats the column names",
    "too_many_cells": "the row has more cells than there are column names; is a text with commas missing its quotation marks?",
    "cell_too_long": "a cell of the row has more than {most:,} characters",
    "note_row": "one cell of the row is filled and no more: it is a note, or nobody's answers",
    "preview_row": "the row is a preview of the survey, not somebody's answers",
    "test_row": "the row is generated test data, not somebody's answers",
    "spam_row": "Qualtrics flagged the response as spam; if it is none, load it from the file of refused rows",
    "unfinished_qualtrics": "the response is partial: Qualtrics says that it was not finished",
    "unfinished_smart_survey": "the response is partial: its Completion_Status is not Complete",
    "unfinished_lime_survey": "the response was not completed: it has no submission date",
    "unfinished_zoho_survey": "the response is partial: Zoho Survey has no time at which it was completed",
    "trial_without_answers": "the trial has no answers to questions: in jsPsych each screen of a study has a row",
    "unfinished_redcap": "the response is partial: REDCap has no instrument of this row as complete",
    "unfinished_alchemer": "the response is partial: Alchemer says that it was not completed",
    "unfinished_formr": "the response is partial: formr has no time at which it ended",
    "unfinished_typeform": "the response is partial: Typeform says that it was not completed",
    "not_approved": "the response was not approved: KoboToolbox says so in its _validation_status",
    "rejected_row": "the response was rejected: ODK says so in its ReviewState",
    "unfinished_row": "the response is partial: its {column} says that it was not completed",
    "no_question_answered": (
        "the row answers none of the questions that are read: in REDCap it is another instrument's or event's, in jsPsych another trial's"
    ),
    "no_answer_in_row": "no column of answers has anything in the row",
    "nothing_answered": "the respondent opened the survey and answered nothing",
    # A cell can't be taken.
    "no_subject": "the row has no subject_id, so nobody knows whose answers these are",
    "no_wave": "the row has no wave",
    "no_rater_group": "the rater group is empty or none of self, line manager, peers, direct reports and others",
    "no_measure": "the measure is neither performance nor importance",
    "no_band": "{column} is kept in bands, and this is no number and none of the bands.",
    "not_in_list": "the {column} is not in the list of {list}",
    "no_date": "the date can't be read; write it as 2026-03-31",
    "no_number_of_raters": "the number of raters is not a whole number",
    "no_dimension": "the dimension is none of the framework's",
    "few_raters": "fewer than {least} raters answered, so the row could give a rater away",
    "unknown_answer": Sentence(
        "nobody has said yet which level this answer means; levels go from {levels}",
        command_line="([levels] of a mapping file says it)",
    ),
    "averages_of_group": (
        "the answers of this rater group are averages, so none of them is a level that anybody chose"
    ),
    "average": "{number} lies between two levels, so it is an average; load the answers themselves",
    "no_level": "{number} is not a level; levels go from {levels}",
    "new_value": Sentence("the value is new, and only known values are taken", command_line="(--strict)"),
    "long_name": "the text has more than {characters} characters or {words} words and few people share it, so it may be no group's name",
    # Another row, or an earlier load, says otherwise.
    "blank_twice": "the row answers nothing, and another row of this person and wave does",
    "selves_in_doubt": (
        "several people answered for this person without a rater group, so nobody can say which answers are the person's own"
    ),
    "self_twice": "this person already has a self-assessment for this wave in an earlier row",
    "rater_twice": "this rater already has a row for this person and wave further up",
    "moved": "this person stands in another team, role or other group in an earlier row of this wave",
    "loaded_before": "these answers were already loaded from another file; undo that batch first to replace them",
    "moved_since": "an earlier load has this person in another team, role or other group in this wave",
}
