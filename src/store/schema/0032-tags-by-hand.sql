-- What editors said of tags, for statements on all stories.
create index story_fields_of_tags on story_fields (field, story, value) where field >= 'tag:' and field < 'tag;';
