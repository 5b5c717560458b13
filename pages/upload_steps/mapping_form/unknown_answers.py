"""Says, before anything else, when rows are refused because nobody knows yet what their answers mean."""

from analysis.wording import plain
from domain.door.load import LoadReport
from domain.words import listed
from pages.upload_steps import checks
from pages.upload_steps.load_options import Options
from pages.upload_steps.mapping_form import mapping_content


LARGE_SHARE = 0.1  # of a file's rows: from here what answers mean is asked at once, and not only of who wants to say
ANSWERS_NAMED = 5


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
    start = f"{rows(report):,} of {report.rows_read:,} rows are refused because"
    if len(names) == 1:
        return f"{start} the answer {names[0]} is not known. Say what it means below."
    named = f"the answers {listed(names, most=ANSWERS_NAMED)}" if names else "their answers"
    return f"{start} {named} are not known. Say what each of them means below."
