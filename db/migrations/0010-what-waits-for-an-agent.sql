-- Why: lists say which tickets wait for an agent, and the page of arrived mail lists what nobody has decided. Both ask for
-- words of people whose part in a ticket is undecided: few among many messages, so they have an index of their own.

create index message_undecided on message (ticket_id, at)
  where kind = 'note' and not by_agent and author_id is not null;
create index inbound_to_review on inbound (due_at) where state = 'quarantined';
