import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { changes, useCalendarChange } from './calendar-api.ts';

type NameDialogProps = {
  title: string;
  told?: string;
  name: string;
  run: (name: string) => Promise<unknown>;
  onClose: () => void;
};

function NameDialog({ title, told, name: before, run, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(before);
  const save = useCalendarChange(run, () => t('settings.inForce'));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      told={told}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('settings.save'),
        held: name.trim() === '' || save.isPending,
        onConfirm: () => save.mutate(name, { onSuccess: onClose }),
      }}
    >
      <Field
        label={t('calendars.name')}
        value={name}
        maxLength={100}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
    </Dialog>
  );
}

/** A calendar of its own for a team, begun as a copy of the one that is shown. */
export function AddCalendar({ copyOf, onAdded }: { copyOf: string; onAdded: (id: string) => void }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button look="bare" onClick={() => setAdding(true)}>
        {t('calendars.add')}
      </Button>
      {adding && (
        <NameDialog
          title={t('calendars.addTitle')}
          told={t('calendars.addTold')}
          name=""
          run={async (name) => onAdded((await changes.add(name, copyOf)).id)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

export function RenameCalendar({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <NameDialog
      title={t('calendars.renameTitle')}
      name={name}
      run={(next) => changes.change(id, { name: next })}
      onClose={onClose}
    />
  );
}
