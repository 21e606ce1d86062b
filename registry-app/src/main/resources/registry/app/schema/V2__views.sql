-- The rows of the views. All of this can be dropped and built again from the log.
-- Dates: -infinity and infinity are "without a beginning", "without an end". Positions: 9223372036854775807 is "still".
-- Everything that is compared is compared as bytes, so that tables in memory and here agree.

create table view_state (
    view         text   not null primary key,
    fold_version int    not null,
    position     bigint not null,
    digest       text   not null
);

create table membership_period (
    school           text collate "C" not null,
    effective_from   date    not null,
    effective_until  date    not null,
    recorded_from    bigint  not null,
    recorded_until   bigint  not null,
    status           text collate "C" not null,
    country          text collate "C" not null,
    name             text    not null,
    certificate_name text,
    types            text[]  not null,
    type             text collate "C",
    category         text collate "C",
    location         text collate "C",
    education        text collate "C",
    town             text,
    themes           text[]  not null,
    since_earliest   date,
    since_latest     date,
    since_key        text collate "C" not null,
    joined_year      int,
    recorded         boolean not null,
    sort_key         text collate "C" not null,
    search_text      text collate "C" not null,
    primary key (school, recorded_from, effective_from)
);

-- One for each order of the directory; the dates and positions let it pass over rows unread.
create index membership_period_by_name on membership_period
    (sort_key, school, effective_from, effective_until, recorded_from, recorded_until);
create index membership_period_by_country on membership_period
    (country, sort_key, school, effective_from, effective_until, recorded_from, recorded_until);
create index membership_period_by_since on membership_period
    (since_key, sort_key, school, effective_from, effective_until, recorded_from, recorded_until);

create table application_period (
    application      text collate "C" not null,
    effective_from   date   not null,
    effective_until  date   not null,
    recorded_from    bigint not null,
    recorded_until   bigint not null,
    stage            text collate "C" not null,
    school           text collate "C" not null,
    country          text collate "C" not null,
    name             text   not null,
    since_earliest   date,
    since_latest     date,
    since_key        text collate "C" not null,
    applied_earliest date,
    applied_latest   date,
    due              date,
    primary key (application, recorded_from, effective_from)
);

create index application_period_by_since on application_period (stage, since_key, application);
create index application_period_by_country on application_period (country, stage, since_key, application);

create table country_period (
    country             text collate "C" not null,
    effective_from      date    not null,
    effective_until     date    not null,
    recorded_from       bigint  not null,
    recorded_until      bigint  not null,
    coordinators        text[]  not null,
    designated_earliest date,
    designated_latest   date,
    intake_open         boolean not null,
    policy_version      text,
    trial_months        int,
    policy_name         text,
    unesco_status       text,
    region              text,
    primary key (country, recorded_from, effective_from)
);
