-- One row: the version that this store is.
select
    publication.version,
    publication.created_at,
    publication.k,
from publication
