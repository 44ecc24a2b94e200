-- Items that their partner says it has deleted (RFC 6721, at:deleted-entry). An editor is told; nothing is withdrawn by itself.
create table partner_deletions (
    item integer primary key references items,
    seen integer not null
) strict;
create index partner_deletions_by_time on partner_deletions (seen);
