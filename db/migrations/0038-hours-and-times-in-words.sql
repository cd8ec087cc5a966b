-- Why: when we are here and how soon we answer is promised to people, so it has to be said in their language and in one place
-- (R80, R93). What was said is never edited: who read an acknowledgement in March was promised what stood there in March.

create table desk_words (
  locale  text not null,
  number  integer not null check (number > 0),
  hours   text not null default '',
  times   text not null default '',
  made_by uuid references person,
  made_at timestamptz not null,
  primary key (locale, number)
);
comment on table desk_words is 'Opening hours and promised times as requesters read them, by language; the highest number is in force, empty words are left out.';

create function desk_words_stay() returns trigger language plpgsql as $$
begin
  raise exception 'What was promised in words is never edited; write a new version.';
end $$;
create trigger desk_words_stay before update on desk_words for each row execute function desk_words_stay();
