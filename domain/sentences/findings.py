"""What whoever loads an export should know of it, or is asked about it."""

from domain.sentences.sentence import Sentence


WHY_PSEUDONYMS = (
    "A code by which your organisation knows somebody tells whoever sees this file whose answers these are. Of any code"
    " Ninefold keeps only a scrambled form that can't be turned back (a keyed hash). If these are no pseudonyms, export again"
    " with codes made up for the survey."
)
PSEUDONYMS = "The codes in “{header}” are pseudonyms: they were made up for the survey and stand in no staff record."
TAKEN_FOR_NAMES = "What stands there is taken for the name of a group, and pages show it."
READ_AS_ONE = (
    "More than one column is headed {twins:and}, and no row has an answer in more than one: {twins:?it|each} was read as one"
    " column."
)

WAVES_IN_DOUBT = "Neither names nor dates say for certain in which order waves followed each other, and what went up or down rests on it."

SENTENCES: dict[str, str | Sentence] = {
    "asked": Sentence(
        "",
        command_line="{asked: }",
        browser="Nothing can be loaded until you have answered what is asked above.",
    ),
    "confirm": "{finding} If “{finding:states}” is true, say so with --confirm {name}.",
    "sensitive": Sentence(
        "Column “{header}” says something that the law protects ({kind}). It is left out until you say otherwise. If you keep it, pages"
        " show it for the whole organisation alone and for {least} people or more, and only once a breakdown is by it.",
        states="“{header}” may be kept: people were told what it is for, and it is shown for the whole organisation alone.",
    ),
    "personal_header": Sentence(
        "Column “{header}” is the code of each person, and its name is what a staff record or a person's own name would be called."
        f" {WHY_PSEUDONYMS}",
        states=PSEUDONYMS,
    ),
    "staff_number": Sentence(
        "Column “{header}” is the code of each person, and in {rows:#row} it is a number of 7 or 8 digits, as staff records have."
        f" {WHY_PSEUDONYMS}",
        states=PSEUDONYMS,
    ),
    "mostly_distinct": Sentence(
        f"Column “{{header}}” has {{values:,}} different values in {{rows:,}} rows, as a list of people would. {TAKEN_FOR_NAMES} If it"
        " names people, leave the column out.",
        states="“{header}” holds names of groups, and nobody's own name.",
    ),
    "free_text": Sentence(
        "Column “{header}” has text of more than {characters} characters or {words} words in {rows:#row}, and few people share it, as an"
        f" answer in somebody's own words would be (rule free_text).{{stays_out}} {TAKEN_FOR_NAMES} If these are answers in somebody's own"
        " words, leave the column out.",
        states="“{header}” holds names of groups, and no sentence about anybody.",
    ),
    "stays_out": " {rows:?It stays|They stay} out.",
    "formulas": Sentence(
        "{cells:#cell} of column “{header}” ({letter}) {cells:?holds|hold} a formula without its result: open the file in Excel, save it,"
        " load it again.",
        states="The formulas without a result in column “{header}” ({letter}) may load as blanks.",
    ),
    "errors": Sentence(
        "{cells:#cell} of column “{header}” ({letter}) {cells:?shows|show} an error ({errors:and}): mend the formulas in Excel, save the"
        " file, load it again.",
        states="The errors in column “{header}” ({letter}) may load as blanks.",
    ),
    "same_question": READ_AS_ONE,
    "same_questions": Sentence(
        f"{READ_AS_ONE} If they are different raters' or another wave's, load the file once for each, with a mapping.",
        states="The columns of one name are one question, and each row says whose answers it holds.",
    ),
    "twin": "“{header}” (columns {letters:and})",
    "missing_words": (
        "{rows:#row} {rows:?has|have} no name in column {column} but a word that stands for none ({words}{more}): there it is"
        " “{not_stated}”."
    ),
    "carried": (
        "{rows:#row} {rows:?has|have} nothing in column {column}: there it is what the same person's other rows say."
    ),
    "number_of": "“{name}” in {number:,}",
    "plain_number_of": "{name} in {number:,}",
    "further_words": " and {number:#further word}",
    "other_framework": Sentence(
        "The export names dimensions of the {framework}, and none of the framework that is usual here: it was read by that.",
        command_line="If it follows another, say which with --framework.",
        browser="If it follows another, choose that under “Survey tool, framework, mapping”.",
    ),
    "said_by_headers": Sentence(
        "All columns of dimensions are named after one {word}: {columns:“and 1}. Their answers are read as {word} “{value}”.",
        command_line="If the names mean something else, say what they are with --set {kind}=….",
        browser="If the names mean something else, say in a mapping what they are.",
    ),
    "title_says": Sentence(
        "“{title}” stands above the table, and no column says {kind}: its answers would load as {unsaid}.",
        command_line="If they are {word}, say so with --set {kind}={value}.",
        browser="If they are {word}, say so under “What the file does not say”.",
        states="The answers are {unsaid}, whatever “{title}” means.",
    ),
    "averages": Sentence(
        "Of {who}, {averages:,} of {answers:,} answers lie between two levels, such as {example}: they are averages, of several raters or"
        " of several questions. Averages can't be counted as levels, and rounding them would make up answers. Ask the tool for the"
        " answers themselves: one row (or one column) a rater, each question by itself.",
        states="The answers of {who} are averages, and all of them are to be left out.",
    ),
    "leaders_few_raters": (
        "{few:,} of {leaders:#leader} rated by {who} in wave “{wave}” {few:?has|have} fewer than {least} raters{of_them_one}:"
        " {least} are needed so that nobody's rating is given away, so {shown}.{ask}"
    ),
    "of_them_one": " ({with_one:,} of them one)",
    "nobody_rated_enough": "none of them can be shown",
    "some_rated_enough": "only the other {left:,} can be shown",
    "how_many_raters": " Does a column say how many raters there were (n_raters), or who they were (rater_id)?",
    "rows_of_one": Sentence(
        "{leaders:#leader} {leaders:?stands|stand} in several rows, in which rater groups stand side by side. A second row may be a copy,"
        " and each rater would be counted twice: delete what is there twice.",
        states="Each further row of a leader holds the answers of further raters.",
    ),
    "unsaid_side": Sentence(
        "The columns {columns:“and 1} name no rater group, and others beside them do. They may be self-ratings, or averages of all.",
        states="The columns {columns:“and 1} hold what leaders say of themselves.",
    ),
    "others_beside": Sentence(
        "Columns named after others stand beside those of {groups:and}. In some workbooks “others” are raters of a group of their own,"
        " in some all raters but self taken together, which is nobody's answer.",
        states="“Others” are raters of a group of their own, who are in no other of these columns.",
    ),
    "unknown_side": Sentence(
        "{columns:#column} with levels, such as “{header}”, {columns:?has|have} “{rest}” beside the dimension, and that is no rater group,"
        " measure or wave that Ninefold knows. Say in a mapping whose answers they are.",
        states="The columns with “{rest}” are not to be read.",
    ),
    "side_lacks": Sentence(
        "No column holds the answers of {who} on {dimensions:“and}. If one does, mend its header, or name it in a mapping.",
        states="Nobody of {who} was asked about {dimensions:“and}.",
    ),
    "of_which_side": (
        "Column “{header}” doesn't say which rater group it is of; {groups} stand side by side, so it was not read. If it is of one of"
        " them, say so in its header or in a mapping."
    ),
    "numbers": Sentence(
        "Among the answers {strange:?stands the number|stand the numbers} {strange:and 8}, and levels go from {levels}:"
        " {strange:?it|they} {strange:?is none|are none} of these{believed}. Unless they are ours,",
        command_line="say with a mapping file which number is which level ({toml}).",
        browser="say below which number is which level.",
        states="The levels go from {levels}, and the rows with {strange:and 8} are to be refused.",
    ),
    "believed": ", so {numbers:and 8} may be another scale's too",
    "levels_as_toml": "levels = {{{entries}}}",
    "levels_in_order": "levels = {{{entries}}}, if a higher number is a higher level",
    "same_level": Sentence(
        "The numbers {numbers:and 8} would both be {level}, some because it was said and some because it is Ninefold's number. Unless"
        " that is meant,",
        command_line="say with a mapping file which level the others are ({toml}).",
        browser="say below which level the others are.",
        states="{numbers:and 8} are all {level}.",
    ),
    "day_first": Sentence(
        "The dates in column wave_date can be read as day/month and as month/day alike, and the order of the waves rests on them. If"
        " they are month/day, write them as 2026-03-31.",
        states="The dates are day/month.",
    ),
    "renamed": Sentence(
        "Is this one {column} that was called otherwise last time: {renamed}{more}? Most of its people say so.",
        command_line=(
            'If so, say it in a mapping file ([values.{column}] "{name}" = "{was}"), and it keeps its name; as they are, they are two.'
        ),
        browser="As they are, they are two.",
    ),
    "was_called": "“{name}” (was “{was}”)",
    "further_names": ", {number:#more name}",
    "likely_same": Sentence(
        "Is this one {column} in two spellings: {pairs:;}?",
        command_line=(
            'If so, say it in a mapping file ([values.{column}] "{name}" = "{kept}"); as they are, they are two.'
        ),
        browser="As they are, they are two.",
    ),
    "spelling": "One {column}, spelled otherwise: {taken}{more}.",
    "taken_as": "{rows:#row} written “{name}” {rows:?was|were} taken as “{chosen}”",
    "further_spellings": ", and {number:#further spelling} likewise",
    "same_answers": Sentence(
        "{same:,} of the {people:#person|people} of {now} say throughout just what they say in {before}. If the export corrects that one"
        " or goes on from it, give it the same names and say which batch it replaces: published as two, the one less the other would"
        " tell who came or went, and what they said.",
        states="The people of {now} were asked anew, and most gave the same answers as in {before}.",
    ),
    "the_wave": "wave “{wave}”",
    "the_slice": "wave “{wave}” ({differs})",
    "wave_order": Sentence(
        f"{WAVES_IN_DOUBT} Ninefold would show {{pairs:and 4}}. If another order is right,",
        command_line="say it first, on Upload or as in {command}, or give the export a column wave_date.",
        browser="say it first, or give the export a column wave_date.",
        states="The waves followed each other in this order: {orders:;}.",
    ),
    "wave_order_shown": Sentence(
        f"{WAVES_IN_DOUBT} Ninefold shows {{pairs:and 4}}.",
        command_line="Say the right order, the earliest first: {command}.",
    ),
    "wave_before": "{one} before {other}",
    "wave_before_of": "{one} before {other} of {organisation}",
}
