-- Why: whoever was sent to a provider and did not agree, or whose client it did not accept, came back to a page of raw JSON.
-- The last refusal is kept beside the sign-in until one succeeds, so that it is told where the sign-in is arranged.

alter table mailbox_sign_in
  add column refusal jsonb check (refusal is null or refusal ? 'template');
