"""Which tables a data package holds, and what a row of each is.

Only what is published: the view `release`, what names it (frameworks, levels, waves, groups), the named extras and the
certificates. A nested column becomes a table or a text of its own, for few tools read nested ones.
"""

from dataclasses import dataclass

from domain.columns import SLICE_OF_FRAMEWORK


BLOCK = (*SLICE_OF_FRAMEWORK, "dimension_id", "breakdown", "block_id")
SEPARATOR = ", "  # between the names of a list


@dataclass(frozen=True)
class Table:
    """`query` reads from the catalogue `published`, in a fixed order; no two rows agree in all columns of `key`."""

    name: str
    description: str
    key: tuple[str, ...]
    query: str
    refers_to: tuple[tuple[tuple[str, ...], str], ...] = ()  # columns, and the table whose key begins with them


OF_SLICE = ", ".join(SLICE_OF_FRAMEWORK)

TABLES = (
    Table(
        "release",
        "One row per organisation, wave, rater group, measure, dimension, block and level, zeros included.",
        (*BLOCK, "level"),
        f"select * exclude (members) from published.release order by {', '.join(BLOCK)}, level",
        ((("framework_id", "dimension_id"), "dimensions"), (("framework_id", "level"), "levels"), (BLOCK, "blocks")),
    ),
    Table(
        "blocks",
        "One row per block of a dimension: the people behind one published figure.",
        BLOCK,
        f"""
        select distinct {", ".join(BLOCK)}, block, is_combined, subjects, ratings
        from published.release
        order by {", ".join(BLOCK)}
        """,
    ),
    Table(
        "members",
        "One row per block of a dimension and group that it unites; an empty cell means: not restricted.",
        (*BLOCK, "member"),
        f"""
        with blocks as (select distinct {", ".join(BLOCK)}, members from published.release)
        select {", ".join(BLOCK)}, member, unnest(members[member])
        from (select *, unnest(range(1, len(members) + 1)) as member from blocks)
        order by {", ".join(BLOCK)}, member
        """,
        ((BLOCK, "blocks"),),
    ),
    Table(
        "frameworks",
        "One row per framework.",
        ("framework_id",),
        "select framework_id, name, attribution from published.frameworks order by framework_id",
    ),
    Table(
        "dimensions",
        "One row per dimension of a framework, in the framework's order.",
        ("framework_id", "dimension_id"),
        "select framework_id, dimension_id, position, name, gloss from published.dimensions order by framework_id, position",
        ((("framework_id",), "frameworks"),),
    ),
    Table(
        "levels",
        "One row per level of a framework, from the lowest to the highest.",
        ("framework_id", "level"),
        "select framework_id, level, level_id, name, gloss, is_high from published.levels order by framework_id, level",
        ((("framework_id",), "frameworks"),),
    ),
    Table(
        "waves",
        "One row per organisation and wave, in order of time.",
        ("organisation", "wave"),
        "select organisation, wave, position, wave_date from published.waves order by organisation, position",
    ),
    Table(
        "breakdowns",
        "One row per declared way to split a slice, the most important first.",
        ("breakdown",),
        f"""
        select breakdown, position, name, array_to_string(columns, '{SEPARATOR}') as columns, parent
        from published.breakdowns
        order by position
        """,
    ),
    Table(
        "invited",
        "One row per organisation and wave of which it was said how many people were asked to assess themselves.",
        ("organisation", "wave"),
        "from published.invited order by organisation, wave",
    ),
    Table(
        "assessed",
        "One row per slice in which the organisation is shown: the people who count on at least one dimension.",
        SLICE_OF_FRAMEWORK,
        f"select {OF_SLICE}, subjects from published.assessed join published.slices using (slice_id) order by {OF_SLICE}",
    ),
    Table(
        "left_out",
        "One row per slice and dimension: people left out because too few raters answered; empty: fewer than k, or none.",
        (*SLICE_OF_FRAMEWORK, "dimension_id"),
        f"""
        select {OF_SLICE}, dimension_id, subjects
        from published.left_out
        join published.slices using (slice_id)
        order by {OF_SLICE}, dimension_id
        """,
    ),
    Table(
        "intra_class_correlations",
        "One row per slice and dimension: how alike the ratings of one person are, and how unequally raters are spread.",
        (*SLICE_OF_FRAMEWORK, "dimension_id"),
        f"""
        select {OF_SLICE}, dimension_id, correlation, unevenness
        from published.intra_class_correlations
        join published.slices using (slice_id)
        order by {OF_SLICE}, dimension_id
        """,
    ),
    Table(
        "dimension_correlations",
        "One row per slice: how alike being at a high level is from one dimension to another, on average.",
        SLICE_OF_FRAMEWORK,
        f"""
        select {OF_SLICE}, correlation
        from published.dimension_correlations
        join published.slices using (slice_id)
        order by {OF_SLICE}
        """,
    ),
    Table(
        "wave_correlations",
        "One row per two waves of the same people: how many are in both, and how alike their levels are.",
        (*SLICE_OF_FRAMEWORK, "other_wave"),
        f"""
        select {", ".join(f"one.{column}" for column in SLICE_OF_FRAMEWORK)}, other.wave as other_wave, people, of_levels, of_shares
        from published.wave_correlations
        join published.slices as one using (slice_id)
        join published.slices as other on other.slice_id = other_slice_id
        order by {", ".join(f"one.{column}" for column in SLICE_OF_FRAMEWORK)}, other_wave
        """,
    ),
    Table(
        "certificate",
        "One row per slice: what the audit of what is published found.",
        SLICE_OF_FRAMEWORK,
        f"""
        select * exclude (input_hmac) replace (array_to_string(breakdowns, '{SEPARATOR}') as breakdowns)
        from published.certificate
        order by {OF_SLICE}
        """,
    ),
    Table(
        "publication",
        "One row: the publication that all of this is from.",
        ("version",),
        "select version, created_at, k, code_version from published.publication",
    ),
)
