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

/** What is needed and not there yet; without it nobody can be answered. */
export type Missing = { requester?: 'email' | 'address'; subject?: true; body?: true };

export function missingIn({ known, email, subject, body }: NewTicketForm): Missing {
  const address = known?.email ?? email.trim();
  return {
    ...(address === '' ? { requester: 'email' } : /^\S+@\S+$/.test(address) ? {} : { requester: 'address' }),
    ...(subject.trim() ? {} : { subject: true }),
    ...(body.trim() ? {} : { body: true }),
  };
}

/** What the API is asked for; of a form in which nothing is missing. */
export function wishOf(form: NewTicketForm): NewTicket {
  const { channel, known, priority, take, teamId, language } = form;
  const email = known?.email ?? form.email.trim();
  const name = known ? undefined : form.name.trim();
  const [subject, body, note] = [form.subject.trim(), form.body.trim(), form.note.trim()];
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
