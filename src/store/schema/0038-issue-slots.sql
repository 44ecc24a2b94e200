-- The slot of its digest that an issue was opened for, where an editor has given it another date: no second issue is opened for it.
alter table issues add column slot integer;
