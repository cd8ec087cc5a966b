-- Why: a file is what its bytes say and not what it is called; whoever reads a ticket must see what is dangerous about it and
-- whether a scanner has looked. And people need a way to hand in what no mail carries: large files, piece by piece.

alter table attachment
  add column declared_type text,
  add column marks         text[] not null default '{}'
    check (marks <@ '{program,macros,page,bomb,lies,disguised,locked}'::text[]);
comment on column attachment.type is 'What the bytes are, as far as they tell.';
comment on column attachment.declared_type is 'What the sender said they are; null when nobody said anything.';
comment on column attachment.marks is 'Why somebody should think before opening it.';

create table file_verdict (
  sha256   bytea primary key references file on delete cascade,
  state    text not null default 'unscanned' check (state in ('unscanned', 'clean', 'infected', 'unscannable')),
  threat   text,
  tries    integer not null default 0,
  due_at   timestamptz not null default '-infinity',
  ended_at timestamptz,
  error    text,
  check ((state = 'unscanned') = (ended_at is null))
);
comment on table file_verdict is 'What the scanner says of each file that a message carries. Without a scanner all stay unscanned.';
create index file_verdict_due on file_verdict (due_at) where state = 'unscanned';

-- No way to attach a file passes by the scanner.
create function attachment_wants_verdict() returns trigger language plpgsql as $$
begin
  insert into file_verdict (sha256) values (new.sha256) on conflict do nothing;
  return null;
end $$;
create trigger attachment_wants_verdict after insert on attachment for each row execute function attachment_wants_verdict();
insert into file_verdict (sha256) select distinct sha256 from attachment;

alter table desk add column serves_unscanned boolean not null default false;
comment on column desk.serves_unscanned is 'Whether files are handed out before the scanner has spoken.';

create table upload (
  id            uuid primary key,
  ticket_id     bigint not null references ticket on delete cascade,
  person_id     uuid not null references person,
  name          text not null,
  declared_type text,
  type          text not null,
  marks         text[] not null default '{}',
  sha256        bytea not null references file,
  size          bigint not null,
  received_at   timestamptz not null,
  message_id    uuid references message on delete set null
);
comment on table upload is 'A file that waits for the message it goes with.';
create index upload_by_ticket on upload (ticket_id);
create index upload_by_file on upload (sha256);
create index upload_unused on upload (received_at) where message_id is null;

-- While a file is being received its size is not known (-1), and its parts lie under a name that is no hash of anything.
create index file_unfinished on file (stored_at) where size < 0;

-- Of mails over the limit the words are kept; the answer to them holds an upload link.
alter table message
  drop constraint message_purpose_check,
  add constraint message_purpose_check check (purpose in
    ('message', 'acknowledgement', 'late', 'contact', 'reminder', 'closing', 'resolution', 'upload'));
