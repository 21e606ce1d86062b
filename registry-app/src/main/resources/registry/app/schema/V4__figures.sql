-- Published figures: others' totals, and HQ's own numbers with their question and position.
create table figure_period (
    figure           text collate "C" not null,
    effective_from   date    not null,
    effective_until  date    not null,
    recorded_from    bigint  not null,
    recorded_until   bigint  not null,
    kind             text    not null,
    counted_earliest date    not null,
    counted_latest   date    not null,
    scope            text    not null,
    schools          bigint  not null,
    countries        bigint,
    note             text,
    source           text,
    counted_at       bigint,
    counted_by       text[]  not null,
    filters          text[]  not null,
    taken_back       boolean not null,
    primary key (figure, recorded_from, effective_from)
);
