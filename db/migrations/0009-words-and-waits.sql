-- Why: what a person typed must never be read as a template. Until now a stored text held `{link}` where each recipient's own
-- link goes, so that an agent who typed these letters sent a link. From now on the place is a number beside the text. And
-- whom a ticket waits for was thrown away when it was typed: events hold ids and codes, so the name gets a row of its own.

alter table message add column link_at integer check (link_at >= 0);
comment on column message.link_at is
  'After how many characters of body_text each recipient''s own link stands; null where none does. Only the desk''s own wording has one.';

update message
   set link_at = char_length(body_text) - position('}knil{' in reverse(body_text)) - 5,
       body_text = overlay(body_text placing '' from char_length(body_text) - position('}knil{' in reverse(body_text)) - 4 for 6)
 where kind = 'public' and (author_id is null or purpose <> 'message') and position('{link}' in body_text) > 0;

create table third_party_wait (
  id        uuid primary key,
  ticket_id bigint not null references ticket on delete cascade,
  name      text not null,
  at        timestamptz not null,
  noted_by  uuid references person
);
comment on table third_party_wait is 'Whom a ticket waits for besides us and the requester, as an agent typed it. The team reads it; requesters do not.';
create index third_party_wait_by_ticket on third_party_wait (ticket_id);
