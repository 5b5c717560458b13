-- A published store: audited counts, safe to show. Immutable once written; holds no key of a subject or rater.

-- One row: which layout this is; domain/stores/schema.py knows the newest.
create table schema_version as select 2::integer as version;

-- One row: this version.
create table publication (
    version varchar not null,
    created_at timestamp not null,
    k utinyint not null,
    code_version varchar not null,
    key_fingerprint varchar not null  -- of the installation's key: whose store this is
);

create table frameworks (
    framework_id varchar primary key,
    name varchar not null,
    attribution varchar not null,
    toml_text varchar not null
);

create table dimensions (
    framework_id varchar not null,
    position utinyint not null,  -- 1 = first, the framework's own order
    dimension_id varchar not null,
    name varchar not null,
    gloss varchar not null
);

create table levels (
    framework_id varchar not null,
    level utinyint not null,  -- 1 = lowest
    level_id varchar not null,
    name varchar not null,
    gloss varchar not null,
    is_high boolean not null
);

-- One row per declared breakdown.
create table breakdowns (
    position utinyint not null,  -- 1 = most important
    breakdown varchar not null,
    name varchar not null,
    columns varchar[] not null,  -- what tells its groups apart
    parent varchar  -- the breakdown inside whose blocks its groups are combined
);

-- One row per organisation and wave, in order of time.
create table waves (
    organisation varchar not null,
    wave varchar not null,
    position usmallint not null,  -- 1 = earliest
    wave_date date
);

-- One row per slice: organisation x wave x rater group x measure, of one framework.
create table slices (
    slice_id integer primary key,
    framework_id varchar not null,
    organisation varchar not null,
    wave varchar not null,
    rater_group varchar not null,
    measure varchar not null
);

-- One row per slice, dimension, breakdown and block. A breakdown's blocks of one dimension share nobody.
create table blocks (
    slice_id integer not null,
    dimension_id varchar not null,
    breakdown varchar not null,
    block_id varchar not null,  -- the same wherever the same breakdown unites the same groups
    block varchar not null,  -- what a reader sees
    is_combined boolean not null,
    members struct({groups_typed})[] not null,
    subjects uinteger not null,
    ratings uinteger not null,
    level_ratings uinteger[] not null  -- one count per level, lowest first, zeros included
);

-- One row per organisation and wave of which the owner has said how many people were asked to assess themselves.
create table invited (
    organisation varchar not null,
    wave varchar not null,
    invited uinteger not null
);

-- One row per slice in which the organisation is shown on a dimension: the subjects who count on at least one such.
create table assessed (
    slice_id integer not null,
    subjects uinteger not null
);

-- One row per slice and dimension: rated subjects left out because fewer than three raters answered.
create table left_out (
    slice_id integer not null,
    dimension_id varchar not null,
    subjects uinteger  -- null: fewer than the publication's k, or none
);

-- One row per slice and dimension with enough subjects rated by several: how alike the ratings of one subject are.
create table intra_class_correlations (
    slice_id integer not null,
    dimension_id varchar not null,
    correlation decimal(2, 1) not null,  -- 0 to 0.9, of the whole organisation; 0.9: that, or more
    unevenness decimal(4, 1) not null  -- how unequally raters are spread over subjects: 1 + square of the coefficient of variation
);

-- One row per slice with enough subjects: how alike being at a high level is from one dimension to another, on average.
create table dimension_correlations (
    slice_id integer not null,
    correlation decimal(2, 1) not null  -- 0 to 0.9, of the whole organisation
);

-- One row per two slices that differ in their wave alone, with enough subjects in both.
create table wave_correlations (
    slice_id integer not null,
    other_slice_id integer not null,
    people uinteger not null,  -- subjects in both, rounded down to fifties
    of_levels decimal(2, 1) not null,  -- correlation of a subject's levels, 0 to 0.9, of the whole organisation
    of_shares decimal(2, 1) not null  -- the same of being at a high level
);

-- One row per slice: the audit's result.
create table certificate (
    framework_id varchar not null,
    organisation varchar not null,
    wave varchar not null,
    rater_group varchar not null,
    measure varchar not null,
    certified boolean not null,
    k utinyint not null,  -- of the audit of these rows: an earlier publication's where its rows still stand
    breakdowns varchar[] not null,
    blocks integer not null,
    rank integer,  -- of the rows, the largest of the dimensions'
    smallest_block integer,  -- the fewest subjects behind any of the rows; null: no row
    smallest_derivable_subjects integer,  -- a lower bound, k: that no fewer follow is what was proven; null: not audited
    bound double,  -- no combination of rows with weights up to this isolates fewer; null: none with any weights does
    seconds double not null,
    input_hmac varchar not null,
    code_version varchar not null,
    created_at timestamp not null
);

-- The contract: one row per slice, dimension, block and level, a row for every level.
create view release as
select
    slices.framework_id,
    slices.organisation,
    slices.wave,
    slices.rater_group,
    slices.measure,
    blocks.dimension_id,
    blocks.breakdown,
    blocks.block_id,
    blocks.block,
    blocks.is_combined,
    blocks.members,
    blocks.subjects,
    blocks.ratings,
    levels.level,
    levels.level_id,
    blocks.level_ratings[levels.level] as level_ratings,
from blocks
join slices using (slice_id)
join levels using (framework_id);
