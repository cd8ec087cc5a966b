import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/controls/choices.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { Segment } from '../../../ui/controls/segment.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { DateTimeField } from '../../date-time/date-time-field.tsx';
import type { ResolutionKind, TicketView } from '../../model.ts';
import type { ResolutionWish } from '../../outgoing.ts';
import { useToast } from '../../shell/toasts.tsx';
import { CompensationField, standingOf, useCompensation } from '../compensation/compensation-field.tsx';
import { useChange } from '../use-change.ts';
import { isFilled, type ResolutionDraft, useResolutionDraft, wishOf } from './resolution-draft.ts';
import styles from './resolve-dialog.module.css';

const kinds: ResolutionKind[] = ['solved', 'cannot_be_solved', 'withdrawn', 'duplicate'];
const ways = ['message', 'call', 'visit'] as const;

type ResolveDialogProps = { ticket: TicketView; opened: boolean; onClose: () => void };

/** Asks what was done, how, when and why; what cannot be solved needs the reason and what else there is. */
export function ResolveDialog({ ticket, opened, onClose }: ResolveDialogProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const { draft, fill, clear } = useResolutionDraft(ticket.number, opened);
  const openedAt = useRef('');
  if (opened && !openedAt.current) openedAt.current = new Date().toISOString();
  const { name } = ticket.brief.requester;
  const resolve = useChange(ticket.number, (source, wish: ResolutionWish) => source.resolve(ticket.number, wish));
  function confirm() {
    resolve.mutate(wishOf(draft), {
      onSuccess: () => {
        close();
        clear();
        toast({ look: 'kept', text: t('resolve.done') });
      },
    });
  }
  function close() {
    openedAt.current = '';
    resolve.reset();
    onClose();
  }
  const offered = useCompensation(ticket, opened && draft.kind === 'cannot_be_solved').data;
  const granted =
    draft.kind !== 'cannot_be_solved' ||
    draft.compensationId === '' ||
    (offered !== undefined && ['free', 'approved'].includes(standingOf(offered, draft.compensationId)));
  // In shadow the words stay here, whoever tells the requester.
  const told = draft.toldBy === 'message' && !ticket.shadow;
  return (
    <Dialog
      opened={opened}
      onClose={close}
      size={560}
      title={t('resolve.title')}
      closeLabel={t('common.close')}
      told={t(ticket.shadow ? 'ticket.shadowTold' : told ? 'resolve.told' : 'resolve.toldAlready', { name })}
      keep={t('common.cancel')}
      effect={{
        label: told ? t('resolve.effect', { name }) : t('resolve.effectQuiet'),
        onConfirm: confirm,
        held: !isFilled(draft) || !granted || resolve.isPending,
      }}
    >
      <Choices<ResolutionKind>
        legend={t('resolve.kind')}
        value={draft.kind}
        onChange={(kind) => fill({ kind })}
        choices={kinds.map((kind) => ({ value: kind, label: t(`resolve.kinds.${kind}`) }))}
        across
      />
      <Words draft={draft} fill={fill} />
      {draft.kind === 'cannot_be_solved' && (
        <CompensationField
          ticket={ticket}
          value={draft.compensationId}
          onChange={(compensationId) => fill({ compensationId })}
        />
      )}
      <div className={styles.pair}>
        <DateTimeField
          label={t('resolve.when')}
          value={draft.when || openedAt.current}
          max={Date.now()}
          onChange={(at) => fill({ when: at ?? '' })}
        />
        {!ticket.shadow && (
          <div className={styles.told}>
            <span>{t('resolve.toldBy')}</span>
            <Segment
              label={t('resolve.toldBy')}
              value={draft.toldBy}
              onChange={(toldBy) => fill({ toldBy })}
              choices={ways.map((way) => ({ value: way, label: t(`resolve.ways.${way}`) }))}
            />
          </div>
        )}
      </div>
      {resolve.problem && <ErrorNotice what={resolve.problem.what} kept={t('error.notSentKept')} />}
    </Dialog>
  );
}

type WordsProps = { draft: ResolutionDraft; fill: (part: Partial<ResolutionDraft>) => void };

function Words({ draft, fill }: WordsProps) {
  const { t } = useTranslation();
  const long = (name: 'what' | 'how' | 'why' | 'reason' | 'alternatives', hint?: string) => (
    <LongField
      label={t(`resolve.${name}`)}
      hint={hint}
      rows={2}
      value={draft[name]}
      required
      onChange={(event: FormEvent<HTMLTextAreaElement>) => fill({ [name]: event.currentTarget.value })}
    />
  );
  const solved = draft.kind === 'solved';
  const cannot = draft.kind === 'cannot_be_solved';
  return (
    <>
      {long('what')}
      {solved && long('how')}
      {solved && long('why')}
      {cannot && long('reason')}
      {cannot && long('alternatives', t('resolve.alternativesHint'))}
    </>
  );
}
