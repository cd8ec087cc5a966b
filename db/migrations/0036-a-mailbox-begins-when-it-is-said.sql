-- Why: on the way to a mailbox its mail was fetched, and answered, as soon as the folders were chosen, before anybody had said
-- how its mails are to look or had tried it. What is arranged for fetching is kept from now on without being used until an
-- administrator says that mail is to be taken; whatever was fetched so far had begun.

alter table mailbox_source add column begun_at timestamptz;
update mailbox_source set begun_at = reads_from;
comment on column mailbox_source.begun_at is 'Since when mail is fetched; null: it is arranged, and nothing is fetched yet.';
