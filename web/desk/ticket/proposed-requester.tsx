import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice/notice.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { TicketView } from '../model.ts';
import { useSource } from '../source.ts';
import { saidDateWords } from './said-date.ts';
import styles from './ticket-page.module.css';
import { useChange } from './use-change.ts';

/** Somebody else may have asked: whose mail a colleague passed on, or to whom answers were to go. One click makes it so. */
export function ProposedRequester({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const source = useSource();
  const { number } = ticket;
  const proposed = useQuery({
    queryKey: ['ticket', number, 'proposed', ticket.version],
    queryFn: () => source.proposedRequester(number),
    enabled: ticket.may.reply,
  });
  const decide = useChange(number, (from, decision: 'take' | 'dismiss') => from.decideRequester(number, decision));
  const proposal = proposed.data;
  if (!proposal || !ticket.may.reply) return null;
  const who = proposal.name ? `${proposal.name} (${proposal.email})` : proposal.email;
  const wrote = sentenceOf(proposal);
  return (
    <div className={styles.undecided}>
      <Notice
        sign={{ face: <Face person={{ id: proposal.email, name: proposal.name || proposal.email }} size={28} named /> }}
        what={t(`proposed.${proposal.how}`, { who })}
        action={
          <span className={styles.decisions}>
            <Button size="small" held={decide.isPending} onClick={() => decide.mutate('take')}>
              {t('proposed.take')}
            </Button>
            <Button size="small" held={decide.isPending} onClick={() => decide.mutate('dismiss')}>
              {t('proposed.dismiss')}
            </Button>
          </span>
        }
      >
        {wrote && t(wrote, { subject: proposal.subject, date: saidDateWords(face, proposal.date) })}{' '}
        {t(ticket.shadow ? 'proposed.toldShadow' : 'proposed.told')}
      </Notice>
      {decide.problem && <ErrorNotice what={decide.problem.what} />}
    </div>
  );
}

/** What is known of the mail that was passed on; a differing address for answers has none. */
function sentenceOf({ date, subject }: { date: string; subject: string }) {
  if (subject) return date ? 'proposed.wrote' : 'proposed.wroteSubject';
  return date ? 'proposed.wroteDate' : undefined;
}
