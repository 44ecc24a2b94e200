-- What becomes at once of new stories of a partner or of one of its feeds. Lists of words and languages are separated by line breaks.
create table intake_rules (
    id         integer primary key,
    partner    integer not null references partners,
    feed       integer references feeds,
    action     text not null check (action in ('approve', 'hold', 'reject', 'tag')),
    tag        text not null,
    titles     text not null,
    categories text not null,
    languages  text not null,
    older_than integer check (older_than > 0)   -- days
) strict;
create index intake_rules_by_partner on intake_rules (partner);
