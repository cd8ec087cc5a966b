import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/controls/button.tsx';
import { Choices } from '../ui/controls/choices.tsx';
import { Field, LongField } from '../ui/controls/field.tsx';
import { Key } from '../ui/controls/key.tsx';
import { Segment } from '../ui/controls/segment.tsx';
import { Dialog } from '../ui/dialog/dialog.tsx';
import { Part } from './part.tsx';
import styles from './states.module.css';

export function ControlPart() {
  const { t } = useTranslation();
  const [mode, setMode] = useState<'reply' | 'note'>('reply');
  return (
    <Part name="Controls and focus">
      <div className={styles.across}>
        <Button look="main">{t('composer.sendTo', { name: 'Ravi' })}</Button>
        <Button>{t('ticket.handOver')}</Button>
        <Button look="bare">{t('common.cancel')}</Button>
        <Button look="note">{t('composer.addNote')}</Button>
        <Button held>{t('composer.sendToMany', { name: 'Ravi', count: 2 })}</Button>
        <Button size="small">{t('common.tryAgain')}</Button>
        <IconButton icon="brief" label={t('ticket.brief')} />
        <Key name="N" />
        <Segment
          label={t('composer.mode')}
          value={mode}
          onChange={setMode}
          choices={[
            { value: 'reply', label: t('composer.reply') },
            { value: 'note', label: t('composer.note'), icon: 'lock' },
          ]}
        />
      </div>
      <div className={styles.pair}>
        <Field label={t('setup.deskName')} defaultValue="Kestrel Labels" hint={t('setup.deskNameHint')} />
        <Field label={t('signIn.password')} defaultValue="x" type="password" error={t('signIn.wrong')} />
        <LongField label={t('composer.text')} defaultValue="…" roomy />
      </div>
    </Part>
  );
}

export function DialogPart() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string>('leo');
  return (
    <Part name="Dialog">
      <Button onClick={() => setOpened(true)}>{t('ticket.handOver')}…</Button>
      <Dialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('handOver.title')}
        closeLabel={t('common.close')}
        told={t('handOver.told', { name: 'Ravi' })}
        keep={t('handOver.keep')}
        effect={{ label: t('handOver.effect', { name: 'Leo' }), onConfirm: () => setOpened(false) }}
      >
        <Choices
          legend={t('handOver.who')}
          value={chosen}
          onChange={setChosen}
          choices={[
            { value: 'leo', label: 'Leo Brandt' },
            { value: 'priya', label: 'Priya Nair' },
          ]}
        />
      </Dialog>
    </Part>
  );
}
