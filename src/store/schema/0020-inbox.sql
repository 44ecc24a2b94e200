-- Mails for a person to read: letters of readers that nothing could be done about, and mails that were not safe to parse
-- (`set_aside` says why; it is empty for a letter). `mail` names the mail that came, so that it is kept once. `about` is the
-- reader whose mail it answers, as the author may be somebody else.
create table inbox (
    id        integer primary key,
    mail      text not null unique,
    author    text not null,
    about     text not null,
    subject   text not null,
    words     text not null,
    set_aside text not null,
    came_at   integer not null,
    told_at   integer           -- when editors got it in their notice
) strict;
create index inbox_by_time on inbox (came_at);
create index inbox_untold on inbox (id) where told_at is null;
create index inbox_by_author on inbox (author);
create index inbox_by_reader on inbox (about);

-- Until here a Message-ID's token was also the one to leave by, and mails that are out there must go on working. Of sends made
-- later it is not.
insert into facts (name, value)
    select 'leave.last_by_message_id', cast(max(id) as text) from sends having max(id) is not null;
