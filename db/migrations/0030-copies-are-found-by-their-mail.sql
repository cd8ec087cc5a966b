-- Why: the page of arrived mail says of a mail that it is a copy of another. It asks by the mail, and nothing led there.

create index mail_identity_by_inbound on mail_identity (inbound_id);
