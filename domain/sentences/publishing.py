"""Why nothing is published, and what was published still stands."""

from domain.sentences.sentence import Sentence


REPLACE = "Publish again to replace it."
LEDGER = "The ledger, which keeps what was published,"
WAY_BACK = (
    "Put ledger.duckdb back from the newest backup, beside the record store. If it is lost for good, what was published here can"
    " never be published again without giving away who changed: name a new folder in NINEFOLD_HOME, and load there only waves"
    " that were never published."
)

SENTENCES: dict[str, str | Sentence] = {
    "published_changed": (
        "The published store {store} is not as it was published: its file was changed or damaged since, or has lost its seal, so none"
        f" of its figures can be relied on. {REPLACE}"
    ),
    "published_older": (
        f"An earlier version of Ninefold made the published store {{store}}, and this one shows more than it holds. {REPLACE}"
    ),
    "published_newer": (
        "A newer version of Ninefold made the published store {store}. Go on with that version, or publish again with this one."
    ),
    "published_changed_meanwhile": (
        "The published store was changed by another program while a new version was made, so nothing is published. Publish again:"
        " everything is then counted anew."
    ),
    "published_unreadable": f"The published store {{store}} can't be read. {REPLACE}",
    "published_unreadable_now": f"The published store {{store}} can't be read any more. {REPLACE}",
    "published_gone": f"The published store that {{file}} names isn't there. {REPLACE}",
    "current_is_folder": (
        "{file} is a folder, where the name of the published store should stand. Take the folder away, and publish again."
    ),
    "current_no_text": (
        "{file}, which names the published store, can't be read as text. What was published can't be told from it: publish again"
        " to replace it."
    ),
    "nothing_to_publish": "Nothing is loaded yet, so there is nothing to publish. Load an export first.",
    "records_in_use": (
        "The data are in use by {holder}, which has not ended in {seconds} seconds. Publish again when it is done."
    ),
    "no_such_engine": "“{engine}” is no engine that publishes. There are {engines:or}.",
    "records_with_spark": Sentence(
        "Spark publishes from exported records, and DuckDB from the record store.",
        command_line="Give --engine spark and --records FOLDER together, or neither.",
    ),
    "spark_preview": Sentence(
        "What Spark would publish can't be looked at beforehand.",
        command_line="Leave --preview or --engine spark away.",
    ),
    "ledger_of_spark": Sentence(
        "What was published here was published with Spark, and what the ledger keeps of people lies with the records there.",
        command_line="Go on with `publish --engine spark --records FOLDER`.",
        browser="Have it published with Spark, on the command line.",
    ),
    "ledger_of_records": (
        "What was published here was published from the record store, and the ledger keeps people beside it. Go on with DuckDB: Spark can't"
        " tell what changed since, and without that somebody could be given away."
    ),
    "ledger_people_gone": (
        "What the ledger keeps of people in {folder} is not whole. Put it back from the newest backup of that folder: without it nothing"
        " that was published before can be published again safely."
    ),
    "spark_alike": (
        "{one} and {other} hold mostly the same answers, and what differs between them would be told by subtraction. Take one of the two"
        " out, or publish them from a record store with DuckDB, which audits them together."
    ),
    "spark_missing": Sentence(
        "Spark is not installed here.",
        command_line=(
            "`uv sync --extra spark`, or `pip install pyspark==4.3.0 sqlglot==30.30.0 pyarrow`, installs what is needed; or publish with"
            " DuckDB."
        ),
    ),
    "spark_other_code": (
        "A machine of Spark's protects with another version of Ninefold, or of what it stands on, than this one. Put the same into the"
        " path of every executor, and publish again. Nothing was published."
    ),
    "spark_no_java": (
        "Spark needs Java 17 or newer, and there is none here. Install it (on Debian: openjdk-17-jre-headless), or name its folder in"
        " JAVA_HOME."
    ),
    "spark_unreachable": (
        "No Spark answers at {address}, which NINEFOLD_SPARK names ({error}). Start it, or correct the address; without one, Spark runs on"
        " this machine."
    ),
    "no_export": Sentence(
        "{folder} is no folder of exported records that Spark can read.",
        command_line="`python -m etl export-records FOLDER` makes one.",
    ),
    "records_newer": "A newer version of Ninefold exported the records in {folder}. Go on with that version, or export them with this one.",
    "records_other": "The records in {folder} lack the column {lacking}. Export them anew.",
    "k_too_small": (
        "Groups of fewer than {least} people are never shown, so K can't be {k}. Choose {least} or more; {usual} is usual."
    ),
    "invited_unreadable": Sentence(
        "{file} in the folder of the stores can't be read as organisations, waves and numbers of people invited.",
        command_line="Delete it, and say the numbers again with `python -m etl invited`.",
        browser="Have it deleted, and say the numbers again.",
    ),
    "views_unreadable": (
        "The saved views in {file} can't be read: {error}. They are kept as they are. Correct the file, or take it away."
    ),
    "ledger_missing": f"{LEDGER} is missing. {WAY_BACK}",
    "ledger_of_another": f"{LEDGER} is another installation's. {WAY_BACK}",
    "ledger_too_old": (
        f"{LEDGER} knows nothing of version {{version}}: it is from before that publication, or another installation's. {WAY_BACK}"
    ),
    "order_unreadable": "{file} can't be read: {error}. Correct it, or take it away.",
    "no_such_breakdown": "No breakdown “{breakdown}” is declared, so it can't come first. Declared: {declared}.",
    "breakdowns_unreadable": "breakdowns.toml can't be read: {error}. Correct it and publish again.",
    "no_whole": 'The first entry of breakdowns.toml must be "{whole}", with no columns.',
    "declared_twice": 'breakdowns.toml declares "{breakdown}" twice. Take one of them out.',
    "no_such_column": 'Breakdown "{breakdown}" in breakdowns.toml names "{column}"; a breakdown can use {columns}.',
    "needs_columns": 'Breakdown "{breakdown}" in breakdowns.toml needs columns (and "{whole}" has none).',
    "no_such_parent": 'Breakdown "{breakdown}" has the parent "{parent}", which must be declared before it.',
    "breakdowns_without_preview": Sentence(
        "Breakdowns that are not declared can be looked at, and not published.",
        command_line="Add --preview, or put them into breakdowns.toml of the home.",
    ),
    "sensitive_crossed": (
        'Breakdown "{breakdown}" crosses “{attribute}”, which is sensitive: it is shown for the whole organisation alone. Give it a'
        " breakdown of one column without a parent."
    ),
    "attributes_unreadable": "{file} can't be read as attributes ({error}). Mend it, or move it away and declare them again.",
    "attribute_unreadable": (
        "The attribute “{attribute}” in {file} is not laid out as one: it has a name, and may have a kind, values, bands, headers and"
        " sensitive."
    ),
    "attribute_word": (
        "“{attribute}” in {file} can't be an attribute's word: it starts with a small letter, has letters, digits and underscores,"
        " and is no column of ours."
    ),
    "attribute_bands": (
        "The bands of “{attribute}” in {file} are numbers from low to high, each the first of a band, and it has no values beside them."
    ),
    "attribute_kind": "The kind of “{attribute}” in {file} is one of {kinds:or}.",
    "attribute_other_bands": (
        "“{attribute}” has other bands than {file} keeps. People in bands of two kinds can't be added up: use the bands that it has, or"
        " declare a further attribute under another word."
    ),
    "attribute_gone": (
        "{columns:“and} was published before and is declared no more. Put it back into {file}: what follows from what was published"
        " can't be checked without it."
    ),
}
