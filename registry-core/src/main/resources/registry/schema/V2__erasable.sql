-- Persons' names and contacts, and free texts, outside the log (R-PRIV-1). A table of record: no rebuild can make it again.
create table erasable (
    -- What the log's person:<uuid> or text:<uuid> points to.
    id uuid not null,
    kind text collate "C" not null,

    -- Whose it is (a stream, such as application:<uuid>), which of its fields, and the how-manieth content kept for it.
    owner text collate "C" not null,
    field text collate "C" not null,
    ordinal integer not null,

    -- AES-256-GCM under the record's own key: 12 bytes nonce, ciphertext, 16 bytes tag; the record's name is authenticated with it.
    ciphertext bytea not null,

    -- When it was last handed in; what no event points to a week later is swept.
    kept_at timestamptz not null,

    constraint erasable_id primary key (id),
    -- Two who keep for the same field at once meet here, so that the same content gets one id.
    constraint erasable_content unique (owner, field, kind, ordinal),
    constraint erasable_kind check (kind in ('person', 'text'))
);

create index erasable_kept_at on erasable (kept_at);

comment on table erasable is 'Encrypted records of persons and free texts, referred to from the log by id.';

-- Apart from the records, so that its backups can be kept for a shorter time than theirs.
create table erasable_key (
    id uuid not null,

    -- 32 random bytes.
    key bytea not null,

    -- 16 random bytes, hashed before the text: without them nobody can try out guesses on the digest in the log.
    salt bytea not null,

    constraint erasable_key_id primary key (id),
    constraint erasable_key_record foreign key (id) references erasable (id) on delete cascade
);

comment on table erasable_key is 'The key of each record; erasing destroys it.';

create table erasure (
    id uuid not null,
    kind text collate "C" not null,
    erased_at timestamptz not null,

    constraint erasure_id primary key (id),
    constraint erasure_kind check (kind in ('person', 'text'))
);

comment on table erasure is 'What was erased, by id only, so that it is erased again after a restore.';
