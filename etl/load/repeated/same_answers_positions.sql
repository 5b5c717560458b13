-- One row per framework and dimension, of the record store and of the export: its place in the framework's order.
create or replace table positions as
select distinct frameworks.framework_id, dimensions.dimension_id, dimensions.position
from records.dimensions
join records.frameworks using (framework_key)
union
select $framework_id as framework_id, unnest($dimensions) as dimension_id, generate_subscripts($dimensions, 1) as position
