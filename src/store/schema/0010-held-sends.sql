-- When an editor let the held mails of an issue go: their deadline counts from then.
alter table issues add column released_at integer;
