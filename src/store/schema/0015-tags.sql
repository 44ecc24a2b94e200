-- The tags that were ever given to an item. They are only counted, and an index of all items by their tags cost as much as the tags.
create table used_tags (
    tag text primary key
) strict, without rowid;
insert into used_tags select distinct tag from item_tags;
drop index item_tags_by_tag;
