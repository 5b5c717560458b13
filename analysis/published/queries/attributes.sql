-- One row per attribute of the organisation's own that a breakdown is by; only in a store that has any.
select
    attribute,
    name,
    is_ordered,
    in_order,
    is_sensitive,
    k::integer as k,
from attributes
order by position
