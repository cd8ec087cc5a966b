import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { BriefView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';

type Requester = BriefView['requester'];
type Found = { organisations: { id: string; name: string }[] };

/** For whom they ask. Whoever may answer them may say so; it changes what is owed to them. */
export function Organisation({
  number,
  requester,
  mayChange,
}: {
  number: string;
  requester: Requester;
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!mayChange) return <small>{requester.organisation}</small>;
  return (
    <>
      <Button look="bare" size="small" onClick={() => setOpened(true)} aria-label={labelOf(t, requester)}>
        {requester.organisation ?? t('organisation.add')}
      </Button>
      {opened && <ChangeOrganisation number={number} requester={requester} onClose={() => setOpened(false)} />}
    </>
  );
}

const labelOf = (t: TFunction, { organisation }: Requester): string =>
  organisation ? `${organisation}: ${t('organisation.change')}` : t('organisation.add');

function ChangeOrganisation({
  number,
  requester,
  onClose,
}: {
  number: string;
  requester: Requester;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const listId = useId();
  const [name, setName] = useState(requester.organisation ?? '');
  const search = useDeferredValue(name.trim());
  const { data } = useQuery({
    queryKey: ['organisations', search],
    queryFn: () => api.get<Found>(`/organisations?search=${encodeURIComponent(search)}`),
    enabled: search !== '',
  });
  const change = useChange(number, (_, wanted: string) =>
    api.put(`/people/${requester.id}/organisation`, wanted === '' ? { organisationId: null } : { name: wanted }),
  );
  const onSuccess = () => {
    onClose();
    toast({ look: 'none', text: t('organisation.done') });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('organisation.ask', { name: requester.name })}
      closeLabel={t('common.close')}
      told={t('organisation.told')}
      keep={t('common.cancel')}
      effect={{
        label: t('organisation.effect'),
        onConfirm: () => change.mutate(name.trim(), { onSuccess }),
        held: name.trim() === (requester.organisation ?? '') || change.isPending,
      }}
    >
      <Field
        label={t('organisation.name')}
        hint={t('organisation.hint')}
        value={name}
        list={listId}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <datalist id={listId}>
        {data?.organisations.map((one) => (
          <option key={one.id} value={one.name} />
        ))}
      </datalist>
      {change.problem && <ErrorNotice what={change.problem.what} />}
    </Dialog>
  );
}
