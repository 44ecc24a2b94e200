-- An issue's title and intro in single languages, beside those for all readers.
create table issue_texts (
    issue    integer not null references issues,
    field    text not null check (field in ('title', 'intro')),
    language text not null,
    text     text not null,
    primary key (issue, field, language)
) strict, without rowid;
