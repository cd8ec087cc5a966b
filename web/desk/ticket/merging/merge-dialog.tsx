import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MergeChoice } from '../../merge-source.ts';
import type { TicketView } from '../../model.ts';
import { useErrorWords } from '../../shell/load-error.tsx';
import { useToast } from '../../shell/toasts.tsx';
import { useSource } from '../../source.ts';
import { carryDraft } from '../draft.ts';
import { useChange } from '../use-change.ts';
import { MergePreview } from './merge-preview.tsx';
import styles from './merging.module.css';
import { useUndo } from './use-undo.ts';

type MergeDialogProps = { ticket: TicketView; opened: boolean; onClose: () => void };

const mostShown = 8;

/** Asks into which ticket, and shows what will be before it is. */
export function MergeDialog({ ticket, opened, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const source = useSource();
  const navigate = useNavigate();
  const undo = useUndo();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string>();
  const { number } = ticket;
  const { id, name } = ticket.brief.requester;
  const all = useQuery({
    queryKey: ['merge choices', id, number],
    queryFn: () => source.mergeChoices(id, number),
    enabled: opened,
    staleTime: 0,
  });
  const choices = fitting(all.data ?? [], search, number);
  const into = choices.some((one) => one.number === chosen) ? chosen : undefined;
  const plan = useQuery({
    queryKey: ['merge plan', number, into, ticket.version],
    queryFn: () => source.mergePlan(number, into!),
    enabled: opened && into !== undefined,
    retry: false,
    staleTime: 0,
  });
  const merge = useChange(number, (desk, target: string) => desk.merge(number, target));
  function close() {
    merge.reset();
    onClose();
    setChosen(undefined);
    setSearch('');
  }
  function confirm() {
    if (!into) return;
    merge.mutate(into, {
      onSuccess: (made) => {
        const target = (made as { number: string }).number;
        carryDraft(number, target);
        close();
        undo.offer(
          t('merging.done', { from: number, into: target }),
          (desk) => desk.unmerge(number),
          [number, target],
          number,
        );
        void navigate({ to: '/tickets/$number', params: { number: target } });
      },
    });
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      size={560}
      title={t('merging.title')}
      closeLabel={t('common.close')}
      told={t('merging.told')}
      keep={t('common.cancel')}
      effect={{
        label: into ? t('merging.effect', { number: into }) : t('merging.effectNone'),
        onConfirm: confirm,
        held: !into || !plan.data || plan.isError || merge.isPending,
      }}
    >
      <Field
        label={t('merging.search')}
        type="search"
        value={search}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {choices.length > 0 ? (
        <div className={styles.choices}>
          <Choices
            legend={t('merging.which', { name })}
            value={into}
            onChange={setChosen}
            choices={choices.slice(0, mostShown).map((one) => ({ value: one.number, label: <Choice choice={one} /> }))}
          />
        </div>
      ) : (
        all.isSuccess && (
          <p className={styles.none}>{t(all.data.length > 0 ? 'merging.noneFound' : 'merging.none', { name })}</p>
        )
      )}
      {plan.data && into && <MergePreview plan={plan.data} requester={name} />}
      {plan.isError && into && <Refused number={number} other={into} error={plan.error} onLinked={close} />}
      {merge.problem && <ErrorNotice what={merge.problem.what} />}
    </Dialog>
  );
}

function Choice({ choice: { number, subject, lang, status } }: { choice: MergeChoice }) {
  const { t } = useTranslation();
  return (
    <span className={styles.choice}>
      <span lang={lang}>{subject || number}</span>
      <small>{subject ? `${number} · ${t(`status.${status}`)}` : number}</small>
    </span>
  );
}

/** By number, however it is written, or by words of the subject. A whole number that is not among them is tried too. */
function fitting(all: readonly MergeChoice[], search: string, except: string): MergeChoice[] {
  const words = search.trim().toLowerCase();
  if (words === '') return [...all];
  const bare = (text: string) => text.toLowerCase().replace(/[\s-]/g, '');
  const found = all.filter(
    (one) => one.subject.toLowerCase().includes(words) || bare(one.number).includes(bare(words)),
  );
  const isNumber = /^a-?[0-9a-z]{7}$/i.test(search.trim());
  if (found.length > 0 || !isNumber || bare(except) === bare(words)) return found;
  const number = `A-${bare(words).slice(1).toUpperCase()}`;
  return [{ number, subject: '', status: 'open' }];
}

/** Tickets of two people stay two; they can be linked. */
function Refused(props: { number: string; other: string; error: unknown; onLinked: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const words = useErrorWords(props.error);
  const link = useChange(props.number, (desk, other: string) => desk.link(props.number, other));
  function tie() {
    link.mutate(props.other, {
      onSuccess: () => {
        props.onLinked();
        toast({ look: 'open', text: t('merging.linked', { number: props.other }) });
      },
    });
  }
  return (
    <ErrorNotice
      what={link.problem?.what ?? words.what}
      action={
        <Button size="small" held={link.isPending} onClick={tie}>
          {t('merging.link')}
        </Button>
      }
    />
  );
}
