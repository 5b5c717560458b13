"""What a message is filled in with where that is neither a figure nor a name, nor a word of our vocabularies."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    # Whose answers.
    "on_measure": "{who} on {measure}",
    "side_of_rater": "{group} {rater}",
    "side": "{parts}",
    # Rows, and what else is listed.
    "these_rows": "{rows:?row|rows} {rows:and}",
    "rows_and_more": "rows {rows} and {more:,} more",
    "more": "{number:,} more",
    "two": "Two",
    "pair": "“{name}” and “{kept}”",
    "order_of_waves": "{waves}",
    "order_of_waves_of": "{waves} of {organisation}",
    "levels_between": "{lowest_number} ({lowest}) to {highest_number} ({highest})",
    "column_and_id": "{letter} “{id}”",
    "wave_of": "{organisation}, {wave}",
    "nothing": "nothing",
    # What the law protects, by the ids of data/reference/sensitive.toml.
    "ethnicity": "Ethnicity",
    "disability": "Disability",
    "sexual_orientation": "Sexual orientation",
    "religion": "Religion or belief",
    "age_band": "Age band",
    "sex": "Sex or gender",
    "other_characteristic": "Another protected characteristic",
    # Forms that personal data have.
    "an_email": "an e-mail address",
    "a_national_insurance_number": "a National Insurance number",
    "a_postcode": "a postcode",
    "a_phone_number": "a telephone number",
    "an_nhs_number": "an NHS number",
    "nhs_numbers": "NHS numbers",
    "birth_dates": "dates that may be of birth",
    # Where in a file, and what is amiss with it.
    "part_of_mapping": "[{part}] of the mapping file {file}",
    "the_file": "the file",
    "entry": "entry {number}",
    "key_of_entry": "{key} of [[{part}]] number {number}",
    "alias_of_entry": "one of the aliases of [[{part}]] number {number}",
    "key_of_table": "{key} of [{table}]",
    "other_than_tables": "it has something else than [[{table}]]",
    "other_than_text": "it has something else than {key} and one text",
    "no_attributes": "[attributes] is no table",
    # Who has a store open, and when it was made.
    "process": " (process {number})",
    "a_load": "a load",
    "another_publication": "another publication",
    "exports_were_loaded": "exports were loaded",
    "they_were_published": "they were published",
}
