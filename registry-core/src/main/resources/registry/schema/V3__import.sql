-- Lists that were handed in, as they came. Tables of record: no rebuild makes them again.
create table document (
    -- SHA-256 of the bytes in lower-case hex: the same list is kept once.
    sha256 text collate "C" not null,
    bytes bigint not null,

    constraint document_sha256 primary key (sha256)
);

comment on table document is 'Documents that were handed in, by digest.';

-- In pieces, so that nobody has to hold a long list in memory.
create table document_part (
    document text collate "C" not null,
    part integer not null,

    -- Together, in order: one gzip stream (RFC 1952).
    content bytea not null,

    constraint document_part_place primary key (document, part),
    constraint document_part_document foreign key (document) references document (sha256) on delete cascade
);

create table import (
    -- Made of document, country and how it is read: the same list again is the same import.
    id uuid not null,
    country text collate "C" not null,
    name text not null,

    -- The document that its first row is from: what tells a later edition from another list.
    source text collate "C" not null,

    -- What the order said of it: source, as-of, status words as JSON.
    said jsonb not null,
    document text collate "C" not null,
    actor text not null,
    imported_at timestamptz not null,

    -- Null: its rows are going in, or that broke off.
    finished_at timestamptz,
    undone_at timestamptz,
    report jsonb,

    constraint import_id primary key (id),
    constraint import_document foreign key (document) references document (sha256)
);

create index import_country_source on import (country, source, imported_at);

comment on table import is 'Lists that were taken in. Their facts are in the log, under correlationId import:<id>.';

-- What somebody decided of what a later edition proposes.
create table import_verdict (
    import uuid not null,
    proposal uuid not null,
    verdict text collate "C" not null,
    actor text not null,
    decided_at timestamptz not null,

    constraint import_verdict_proposal primary key (import, proposal),
    constraint import_verdict_import foreign key (import) references import (id),
    constraint import_verdict_word check (verdict in ('ACCEPTED', 'REJECTED'))
);
