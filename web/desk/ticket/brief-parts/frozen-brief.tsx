import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BriefView, FrozenView } from '../../../../contract/hand-over/brief.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { statusOf } from '../../api/codes.ts';
import { Waiting } from '../../shell/load-error.tsx';
import { ticketPath } from '../hand-over/use-brief.ts';
import { ActionLine } from './comes-next.tsx';
import { DoneSoFar, Quote } from './done-so-far.tsx';
import styles from './hand-over-parts.module.css';
import { OtherwiseLine } from './otherwise.tsx';
import { Section } from './section.tsx';

/** The brief as it was at one hand-over. */
export function Frozen({ number, version, onClose }: { number: string; version: FrozenView; onClose: () => void }) {
  const { t } = useTranslation();
  const face = useClockface();
  const query = useQuery({
    queryKey: ['ticket', number, 'hand-over-brief', version.of, version.sequence],
    queryFn: () => api.get<BriefView>(ticketPath(number, `briefs/${version.of}/${version.sequence}`)),
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      size={560}
      title={t('brief.frozen', { name: version.person.name, time: dueWords(face, version.at) })}
      closeLabel={t('common.close')}
    >
      <Waiting query={query} of="entries" count={2} />
      {query.data && <FrozenBrief brief={query.data} />}
    </Dialog>
  );
}

function FrozenBrief({ brief }: { brief: BriefView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { impact, summary, actions, situation } = brief;
  return (
    <div className={styles.frozen}>
      <p>
        {impact.priority}, {t(`status.${statusOf(impact.status)}`)}
        {impact.promise && `, ${t('brief.promised', { time: dueWords(face, impact.promise.dueAt) })}`}
      </p>
      {summary.problem && (
        <Section name={t('brief.words')}>
          <Quote quote={summary.problem} />
        </Section>
      )}
      <Section name={t('brief.next')}>
        {actions.nextAction ? (
          <ActionLine action={actions.nextAction} />
        ) : (
          <p className={styles.none}>{t('brief.nextNone')}</p>
        )}
      </Section>
      <Section name={t('brief.otherwise')}>
        {situation.contingency ? (
          <OtherwiseLine said={situation.contingency} />
        ) : (
          <p className={styles.none}>{t('brief.otherwiseNobody')}</p>
        )}
      </Section>
      <DoneSoFar brief={brief} />
    </div>
  );
}
