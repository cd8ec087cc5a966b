-- Why: somebody's access ended while others, who had read that person as active, gave them tickets: these stayed with a person
-- who has left, where nobody looks and nothing escalates. Whoever is made to answer for an unresolved ticket, or to lead a
-- team, is asked for in the same statement, and held as they are until the transaction ends; ending somebody's access waits
-- for that, and sees what it left.

-- A share lock and no key lock: a person's own words on their tickets, which only refer to the row, wait for nobody.
-- The code is that of a lost race: whoever was too late begins again, with what is true now.
create function holder_works_here() returns trigger language plpgsql as $$
begin
  perform 1 from person where id = new.assignee_id and kind = 'agent' and state = 'active' for share;
  if not found then
    raise exception 'person % answers for no tickets any more', new.assignee_id using errcode = 'serialization_failure';
  end if;
  return null;
end $$;

create function lead_works_here() returns trigger language plpgsql as $$
begin
  perform 1 from person where id = new.lead_id and kind = 'agent' and state = 'active' for share;
  if not found then
    raise exception 'person % leads no team any more', new.lead_id using errcode = 'serialization_failure';
  end if;
  return null;
end $$;

-- A statement may write the person too, so they look when it is done. Triggers run in the order of their names: the capital
-- letter puts these before the foreign key's, which then finds its row held already.
create trigger "A_holder_works_here" after insert on ticket for each row
  when (new.assignee_id is not null and new.status in
    ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'))
  execute function holder_works_here();
create trigger "A_next_holder_works_here" after update of assignee_id, status on ticket for each row
  when (new.assignee_id is not null and new.status in
      ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
    and (new.assignee_id is distinct from old.assignee_id or old.status not in
      ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')))
  execute function holder_works_here();
create trigger "A_lead_works_here" after insert or update of lead_id on team for each row execute function lead_works_here();
