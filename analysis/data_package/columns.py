"""What each column of a data package means, whatever the table: one word for one thing."""

from domain.columns import GROUP_COLUMNS


COLUMNS = {
    **{column.name: f"{column.label} of the people in the group." for column in GROUP_COLUMNS},
    "attribution": "Whose the framework is.",
    "block": "Name of the block, as a reader sees it.",
    "block_id": "The block: unique within a slice, dimension and breakdown, the same wherever it unites the same groups.",
    "blocks": "How many blocks were audited.",
    "bound": "No combination of rows with weights up to this isolates fewer people than k; empty: none with any weights does.",
    "breakdown": "How the slice is split.",
    "breakdowns": "The breakdowns that were audited together.",
    "certified": "Whether the audit found that no set of fewer than k people can be isolated.",
    "code_version": "Which version of the program made it.",
    "columns": "What tells the groups of the breakdown apart.",
    "correlation": "0 to 0.9, of the whole organisation, to one decimal; 0.9 means that or more.",
    "created_at": "When, in UTC.",
    "dimension_id": "The dimension of the framework.",
    "framework_id": "The framework that people were assessed against.",
    "gloss": "What it means, in short.",
    "invited": "How many people were asked to assess themselves.",
    "is_combined": "Whether the block unites groups that were combined to protect confidentiality.",
    "is_high": "Whether the level counts as high.",
    "k": "Fewest people behind any figure.",
    "level": "The level as a number, 1 = lowest.",
    "level_id": "The level by its id.",
    "level_ratings": "Ratings at this level.",
    "measure": "What was rated: performance (the level) or importance (to the role).",
    "member": "Number of the group within the block.",
    "name": "Its name.",
    "of_levels": "Correlation of people's levels, 0 to 0.9, to one decimal.",
    "of_shares": "Correlation of being at a high level, 0 to 0.9, to one decimal.",
    "organisation": "The organisation.",
    "other_wave": "The other of the two waves.",
    "parent": "The breakdown inside whose blocks the groups of this one are combined.",
    "people": "People in both waves, rounded down to fifties.",
    "position": "Its place in the order, 1 = first.",
    "rank": "Rank of the published rows, the largest of the dimensions'.",
    "rater_group": "Who rated: self, line_manager, peers, direct_reports or others.",
    "ratings": "Ratings of these people on the dimension, at any level.",
    "seconds": "How long the audit took.",
    "smallest_block": "Fewest people behind any row; empty: no row.",
    "smallest_derivable_subjects": "No set of fewer people follows from the rows; empty: not audited.",
    "subjects": "People assessed.",
    "unevenness": "How unequally raters are spread over people: 1 + the square of the coefficient of variation.",
    "version": "The publication's name.",
    "wave": "The round of assessment.",
    "wave_date": "When the wave took place, where that was said.",
}


def meaning(column: str) -> str:
    """What a column means; one that is none of ours is an attribute of the organisation's own."""
    return COLUMNS.get(column, "An attribute of the organisation's own, of the people in the group.")
