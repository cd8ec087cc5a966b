-- The bare rows of one ticket with its acknowledgement, as pgbench inserts them: the limit of what the database gives.
-- :requester, :team and :agent are ids of rows that are there.
with t as (
  insert into ticket (id, number, kind, subject, preview, status, priority, channel, language, requester_id, team_id,
    assignee_id, stint_sequence, contact_told_id, promise_id, promise_due_at, last_public_at,
    last_requester_at, opened_at, updated_at)
  select n, 'bench-' || n, 'question', 'Load', 'It prints about forty labels, then stops.', 'new', 3, 'api', 'en',
    ':requester', ':team', ':agent', 1, ':agent', gen_random_uuid(), now() + interval '1 day',
    now(), now(), now(), now()
    from nextval('bench_ticket') n returning id, promise_id
), m as (
  insert into message (id, ticket_id, kind, purpose, author_id, by_agent, channel, language, body_text, at)
  select gen_random_uuid(), t.id, 'public', 'message', ':requester'::uuid, false, 'api', 'en',
         'It prints about forty labels, then stops with E-52.', now() from t
), a as (
  insert into message (id, ticket_id, kind, purpose, author_id, by_agent, channel, language, body_text, at)
  select gen_random_uuid(), t.id, 'public', 'acknowledgement', null, false, 'email', 'en', repeat('We have your request. ', 25), now()
    from t returning id, ticket_id
), p as (
  insert into participant (ticket_id, person_id, role, added_at) select t.id, ':requester'::uuid, 'requester', now() from t
), s as (
  insert into stint (ticket_id, sequence, person_id, from_at, why, accept_due_at)
  select t.id, 1, ':agent'::uuid, now(), 'first', now() + interval '1 hour' from t
), q as (
  insert into promise (id, ticket_id, purpose, made_by, made_at, due_at)
  select t.promise_id, t.id, 'update', ':agent'::uuid, now(), now() + interval '1 day' from t
), d as (
  insert into delivery (id, message_id, message_kind, ticket_id, person_id, channel, to_address, queued_at)
  select gen_random_uuid(), a.id, 'public', a.ticket_id, ':requester'::uuid, 'email', 'p@load.example', now() from a
)
insert into event (kind, at, ticket_id, audience, data)
select k, now(), t.id, 'public', '{}' from t, unnest(array['ticket.opened', 'message.posted', 'message.posted']) k;
