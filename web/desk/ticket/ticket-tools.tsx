import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import type { TicketView } from '../model.ts';
import { StuckButton } from './escalation/stuck-button.tsx';
import { HandOver } from './hand-over/hand-over.tsx';
import { MergeTools } from './merging/merge-tools.tsx';
import { ResolveDialog } from './resolving/resolve-dialog.tsx';

/** What one most often does with a whole ticket: hand it over, resolve it. Only what is possible now is there. */
export function TicketTools({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'handOver' | 'resolve'>();
  const close = () => setAsking(undefined);
  return (
    <>
      {ticket.may.reassign && (
        <>
          <IconButton icon="swap" label={t('ticket.handOver')} onClick={() => setAsking('handOver')} />
          <HandOver ticket={ticket} opened={asking === 'handOver'} onClose={close} />
        </>
      )}
      {ticket.statusChoices.includes('resolved') && (
        <Button size="small" onClick={() => setAsking('resolve')}>
          {t('ticket.resolve')}
        </Button>
      )}
      {ticket.may.reassign && <StuckButton ticket={ticket} />}
      <MergeTools ticket={ticket} />
      <ResolveDialog ticket={ticket} opened={asking === 'resolve'} onClose={close} />
    </>
  );
}
