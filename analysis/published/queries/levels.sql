-- One row per level of a framework, lowest first. Where it calls no level high, its highest is the one that counts.
select
    levels.level,
    levels.level_id,
    levels.name as level_name,
    levels.gloss,
    case
        when bool_or(levels.is_high) over () then levels.is_high
        else levels.level = max(levels.level) over ()
    end as is_high,
from levels
where levels.framework_id = $framework_id
order by levels.level
