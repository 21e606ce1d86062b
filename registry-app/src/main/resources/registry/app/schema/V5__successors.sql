-- Which countries came after one that is no more; none of one that is.
alter table country_period add column successors text[] not null default '{}';
