-- A notice's Message-ID is made of its id, and its row is deleted after a while: an id is spent once. How many rows a hub has deleted so
-- far nobody knows, so one that has run goes on far above them. What waits keeps its id, and with it its Message-ID.
insert into facts (name, value)
    select 'last notice', cast(coalesce((select max(id) from notices), 0) + 1000000 as text)
    where exists (select 1 from digests);

-- What mail servers said named readers; it is told anew, without them, if it still holds.
delete from facts where name in ('mail.notice', 'mail_trouble.operator', 'mail_trouble.editors', 'editors.notice');

-- Counts a reader's addresses, the erased one included, and says of a send which of them it was for: what comes back of an earlier one
-- is not held against the one they have now. Of mails sent before this step, nobody knows who moved between them.
alter table subscribers add column address_number integer not null default 0;
alter table sends add column address_number integer not null default 0;
update subscribers set address_number = 1
    where erased_at is not null or exists (select 1 from consents c where c.subscriber = subscribers.id and c.act = 'moved');
create trigger subscribers_move after update of email on subscribers when new.email <> old.email begin
    update subscribers set address_number = old.address_number + 1 where id = new.id;
end;
