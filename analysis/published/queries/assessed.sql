-- One row: the people of a slice who count on at least one dimension; none where nothing of the slice is shown.
select assessed.subjects
from assessed
where assessed.slice_id = $slice_id
