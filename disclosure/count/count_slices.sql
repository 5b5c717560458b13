-- One row per slice that a standing batch has something for.
create temp table slices as
select
    row_number() over (order by organisation, framework_id, wave, rater_group, measure) as slice_id,
    framework_id,
    organisation,
    wave,
    rater_group,
    measure,
    count(*) as assessments,
from records.assessments
join records.batches using (batch_id)
where batches.undone_at is null
group by framework_id, organisation, wave, rater_group, measure;

-- One row per slice and microcell.
create temp table cells (
    slice_id bigint,
    cell bigint,
    {groups_typed},
);

-- One row per slice, dimension, microcell and level that occurs: additive, because a subject is in one microcell.
create temp table cell_levels (
    slice_id bigint,
    dimension_id varchar,
    cell bigint,
    level utinyint,
    ratings bigint,
    unanimous bigint,  -- subjects all of whose ratings on the dimension are at this level
);

-- One row per slice, dimension and microcell.
create temp table cell_subjects (
    slice_id bigint,
    dimension_id varchar,
    cell bigint,
    subjects bigint,
    most_of_one bigint,  -- ratings of the subject who has most
);

-- One row per slice, dimension, microcell, known rater (the person) and level.
create temp table cell_raters (
    slice_id bigint,
    dimension_id varchar,
    cell bigint,
    person bigint,  -- a number within the slice, of no meaning outside
    level utinyint,
    ratings bigint,
);

-- One row per slice, dimension, microcell, subject whom several ratings are of, and level; two who are rated alike are one.
create temp table cell_rated (
    slice_id bigint,
    dimension_id varchar,
    cell bigint,
    person bigint,  -- a number within the slice, of no meaning outside
    level utinyint,
    ratings bigint,
);

-- One row per slice and dimension: rated subjects who don't count, because too few raters answered.
create temp table left_out (
    slice_id bigint,
    dimension_id varchar,
    subjects bigint,
);

-- One row per slice and rated subject, without the subject's key: what the ledger compares and keeps.
create temp table people (
    slice_id bigint,
    who ubigint,  -- a number of the subject, by which slices are compared; the ledger does not keep it
    place struct({groups_typed}),
    ratings struct(dimension_id varchar, level utinyint, rater ubigint)[],  -- those that count, sorted
    left_out varchar[],  -- the dimensions that too few raters answered, sorted
);
