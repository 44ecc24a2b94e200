-- When an editor let the held mails of an issue go: their deadline counts from then.
alter table issues add column released_at integer;

-- What a run has claimed is found by its state; a second index would be written twice for each mail.
drop index sends_leased;
