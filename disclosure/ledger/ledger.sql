-- The ledger: what has been published, and of whom. Restricted like the record store; holds no key of a subject.

create schema if not exists kept;

-- One row: which layout this is; domain/stores/schema.py knows the newest.
create table if not exists kept.schema_version as select 2::integer as version;

-- At most one row: this ledger, and the key under which everything in it was counted.
create table if not exists kept.installation (
    key_fingerprint varchar not null,
    ledger_id varchar not null  -- the record store keeps it too, so that another's ledger is not taken for it
);

-- One row per published store.
create table if not exists kept.publications (
    version varchar not null,
    published_at timestamptz not null,
    sha256 varchar not null
);

-- One row per framework that a kept slice needs, as it was last published.
create table if not exists kept.frameworks (
    framework_id varchar primary key,
    content json not null
);

-- One row per slice that was ever published.
create table if not exists kept.slices (
    slice_number integer primary key,
    framework_id varchar not null,
    organisation varchar not null,
    wave varchar not null,
    rater_group varchar not null,
    measure varchar not null,
    wave_date date,
    first_load integer not null
);

-- One row per slice and release: a state of its people or rows that was published and differs from the one before.
create table if not exists kept.releases (
    slice_number integer not null,
    release integer not null,  -- 1, 2, 3 …
    k utinyint not null,
    declaration json not null,
    shown json not null,  -- the groups of each block, by dimension and breakdown
    certificate json not null
);

-- One row per slice of whose items anything was ever published: their rows, and how they were made.
create table if not exists kept.items (
    slice_number integer primary key,
    k utinyint not null,
    declaration json not null,
    content json  -- null: the slice has changed since, and its items are published no more
);

-- One row per slice and person as released.
create table if not exists kept.people (
    person_id bigint not null,  -- a number of no meaning outside
    slice_number integer not null,
    first_release integer not null,
    last_release integer,  -- null: still in
    place struct({groups_typed}) not null,
    ratings struct(dimension_id varchar, level utinyint, rater ubigint)[] not null,
    left_out varchar[] not null
);
create sequence if not exists kept.person_ids;

-- One row per pair of slices in two waves of one organisation: what was last published of the people in both.
create table if not exists kept.wave_correlations (
    first_number integer not null,
    second_number integer not null,
    people uinteger not null,  -- in both, rounded down
    of_levels decimal(2, 1) not null,
    of_shares decimal(2, 1) not null
);

-- One row per pair of slices that once held mostly the same answers: what is published of either is audited with the other.
create table if not exists kept.alike (
    one struct(framework_id varchar, organisation varchar, wave varchar, rater_group varchar, measure varchar) not null,
    other struct(framework_id varchar, organisation varchar, wave varchar, rater_group varchar, measure varchar) not null
);
