"""Why a file holds no table that can be read, and how one was read."""

from domain.sentences.sentence import Sentence


EXPORT_AGAIN = "Export the answers as CSV or XLSX and load that file."
INDIVIDUAL = "download all individual responses instead (one row a person), and load that file."

SENTENCES: dict[str, str | Sentence] = {
    "as_written": Sentence("{sentence}", states="{states}"),
    "is_folder": "{name} is a folder. Give the export itself, a CSV or XLSX file.",
    "no_folder_to_watch": "There is no folder {folder}. Make it, or check the name.",
    "no_file": "There is no file {name} in that place. Check the name and the folder.",
    "not_opened": "{name} can't be opened. Close it in other programs and check that you may read it.",
    "file_too_large": "{name} has {megabytes:,.0f} MB; the most is {most:,.0f} MB. Split it, for instance one file a wave.",
    "empty_file": "{name} is empty. Export it again from the survey tool.",
    "other_kind": f"{{name}} is {{kind}}, not a table. {EXPORT_AGAIN}",
    "web_page": "{name} is {kind}, not a workbook: open it in Excel, save it as XLSX and load that.",
    "no_text": "{name} is no text (it holds NUL bytes). Export the answers as CSV or XLSX again.",
    "open_quotation": (
        "{name} can't be told apart into cells from row {row:,} on: a quotation mark is opened and never closed, or a cell is over"
        " 1 MB long. Mend that row, or export the file again."
    ),
    "first_line_too_long": "The first line of {name} is over 1 MB long, so it holds no column names. Export it again.",
    "no_header": "{name} has no row of column names. Its first row must name the columns.",
    "header_row_blank": (
        "Row {row:,} can't hold the column names: it is blank, or too far down. Look up in the file which row it is, and give its"
        " number."
    ),
    "no_workbook_no_sheets": "{name} is no workbook and has no sheets; leave the sheet “{sheet}” out.",
    "names_its_columns": "{name} is {kind}: it names its columns itself, so leave the header row out.",
    "no_such_sheet": "{name} has no sheet “{sheet}” with a table on it. Its sheets are {sheets:“and}.",
    "blank_workbook": "{name} has no sheet with anything in it. Export the answers again.",
    "merged_cells": "The sheet “{sheet}” merges {cells:,} cells. Unmerge them, or save the sheet as CSV, and load that.",
    "no_workbook": "{name} can't be opened as an Excel workbook. Open it in Excel, save it as XLSX or CSV, and load that.",
    "damaged_workbook": "{name} is damaged: it starts as a workbook and does not end as one. Export it again.",
    "sheet_too_large": (
        "A sheet of {name} reaches to row {rows:,} and column {columns:,}, which is more than can be read. Copy the table into a new"
        " workbook, or save it as CSV, and load that."
    ),
    "too_many_texts": (
        "{name} says that it has more texts than a workbook can hold, so it is damaged. Open it in Excel, save it as XLSX or CSV,"
        " and load that."
    ),
    "unpacks_too_large": "{name} unpacks to {megabytes:,.0f} MB, which no survey export does. Export the answers as CSV and load that.",
    "damaged_book": (
        "{name} is damaged: it starts as a workbook and does not go on as one. Export it again, or open it in Excel, save it as XLSX,"
        " and load that."
    ),
    "workbook_locked": (
        "{name} has a password, so nobody can read it here. Open it in Excel with the password, choose File, Info, Protect Workbook,"
        " Encrypt with Password, delete the password there, save the file, and load it again."
    ),
    "other_office_file": f"{{name}} is {{kind}}, not a workbook. {EXPORT_AGAIN}",
    # Archives.
    "no_archive": "{name} is no archive; leave the file “{inside}” out.",
    "several_tables": Sentence(
        "{name} holds {number:,} tables: {tables:“and 8}.",
        command_line="Say which one to load, with --inside and its name; load the others after it.",
        browser="Choose above which one to load; load the others after it.",
    ),
    "archive_in_archive": "{name} holds another archive ({inside}). Unpack it, and load the export inside.",
    "too_many_files": "{name} holds {number:,} files, which no export does. Unpack it, and load the export inside.",
    "leads_out": (
        "{name} holds a file whose name leads out of the archive ({inside}), so no survey tool made it. Ask who sent it, or export the"
        " answers again."
    ),
    "no_table_inside": f"{{name}} holds no table{{files}}. {EXPORT_AGAIN}",
    "quoted": "{names:“and 8}",
    "such_files": ": {files:“and 8}",
    "no_such_table": "{name} holds no one table “{inside}”. Its tables are {tables:“and 8}.",
    "archive_locked": (
        "{name} has a password, so nobody can read it here. Unpack it with the password, and load the export inside."
    ),
    "damaged_archive": "{name} is damaged: it starts as an archive and does not end as one. Fetch it again.",
    # Data files of programs.
    "no_variables": "{name} has no variables. Export it again.",
    "no_data_file": (
        "{name} can't be opened as a data file of {program}. Open it in {program}, save it again or export it as CSV, and load that."
    ),
    "nested_json": (
        "{name} is JSON whose answers lie deeper inside, not a table. Export the answers as CSV or XLSX, or as JSON with one plain record"
        " each."
    ),
    "data_too_wide": "{name} has {columns:,} columns; the most is {most:,}. Export the questions alone.",
    "data_too_long": "{name} has {rows:,} rows, which is more than can be read. Split it, for instance one file a wave.",
    "data_file_too_long": "{name} has over {most:,} rows, which is more than can be read from such a file. Export it as CSV.",
    "data_cut_off": "{name} can't be read to its end as {kind}: it is damaged or cut off. Export it again.",
    "summary_by_question": f"This is a summary by question, not people's answers: {INDIVIDUAL}",
    "summary_of_figures": f"This is a summary (averages, shares or counts of groups), not people's answers: {INDIVIDUAL}",
    "no_rows": "The file has column names and no rows under them. Export it again.",
    "no_row_can_load": "None of the {rows:#row} can be loaded: {first}.",
    "reason_of_rows": "{where}{rows}: {reason}",
    "in_column": "column “{column}”, ",
    "in_columns": "column “{column}” and {more:,} more, ",
    "of_sheet": Sentence(
        "{refused} The sheet “{sheet}” was read; the file has {others:“and 8} too: if that is meant,",
        command_line="choose it with --sheet.",
        browser="choose it above.",
    ),
    "unknown_tool": Sentence(
        "",
        browser="“{tool}” is no survey tool that is known.",
        command_line="--tool takes one of {tools}; “{tool}” is none of them.",
    ),
    # How a table was read.
    "recognised": "Recognised as {tool}: {why}.{more}",
    "read_as": "Read as {tool}: {why}.{more}",
    "read_as_asked": "Read as {tool}, as asked.{more}",
    "read_at_row_asked": "Read as {tool}: {why}, as asked.{more}",
    "one_row": "row {row}",
    "rows_between": "rows {first} to {last}",
    "names_stand": "the column names stand in {rows}",
    "names_seem_to_stand": (
        "the column names seem to stand in {rows}, which is filled like the rows beneath it and has none of their words"
    ),
    "has_columns": "row {row} has its {columns:?column|columns} {columns:and}",
    "has_columns_like": "row {row} has its columns {columns} and the like",
    "begins_with_column": "row {row} begins with its column {column}",
    "begins_with_and_has": "row {row} begins with its column {column} and it has a column {other}",
    "begins_with_and_writes": "row {row} begins with its column {column} and apostrophes are written {apostrophe}",
    "holds_import_ids": "row {row} holds its ImportIds",
    "numbers_its_columns": "row {row} numbers its columns V1, V2, … and the next row names them",
    "words_under_questions": "row {row} has its words {words:“and} under the questions of row {questions}",
    "holds_matrices": "each cell of “{column}” holds the rows of a matrix with their answers",
    "trials_with_positions": (
        "row {row} has its columns trial_type, trial_index and time_elapsed; positions on its scales are read from 1 on"
    ),
    "laid_out_as_lime_survey": (
        "below row {row} stand a running number, a moment, a page and a language, as it writes them"
    ),
    "laid_out_as_microsoft_forms": (
        "below row {row} stand a running number and two moments, as its ID, start and completion time"
    ),
    "named_by_labels": "its labels name the columns and stand for their codes",
    "names_its_own_columns": "it names its columns itself",
    "column_of_any_record": "what is said in any record is a column",
    "of_file": "{how_read} It is the file {file}.",
    "the_sheet": " It is the {hidden:?hidden |}sheet “{sheet}”.",
    "other_sheets": Sentence(
        "The sheet “{sheet}” was read. {unread:“and} could be read too: if it is meant,",
        command_line="choose it with --sheet.",
        browser="choose it above.",
    ),
}
