-- The log: one row for each event, only ever inserted. docs/reference/log-format.md says every byte.
create table event_log (
    -- Place in the log: 1, 2, 3 .. in commit order, without gaps. Whoever appends holds the log's advisory lock.
    position bigint not null,

    -- The event's name for ever: its stream and its number in it, from 0.
    sequence bigint not null,

    -- When the log took it (never decreasing with the position), and when the sender says it made it. Microseconds.
    recorded_at timestamptz not null,
    axon_timestamp timestamptz not null,

    -- What it means: a number of the payload's shape, from 1; 0 where the sender doesn't count shapes.
    revision integer not null,

    -- Which sending it was: the same id is never taken twice.
    event_id uuid not null,

    stream text collate "C" not null,

    -- Kind of stream; empty where the stream's name says it before its first colon (school:..., country:FR).
    type text collate "C" not null,

    -- What it means: a chosen name, such as application.certified.
    name text collate "C" not null,

    -- Hides the contents from who sees only the hash: 16 random bytes.
    salt bytea not null,

    -- Who, why, on which grounds; and what. Kept, hashed and handed on as these bytes.
    metadata bytea not null,
    payload bytea not null,

    constraint event_log_position primary key (position),
    -- Declared before the next, so that a repeated event is told from a conflict.
    constraint event_log_event_id unique (event_id),
    constraint event_log_stream_sequence unique (stream, sequence),
    constraint event_log_counts check (position >= 1 and sequence >= 0 and revision >= 0),
    constraint event_log_salt check (octet_length(salt) = 16)
);

comment on table event_log is 'The one truth: events in commit order. Insert only, under the advisory lock.';

-- Beside the log, not part of it: the newest saved state of a stream. May be emptied at any time.
create table snapshot (
    -- Whose state, after which event.
    stream text collate "C" not null,
    sequence bigint not null,
    type text collate "C" not null,

    -- When it was taken, under which id.
    axon_timestamp timestamptz not null,
    event_id uuid not null,

    -- What it is, as for events.
    revision integer not null,
    name text collate "C" not null,
    metadata bytea not null,
    payload bytea not null,

    constraint snapshot_stream primary key (stream)
);

comment on table snapshot is 'The newest saved state of a stream, made from the log and thrown away at will.';
