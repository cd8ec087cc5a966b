import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../client/api.ts';
import { cityOf } from '../../../client/time-words.ts';
import { currentZone, zoneChoices } from '../../../client/zones.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { BriefView } from '../../model.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';

type ZoneProps = { number: string; requester: BriefView['requester']; mayChange: boolean };

/** In which zone the requester reads times, so that nobody writes “at nine” and means another nine. */
export function RequesterZone({ number, requester, mayChange }: ZoneProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const words = requester.zone
    ? t('requesterZone.in', { city: cityOf(currentZone(requester.zone)) })
    : t('requesterZone.unknown');
  if (!mayChange) return <small>{words}</small>;
  return (
    <>
      <Button
        look="bare"
        size="small"
        onClick={() => setOpened(true)}
        aria-label={`${words}: ${t('requesterZone.change')}`}
      >
        {words}
      </Button>
      {opened && <ChangeZone number={number} requester={requester} onClose={() => setOpened(false)} />}
    </>
  );
}

function ChangeZone({ number, requester, onClose }: Omit<ZoneProps, 'mayChange'> & { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const set = requester.zone ? currentZone(requester.zone) : '';
  const [zone, setZone] = useState(set);
  const change = useChange(number, (_, wanted: string) =>
    api.put(`/people/${requester.id}/zone`, { zone: wanted === '' ? null : wanted }),
  );
  const onSuccess = () => {
    onClose();
    toast({ look: 'none', text: t('requesterZone.done') });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('requesterZone.ask', { name: requester.name })}
      closeLabel={t('common.close')}
      told={t('requesterZone.told')}
      keep={t('common.cancel')}
      effect={{
        label: t('requesterZone.effect'),
        onConfirm: () => change.mutate(zone, { onSuccess }),
        held: change.isPending,
      }}
    >
      <SelectField
        label={t('requesterZone.label')}
        value={zone}
        onChange={setZone}
        choices={[{ value: '', label: t('requesterZone.none') }, ...zoneChoices(set || 'UTC')]}
        data-autofocus
      />
      {change.problem && <ErrorNotice what={change.problem.what} />}
    </Dialog>
  );
}
