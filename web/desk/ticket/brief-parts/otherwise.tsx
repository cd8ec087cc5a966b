import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefView } from '../../../../contract/hand-over/brief.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { pastWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { OtherwiseField } from '../hand-over/otherwise-field.tsx';
import { ticketPath } from '../hand-over/use-brief.ts';
import { useChange } from '../use-change.ts';
import styles from './hand-over-parts.module.css';
import { Section } from './section.tsx';

type Said = BriefView['situation']['contingency'];

/** What to do if it goes otherwise, as somebody wrote it. */
export function OtherwiseLine({ said }: { said: NonNullable<Said> }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <>
      {said.words === null ? (
        <p className={styles.none}>{t('brief.otherwiseNone')}</p>
      ) : (
        <p className={styles.said}>{said.words}</p>
      )}
      <small className={styles.by}>
        {said.by && `${said.by.name}, `}
        {pastWords(face, said.at)}
      </small>
    </>
  );
}

/** The one part of the brief that a person writes. */
export function Otherwise({ ticket, said }: { ticket: TicketView; said: Said }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Section name={t('brief.otherwise')}>
      {said ? <OtherwiseLine said={said} /> : <p className={styles.none}>{t('brief.otherwiseNobody')}</p>}
      {ticket.may.reassign && (
        <p className={styles.acts}>
          <Button look="bare" size="small" onClick={() => setAsking(true)}>
            {t(said ? 'brief.change' : 'brief.otherwiseWrite')}
          </Button>
        </p>
      )}
      {asking && <OtherwiseDialog ticket={ticket} said={said} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function OtherwiseDialog({ ticket, said, onClose }: { ticket: TicketView; said: Said; onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(said?.words ?? '');
  const [none, setNone] = useState(said?.words === null);
  const say = useChange(ticket.number, (_, text: string | null) =>
    api.put(ticketPath(ticket.number, 'contingency'), { words: text }),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('brief.otherwiseAsk')}
      closeLabel={t('common.close')}
      told={t('brief.otherwiseTold')}
      keep={t('common.cancel')}
      effect={{
        label: t('brief.otherwiseSave'),
        onConfirm: () => say.mutate(none ? null : words.trim(), { onSuccess: onClose }),
        held: (!none && words.trim() === '') || say.isPending,
      }}
    >
      <OtherwiseField
        words={words}
        none={none}
        onChange={(text, isNone) => {
          setWords(text);
          setNone(isNone);
        }}
      />
      {say.problem && <ErrorNotice what={say.problem.what} />}
    </Dialog>
  );
}
