-- Only in a store of an organisation that said so: one row per change of structure between waves. Names of groups, nobody's answers.
create table structure_changes (
    position usmallint not null,
    organisation varchar not null,  -- '': every one
    of_column varchar not null,
    before varchar[] not null,
    after varchar[] not null,
    since varchar not null  -- the first wave with the new names
);
