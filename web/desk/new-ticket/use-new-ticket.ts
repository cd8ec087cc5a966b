import { useState } from 'react';
import type { FoundRequester, NewTicket, ReachedBy } from './intake-source.ts';

/** What stands in the form. Either somebody known was chosen, or a name and an address are written. */
export type NewTicketForm = {
  channel: ReachedBy;
  known?: FoundRequester | undefined;
  name: string;
  email: string;
  subject: string;
  body: string;
  note: string;
  teamId: string;
  priority: NewTicket['priority'];
  language: NewTicket['language'] | 'theirs';
  take: boolean;
};

const empty: NewTicketForm = {
  channel: 'phone',
  name: '',
  email: '',
  subject: '',
  body: '',
  note: '',
  teamId: '',
  priority: 'P3',
  language: 'theirs',
  take: true,
};
const savedKey = 'tellonce.new-ticket';

/** The form as it is being filled in. It is in the browser with each letter, so that a reload in the middle of a call loses nothing. */
export function useNewTicket() {
  const [form, setForm] = useState(read);
  function change(part: Partial<NewTicketForm>) {
    setForm((old) => {
      const next = { ...old, ...part };
      keep(next);
      return next;
    });
  }
  function clear() {
    keep(undefined);
    setForm((old) => ({ ...empty, channel: old.channel, teamId: old.teamId, take: old.take }));
  }
  return { form, change, clear, isEmpty: !form.known && !form.name && !form.email && !form.subject && !form.body };
}

/** The filled form, or undefined while something that is needed is missing. */
export function wishOf(form: NewTicketForm): NewTicket | undefined {
  const { channel, known, priority, take, teamId, language } = form;
  const email = known?.email ?? form.email.trim();
  const name = known ? undefined : form.name.trim();
  const [subject, body, note] = [form.subject.trim(), form.body.trim(), form.note.trim()];
  if (!/^\S+@\S+$/.test(email) || !subject || !body) return undefined;
  return {
    channel,
    requester: { email, ...(name ? { name } : {}) },
    subject,
    body,
    ...(note ? { note } : {}),
    ...(teamId ? { teamId } : {}),
    priority,
    ...(language && language !== 'theirs' ? { language } : {}),
    take,
  };
}

function read(): NewTicketForm {
  try {
    return { ...empty, ...(JSON.parse(localStorage.getItem(savedKey) ?? '{}') as Partial<NewTicketForm>) };
  } catch {
    return empty;
  }
}

function keep(form: NewTicketForm | undefined): void {
  try {
    if (form) localStorage.setItem(savedKey, JSON.stringify(form));
    else localStorage.removeItem(savedKey);
  } catch {
    // A full or closed store: the words stay in the page.
  }
}
