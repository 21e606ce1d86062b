-- Who let a school into its own record, and when it came in. A table of record, like account and token; no event tells of it.
create table invitation (
    id         uuid        primary key,
    school     text        not null, -- school:<uuid>
    sha256     bytea       not null unique check (octet_length(sha256) = 32), -- the code itself is shown once and not kept
    invited_by text        not null, -- the account's actor, person:<uuid>
    role       text        not null, -- as what
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    claimed_at timestamptz,
    claimed_by text                  -- the actor that its token speaks for
);

create index invitation_school on invitation (school);
