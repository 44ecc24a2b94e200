-- What a report or a refusal was about; 'complaint' for an abuse report.
alter table send_reports add column verdict text not null default 'unknown' check (verdict in
    ('nothing', 'address', 'unexplained', 'mailbox', 'us', 'unknown', 'complaint'));
update send_reports set verdict = case
    when status = 'complaint' then 'complaint'
    when status like '5.7.%' or status in ('5.1.7', '5.1.8') then 'us'
    when status like '5.1.%' or status = '5.2.1' then 'address'
    when status like '4.%' or status = '5.2.2' then 'mailbox'
    else 'unknown' end;

-- Who gave an address up, by a mail of which issue, and who knows of it: 1 the operator, 2 the editors, 3 both.
alter table suppressions add column cause text not null default 'operator' check (cause in ('bounced', 'complaint', 'operator'));
alter table suppressions add column issue integer;
alter table suppressions add column told integer not null default 3;
update suppressions set cause = case
    when why like 'bounced%' or why like 'refused:%' then 'bounced' when why = 'complaint' then 'complaint' else 'operator' end;
create index suppressions_by_time on suppressions (cause, at);
create index suppressions_by_issue on suppressions (issue) where issue is not null;
create index suppressions_untold on suppressions (told) where told < 3;

-- Readers whose mails failed for weeks: their subscriptions rest, but for one try a month. `trying` is 1 while the next issue may go
-- to them; `told` as above.
create table pauses (
    subscriber integer primary key references subscribers on delete cascade,
    why        text not null,
    at         integer not null,
    tries      integer not null default 0,
    trying     integer not null default 0,
    tried_at   integer not null,   -- the pause itself before the first try
    told       integer not null default 0
) strict;
create index pauses_by_time on pauses (at);
create index pauses_by_try on pauses (tried_at);
create index pauses_trying on pauses (trying) where trying = 1;
create index pauses_untold on pauses (told) where told < 3;

-- Where so many addresses were to be given up at once that a fault is likelier: nobody is given up by the issue's mails, or by those
-- to one domain.
create table brakes (
    id     integer primary key,
    issue  integer not null references issues,
    domain text not null,   -- in lower case; empty for all of the issue
    at     integer not null,
    why    text not null,
    told   integer not null default 0
) strict;
create index brakes_untold on brakes (told) where told < 3;
create index brakes_by_issue on brakes (issue);
create index brakes_by_domain on brakes (domain, at);

-- Who was given up and asks for mail again, until they confirm.
create index subscribers_asked_again on subscribers (asked_at) where state = 'confirmed' and asked_at is not null;

-- How many readers a domain has.
create index subscribers_by_domain on subscribers (lower(substr(email, instr(email, '@') + 1))) where state = 'confirmed';
