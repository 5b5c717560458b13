-- One row per change of structure between waves; only in a store that has any.
select
    of_column,
    before,
    after,
    since,
    organisation,
from structure_changes
order by position
