-- Facts that somebody who looks after the register would look at first.
create table exception_period (
    exception       text collate "C" not null,
    effective_from  date   not null,
    effective_until date   not null,
    recorded_from   bigint not null,
    recorded_until  bigint not null,
    kind            text collate "C" not null,
    stream          text collate "C" not null,
    sequence        bigint not null,
    country         text collate "C" not null,
    school          text collate "C",
    role            text   not null,
    told            date   not null,
    days_late       int,
    primary key (exception, recorded_from, effective_from)
);

create index exception_period_by_country on exception_period
    (country, exception, effective_from, effective_until, recorded_from, recorded_until);
