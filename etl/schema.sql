-- The record store: people's ratings, restricted. Changed only in transactions.

-- One row: which layout this is; domain/stores/schema.py knows the newest.
create table if not exists schema_version as select 2::integer as version;

-- One row per framework text that a batch was loaded with.
create table if not exists frameworks (
    framework_key varchar primary key,  -- SHA-256 of the text
    framework_id varchar not null,
    name varchar not null,
    attribution varchar not null,
    toml_text varchar not null
);

-- One row per framework text and dimension, in the framework's order.
create table if not exists dimensions (
    framework_key varchar not null,
    position utinyint not null,  -- 1 = first
    dimension_id varchar not null,
    name varchar not null,
    gloss varchar not null,  -- '' where the framework gives none
    primary key (framework_key, dimension_id)
);

-- One row per framework text and level.
create table if not exists levels (
    framework_key varchar not null,
    level utinyint not null,  -- 1 = lowest
    level_id varchar not null,
    name varchar not null,
    gloss varchar not null,
    is_high boolean not null,  -- counts towards "% strong or exemplary"
    primary key (framework_key, level)
);

-- One row per load, kept after an undo.
create table if not exists batches (
    batch_id integer primary key,
    file_name varchar not null,
    file_sha256 varchar not null,
    load_sha256 varchar not null,  -- of the file and of how it was read: the same again loads nothing
    tool varchar not null,
    shape varchar not null,  -- wide, long
    framework_key varchar not null,
    mapping_name varchar,  -- null: columns were known by their own names
    mapping varchar not null,  -- the mapping file's text, '' where there was none
    constants map(varchar, varchar) not null,  -- what --set and [constants] filled in
    loaded_by varchar not null,
    loaded_at timestamp not null,  -- UTC
    rows_read bigint not null,
    rows_refused bigint not null,
    assessments bigint not null,
    ratings bigint not null,  -- with a level
    ratings_not_rated bigint not null,
    findings json not null,  -- confirmed and reported, by rule and column
    undone_at timestamp  -- UTC; null: the batch stands
);

-- One row per subject, wave, rater group, measure and rater.
create table if not exists assessments (
    assessment_id bigint not null,
    batch_id integer not null,
    framework_id varchar not null,
    organisation varchar not null,
    {groups_stated},
    wave varchar not null,
    wave_date date,
    rater_group varchar not null,  -- self, line_manager, peers, direct_reports, others
    measure varchar not null,  -- performance, importance
    subject_key uuid not null,  -- the first 128 bits of HMAC-SHA256(installation's secret, subject_id)
    rater_key uuid,  -- the same of rater_id; null: not in the export, each row is a further rater
    n_raters usmallint not null  -- 1, or how many raters the survey tool had already put into the row
);

-- One row per assessment and dimension that was asked.
create table if not exists ratings (
    assessment_id bigint not null,
    dimension_id varchar not null,
    level utinyint  -- null: not rated (blank, or a code that is no level); never in a denominator
);

-- One row per assessment and item that was given a level, where the framework has items: what the dimension's level came from.
create table if not exists item_ratings (
    assessment_id bigint not null,
    item_id varchar not null,
    level utinyint not null
);

-- At most one row: what else belongs to this store, so that another's is not taken for it.
create table if not exists installation (
    key_fingerprint varchar not null,  -- of the key that people's pseudonyms are made with
    ledger_id varchar,  -- of the ledger that keeps what was published of these records; null: nothing was
    published varchar  -- a version that this ledger has to know; null: none yet
);
