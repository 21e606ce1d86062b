-- How far each view has come, and which node keeps it; written in the transaction of the rows.
create table view_token (
    view       text not null,
    segment    int  not null,
    token      bytea,
    token_type text,
    timestamp  text,
    owner      text,
    primary key (view, segment)
);
