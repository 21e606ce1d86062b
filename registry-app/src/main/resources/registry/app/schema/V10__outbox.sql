-- Who is to hear of what, by ids, and what came of it. A table of record: what was sent can't be known again from the log.
create table outbox (
    position     bigint      not null, -- of the event that they are to hear of
    recipient    text        not null, -- person:<uuid>, or hq
    message      text        not null, -- which one, application.preselected.applicant
    application  text        not null, -- application:<uuid>
    school       text        not null, -- school:<uuid>
    country      text        not null, -- ISO 3166-1 alpha-2
    recorded_at  timestamptz not null, -- when the register learned of the event
    state        text        not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'NOT_SENT')),
    reason       text,                 -- why it isn't sent
    tried        integer     not null default 0,
    settled_at   timestamptz,          -- since when it is sent, or won't be
    primary key (position, recipient)
);

create index outbox_waiting on outbox (position, recipient) where state in ('WAITING', 'SENDING');

-- How far the log was read for it. Nobody is told again of what stands before.
create table outbox_mark (position bigint not null);

insert into outbox_mark values (0);
