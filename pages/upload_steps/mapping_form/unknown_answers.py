"""Says, before anything else, when rows are refused because nobody knows yet what their answers mean."""

from analysis.wording import plain
from domain.door.load import LoadReport
from domain.languages import N_, _
from domain.words import listed
from pages.upload_steps import checks
from pages.upload_steps.load_options import Options
from pages.upload_steps.mapping_form import mapping_content


LARGE_SHARE = 0.1  # of a file's rows: from here what answers mean is asked at once, and not only of who wants to say
ANSWERS_NAMED = 5
WHY = (  # by how many answers can be named
    N_("{rows:,} of {read:,} rows are refused because their answers are not known. Say what each of them means below."),
    N_("{rows:,} of {read:,} rows are refused because the answer {answers} is not known. Say what it means below."),
    N_(
        "{rows:,} of {read:,} rows are refused because the answers {answers} are not known. Say what each of them means"
        " below."
    ),
)


def are_many(report: LoadReport) -> bool:
    """Whether most of the refused rows, and a large part of the file, would load once somebody says what answers mean."""
    number = rows(report)
    return number * 2 > report.rows_refused and number >= LARGE_SHARE * report.rows_read


def rows(report: LoadReport) -> int:
    """The rows that an unknown answer stops, each once however many answers do."""
    stopped = (refusal.rows for refusal in report.refusals if refusal.is_unknown_answer)
    return len(set().union(*stopped))


def sentence(file, options: Options, report: LoadReport) -> str:
    seen = checks.seen(file, options)
    said = mapping_content.kept(report.mapping, options.mapping).levels
    names = [f"“{plain(word)}”" for word, level in seen.answers.items() if level is None and word not in said]
    said = WHY[min(len(names), 2)]
    return _(said, rows=rows(report), read=report.rows_read, answers=listed(names, most=ANSWERS_NAMED))
