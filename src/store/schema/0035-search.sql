-- Full-text search over stories. The index keeps neither texts (contentless) nor places (detail = none), so a row of it cannot be deleted without
-- its old words: a story that changes gets another document, and documents that search_documents has no more are not found. `document` is
-- 2^56 - story * 64 + a version.
create virtual table search_index using fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
-- Bytes of new postings that are gathered before they become a segment; few large ones are merged less often than many small ones.
insert into search_index (search_index, rank) values ('hashsize', 8000000);
create table search_documents (
    document integer primary key,
    story    integer not null unique references stories
) strict;
-- All words of the index, to find those that begin with what a person typed: FTS5 would read the whole lists of stories of all of them.
create table search_words (word text primary key) strict, without rowid;
-- Stories whose document is to be made anew, beside those of new items and acts.
create table search_waiting (story integer primary key references stories) strict;
