-- A trace is one number: 33 bits of the hash, 3 bits that say how many traces its item has (0: one, 1: two, 2: up to
-- four, 3: up to eight …), 28 bits of the item. Rows of a number alone are half as large and twice as quick as pairs.
-- Hashes are made of words' hashes now, so that none of before says anything.
drop table traces;
create table traces (
    trace integer primary key
) strict;

-- What a feed says under every item, without looking through all that it ever said.
create index blocks_common on blocks (feed, hash) where titles = 3;

-- A feed's rhythm is read from the index alone.
drop index items_by_feed;
create index items_by_feed on items (feed, first_seen, published);
