-- What a mail's 48 hours are counted from: the uptime of the mail server (fact deliver.uptime, in seconds) when it first put the mail off.
-- Null before that, and again once an editor has released the mail.
alter table sends add column tried_from integer;
