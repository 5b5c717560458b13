-- One row per framework.
select
    frameworks.framework_id,
    frameworks.name,
    frameworks.attribution,
from frameworks
order by frameworks.name
