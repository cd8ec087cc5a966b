import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../ui/controls/choices.tsx';
import { LongField } from '../../ui/controls/field.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { DateTimeField } from '../date-time/date-time-field.tsx';
import type { ResolutionKind, TicketView } from '../model.ts';
import type { ResolutionWish } from '../outgoing.ts';
import { useToast } from '../shell/toasts.tsx';
import { CompensationField, standingOf, useCompensation } from './compensation/compensation-field.tsx';
import { useChange } from './use-change.ts';

type Draft = Omit<ResolutionWish, 'when'> & {
  when: string;
  reason: string;
  alternatives: string;
  compensationId: string;
};

const kinds: ResolutionKind[] = ['solved', 'cannot_be_solved', 'withdrawn', 'duplicate'];
const ways = ['message', 'call', 'visit'] as const;
const empty: Draft = {
  kind: 'solved',
  what: '',
  how: '',
  why: '',
  when: '',
  reason: '',
  alternatives: '',
  compensationId: '',
  toldBy: 'message',
};

type ResolveDialogProps = { ticket: TicketView; opened: boolean; onClose: () => void };

/** Asks what was done, how, when and why; what cannot be solved needs the reason and what else there is. */
export function ResolveDialog({ ticket, opened, onClose }: ResolveDialogProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [draft, setDraft] = useState(empty);
  const openedAt = useRef('');
  if (opened && !openedAt.current) openedAt.current = new Date().toISOString();
  const { name } = ticket.brief.requester;
  const resolve = useChange(ticket.number, (source, wish: ResolutionWish) => source.resolve(ticket.number, wish));
  function confirm() {
    resolve.mutate(wishOf(draft), {
      onSuccess: () => {
        close();
        setDraft(empty);
        toast({ look: 'kept', text: t('resolve.done') });
      },
    });
  }
  function close() {
    openedAt.current = '';
    resolve.reset();
    onClose();
  }
  const offered = useCompensation(ticket.number, opened && draft.kind === 'cannot_be_solved').data;
  const granted =
    draft.kind !== 'cannot_be_solved' ||
    draft.compensationId === '' ||
    (offered !== undefined && ['free', 'approved'].includes(standingOf(offered, draft.compensationId)));
  const fill = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
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
          number={ticket.number}
          value={draft.compensationId}
          onChange={(compensationId) => fill({ compensationId })}
        />
      )}
      <DateTimeField
        label={t('resolve.when')}
        value={draft.when || openedAt.current}
        max={Date.now()}
        onChange={(at) => fill({ when: at ?? '' })}
      />
      {!ticket.shadow && (
        <div>
          <span id="told-by">{t('resolve.toldBy', { name })}</span>{' '}
          <Segment
            label={t('resolve.toldBy', { name })}
            value={draft.toldBy}
            onChange={(toldBy) => fill({ toldBy })}
            choices={ways.map((way) => ({ value: way, label: t(`resolve.ways.${way}`) }))}
          />
        </div>
      )}
      {resolve.problem && <ErrorNotice what={resolve.problem.what} kept={t('error.notSentKept')} />}
    </Dialog>
  );
}

function Words({ draft, fill }: { draft: Draft; fill: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const long = (name: 'what' | 'how' | 'why' | 'reason' | 'alternatives', required: boolean) => (
    <LongField
      label={t(`resolve.${name}`)}
      rows={2}
      value={draft[name]}
      required={required}
      onChange={(event: FormEvent<HTMLTextAreaElement>) => fill({ [name]: event.currentTarget.value })}
    />
  );
  const solved = draft.kind === 'solved';
  const cannot = draft.kind === 'cannot_be_solved';
  return (
    <>
      {long('what', true)}
      {solved && long('how', true)}
      {solved && long('why', true)}
      {cannot && long('reason', true)}
      {cannot && long('alternatives', true)}
    </>
  );
}

const filled = (text: string): boolean => text.trim() !== '';

function isFilled({ kind, what, how, why, reason, alternatives }: Draft): boolean {
  if (!filled(what)) return false;
  if (kind === 'solved') return filled(how) && filled(why);
  return kind !== 'cannot_be_solved' || (filled(reason) && filled(alternatives));
}

/** Only what belongs to the kind goes along, so that words of another one are not kept by mistake. */
function wishOf({ kind, what, how, why, when, reason, alternatives, toldBy, compensationId }: Draft): ResolutionWish {
  return {
    kind,
    what,
    how: kind === 'solved' ? how : '',
    why: kind === 'solved' ? why : '',
    toldBy,
    ...(when ? { when } : {}),
    ...(kind === 'cannot_be_solved' ? { reason, alternatives, ...(compensationId ? { compensationId } : {}) } : {}),
  };
}
