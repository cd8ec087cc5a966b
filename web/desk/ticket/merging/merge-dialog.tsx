import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import { useSource } from '../../source.ts';
import { fitting, MergeChoices, typedNumber } from './merge-choices.tsx';
import { MergePreview } from './merge-preview.tsx';
import { RefusedMerge } from './refused-merge.tsx';
import { useMerge } from './use-merge.ts';

type MergeDialogProps = { ticket: TicketView; opened: boolean; onClose: () => void };

/** Asks into which ticket, and shows what will be before it is. */
export function MergeDialog({ ticket, opened, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const source = useSource();
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
  const fit = fitting(all.data ?? [], search);
  const typed = fit.length === 0 ? typedNumber(search, number) : null;
  const other = useQuery({
    queryKey: ['merge choice', typed],
    queryFn: () => source.mergeChoice(typed!),
    enabled: opened && all.isSuccess && typed !== null,
    staleTime: 0,
  });
  const choices = typed !== null && other.data ? [other.data] : fit;
  const into = choices.some((one) => one.number === chosen) ? chosen : undefined;
  const plan = useQuery({
    queryKey: ['merge plan', number, into, ticket.version],
    queryFn: () => source.mergePlan(number, into!),
    enabled: opened && into !== undefined,
    retry: false,
    staleTime: 0,
  });
  const merge = useMerge(number, forget);
  function forget() {
    onClose();
    setChosen(undefined);
    setSearch('');
  }
  function close() {
    merge.reset();
    forget();
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
        onConfirm: () => into && merge.mutate(into),
        held: !into || !plan.data || plan.isError || merge.isPending,
      }}
    >
      <MergeChoices
        all={all.data}
        choices={choices}
        requester={name}
        search={search}
        onSearch={setSearch}
        into={into}
        onChoose={setChosen}
      />
      {plan.data && into && <MergePreview plan={plan.data} requester={name} shadow={ticket.shadow ?? false} />}
      {plan.isError && into && <RefusedMerge number={number} other={into} error={plan.error} onLinked={close} />}
      {merge.problem && <ErrorNotice what={merge.problem.what} />}
    </Dialog>
  );
}
