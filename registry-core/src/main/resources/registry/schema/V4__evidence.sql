-- Papers that events name as their evidence by SHA-256. They may speak of persons (R-PRIV-1). A table of record.
create table evidence (
    -- SHA-256 of the paper's bytes in lower-case hex: the same paper is kept once.
    sha256 text collate "C" not null,

    -- AES-256-GCM under the paper's own key: 12 bytes nonce, ciphertext, 16 bytes tag; document:<sha256> is authenticated with it.
    -- Inside: the length of the media type (1 byte), the media type, the bytes.
    ciphertext bytea not null,

    -- When it was last handed in; what no event names a week later is swept.
    kept_at timestamptz not null,

    constraint evidence_sha256 primary key (sha256)
);

create index evidence_kept_at on evidence (kept_at);

comment on table evidence is 'Encrypted papers, named from the log by digest.';

-- Apart from the papers, so that its backups can be kept for a shorter time than theirs.
create table evidence_key (
    sha256 text collate "C" not null,

    -- 32 random bytes.
    key bytea not null,

    constraint evidence_key_sha256 primary key (sha256),
    constraint evidence_key_paper foreign key (sha256) references evidence (sha256) on delete cascade
);

comment on table evidence_key is 'The key of each paper; erasing destroys it.';
