import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import styles from './settings.module.css';
import { useSetting } from './use-setting.ts';

/** Fills the desk with the example company. It takes a few seconds, so the button says what goes on. */
export function AddExample({ main }: { main?: boolean }) {
  const { t } = useTranslation();
  const add = useSetting((source) => source.addExample());
  function begin() {
    add.mutate(undefined, { onSuccess: () => location.assign('/tickets') });
  }
  return (
    <>
      <Button {...(main ? { look: 'main' as const } : {})} held={add.isPending} onClick={begin}>
        {add.isPending ? t('example.adding') : t('example.add')}
      </Button>
      {add.problem && <ErrorNotice {...add.problem} />}
    </>
  );
}

/** One click and a question, because the tickets of the example go with it. */
export function RemoveExample() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const remove = useSetting((source) => source.removeExample());
  function confirm() {
    // The ticket on the screen may have gone with it.
    remove.mutate(undefined, { onSuccess: () => location.assign('/') });
  }
  return (
    <>
      <button type="button" className={styles.link} onClick={() => setAsking(true)}>
        {t('example.remove')}
      </button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('example.removeTitle')}
        told={t('example.removeTold')}
        closeLabel={t('common.close')}
        keep={t('example.keep')}
        effect={{ label: t('example.removeEffect'), onConfirm: confirm, held: remove.isPending }}
      >
        {remove.problem && <ErrorNotice {...remove.problem} />}
      </Dialog>
    </>
  );
}
