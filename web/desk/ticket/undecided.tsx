import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice/notice.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { PersonView, TicketView } from '../model.ts';
import { useToast } from '../shell/toasts.tsx';
import styles from './ticket-page.module.css';
import { useChange } from './use-change.ts';

/** Somebody wrote on the case who is not part of it: they see nothing until somebody decides. */
export function Undecided({ ticket }: { ticket: TicketView }) {
  const people = new Map<string, PersonView & { address?: string }>();
  for (const entry of ticket.entries) {
    if (entry.kind === 'note' && entry.undecided && entry.author.id) people.set(entry.author.id, entry.author);
  }
  for (const person of ticket.undecided) people.set(person.id, person);
  if (people.size === 0 || !ticket.may.reply) return null;
  return (
    <div className={styles.undecided}>
      {[...people.values()].map((person) => (
        <Decision key={person.id} number={ticket.number} person={person} />
      ))}
    </div>
  );
}

function Decision({ number, person }: { number: string; person: PersonView & { address?: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const toast = useToast();
  const decide = useChange(number, (source, decision: 'add' | 'split') =>
    source.decideParticipant(number, person.id, decision),
  );
  const split = () =>
    decide.mutate('split', {
      onSuccess: (ticket) => {
        const made = (ticket as { number: string }).number;
        toast({ look: 'open', text: t('undecided.splitDone', { name: person.name }) });
        void navigate({ to: '/tickets/$number', params: { number: made } });
      },
    });
  if (decide.problem) return <ErrorNotice what={decide.problem.what} />;
  return (
    <Notice
      sign={{ face: <Face person={person} size={28} named /> }}
      what={t('undecided.what', { name: person.address ? `${person.name} (${person.address})` : person.name })}
      action={
        <span className={styles.decisions}>
          <Button size="small" held={decide.isPending} onClick={() => decide.mutate('add')}>
            {t('undecided.add')}
          </Button>
          <Button size="small" held={decide.isPending} onClick={split}>
            {t('undecided.split')}
          </Button>
        </span>
      }
    >
      {t('undecided.text')}
    </Notice>
  );
}
