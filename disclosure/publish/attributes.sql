-- Only in a store of an organisation with attributes: one row per attribute that a breakdown is by.
create table attributes (
    position utinyint not null,
    attribute varchar not null,  -- its column among the members of blocks
    name varchar not null,
    is_ordered boolean not null,
    in_order varchar[] not null,  -- its values as they are shown, as far as anybody has said them
    is_sensitive boolean not null,
    k utinyint not null  -- the fewest people behind a row by it
);
