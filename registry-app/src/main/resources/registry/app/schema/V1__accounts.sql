-- Who may speak to the register, and by which tokens. A table of record: no rebuild makes it again.
create table account (
    id         uuid        primary key,
    actor      text        not null, -- person:<uuid>, as the log names who spoke
    role       text        not null,
    within     text,                 -- country:FR, school:<uuid> or application:<uuid>; null: bound to none
    label      text,
    created_at timestamptz not null default now(),
    unique nulls not distinct (actor, role, within)
);

create table token (
    id         uuid        primary key,
    account    uuid        not null references account (id),
    sha256     bytea       not null unique check (octet_length(sha256) = 32), -- the token itself is shown once and not kept
    label      text,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    used_at    timestamptz           -- for the first time
);

create index token_account on token (account);
