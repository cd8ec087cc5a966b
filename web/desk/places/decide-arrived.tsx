import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Choices } from '../../ui/controls/choices.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { ArrivedDecision, ArrivedView, RejectReason } from '../place-source.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { useSource } from '../source.ts';

type DecideProps = { mail: ArrivedView; about: string };

const reasons: RejectReason[] = ['spam', 'forged', 'not_for_us', 'other'];

/** Takes the mail in as a ticket; asks who is to be answered where the mail does not say it. */
export function AcceptArrived({ mail, about }: DecideProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const navigate = useNavigate();
  const [email, setEmail] = useState('');
  const requester = email.trim();
  const decide = useDecide(mail.id, (number) => {
    toast({ look: 'kept', text: t('arrived.accepted', { number: number ?? '' }) });
    if (number) void navigate({ to: '/tickets/$number', params: { number }, search: { list: 'all' } });
  });
  return (
    <Ask
      button={t('arrived.accept')}
      about={about}
      title={t('arrived.acceptTitle')}
      told={t(mail.shadow ? 'arrived.acceptShadow' : 'arrived.acceptTold')}
      held={decide.isPending || (!mail.from && requester === '')}
      onConfirm={() => decide.mutate({ decision: 'accept', ...(requester ? { requester: { email: requester } } : {}) })}
      problem={decide.problem}
    >
      {!mail.from && (
        <Field
          label={t('arrived.requester')}
          hint={t('arrived.requesterHint')}
          type="email"
          value={email}
          required
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus
        />
      )}
    </Ask>
  );
}

/** Rejects the mail, with a reason that stays beside it. */
export function RejectArrived({ mail, about }: DecideProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [reason, setReason] = useState<RejectReason>();
  const [explanation, setExplanation] = useState('');
  const words = explanation.trim();
  const decide = useDecide(mail.id, () => toast({ look: 'none', text: t('arrived.rejected') }));
  return (
    <Ask
      button={t('arrived.reject')}
      about={about}
      title={t('arrived.rejectTitle')}
      told={t('arrived.rejectTold')}
      held={decide.isPending || !reason || (reason === 'other' && words === '')}
      onConfirm={() =>
        reason && decide.mutate({ decision: 'reject', reason, ...(words ? { explanation: words } : {}) })
      }
      problem={decide.problem}
    >
      <Choices<RejectReason>
        legend={t('handOver.why')}
        value={reason}
        onChange={setReason}
        choices={reasons.map((one) => ({ value: one, label: t(`arrived.reason.${one}`) }))}
        across
      />
      <Field
        label={t('arrived.explanation')}
        hint={t('arrived.explanationHint')}
        value={explanation}
        maxLength={500}
        onChange={(event) => setExplanation(event.currentTarget.value)}
      />
    </Ask>
  );
}

/** What was turned down is looked at again. */
export function UndoArrived({ id, about }: { id: string; about: string }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const undo = useMutation({
    mutationFn: () => source.undoArrived(id),
    onSuccess: async () => {
      toast({ look: 'open', text: t('arrived.undone') });
      await Promise.all(['arrived', 'desk'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const words = useErrorWords(undo.error);
  const label = t('arrived.undo');
  return (
    <>
      <Button size="small" held={undo.isPending} onClick={() => undo.mutate()} aria-label={`${label}: ${about}`}>
        {label}
      </Button>
      {undo.isError && <ErrorNotice {...words} />}
    </>
  );
}

type AskProps = {
  button: string;
  about: string;
  title: string;
  told: string;
  held: boolean;
  onConfirm: () => void;
  problem: { what: string } | undefined;
  children: ReactNode;
};

function Ask({ button, about, title, told, held, onConfirm, problem, children }: AskProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)} aria-label={`${button}: ${about}`}>
        {button}
      </Button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={title}
        told={told}
        closeLabel={t('common.close')}
        keep={t('common.cancel')}
        effect={{ label: button, onConfirm, held }}
      >
        {children}
        {problem && <ErrorNotice {...problem} />}
      </Dialog>
    </>
  );
}

function useDecide(id: string, onDone: (number: string | undefined) => void) {
  const source = useSource();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: ArrivedDecision) => source.decideArrived(id, decision),
    onSuccess: async (number) => {
      onDone(number);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['arrived'] }),
        queries.invalidateQueries({ queryKey: ['desk'] }),
        queries.invalidateQueries({ queryKey: ['list'] }),
      ]);
    },
  });
  const words = useErrorWords(decide.error);
  return { ...decide, problem: decide.isError ? words : undefined };
}
