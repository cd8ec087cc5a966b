-- Why: a person's zone is what they chose to read times in. The set-up had written the desk's own to its first person; now
-- that the screens obey it, that would hold them to a zone which they never chose, on a computer elsewhere.

update person set zone = null where kind = 'agent';
comment on column person.zone is
  'The IANA zone in which they chose to read dates; null: the browser''s on screen, the desk''s in mails.';
