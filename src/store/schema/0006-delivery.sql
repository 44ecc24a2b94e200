-- What becomes of a send that may or may not have gone.
alter table issues add column doubt text not null default 'resend' check (doubt in ('resend', 'hold'));

-- A reader who leaves by mail names the send by its token.
create index sends_by_token on sends (token);

-- Reports on sends, each once: what a mail system said after it had taken the message, or its reader by a complaint.
-- `report` names the mail that brought it.
create table send_reports (
    send   integer not null references sends,
    report text not null,
    status text not null,   -- RFC 3463, such as 5.1.1; 'complaint' for an abuse report
    at     integer not null,
    primary key (send, report)
) strict, without rowid;

-- Sends with all that their message takes, and why one may not go after all: 'suppressed', 'cancelled', or nothing.
create view sends_to_make as
    select s.id, s.issue, u.email, u.name, s.letter, s.token, s.attempts, i.sealed_at, i.doubt, s.subscriber, i.digest,
           case when i.state = 'cancelled' then 'cancelled'
                when u.state <> 'confirmed' or exists (select 1 from suppressions x where x.email = u.email)
                     or not exists (select 1 from subscriptions c where c.digest = i.digest and c.subscriber = u.id) then 'suppressed'
                else '' end as hindrance,
           s.due, s.crashes
    from sends s join subscribers u on u.id = s.subscriber join issues i on i.id = s.issue;
