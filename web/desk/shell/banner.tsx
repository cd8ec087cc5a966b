import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { DeskView } from '../model.ts';
import { useSource } from '../source.ts';
import styles from './banner.module.css';
import { useErrorWords } from './load-error.tsx';

/** What everybody at the desk must know before anything else: mail does not leave, or the company is an example. */
export function Banner({ view }: { view: DeskView }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const mailWaits = !view.outbox.sends && view.me.agent && path !== '/outbox';
  if (!mailWaits && !view.exampleCompany) return null;
  return (
    <aside
      className={classNames(styles.banner, path.startsWith('/tickets/') && styles.beside)}
      aria-label={t('banner.label')}
    >
      {view.exampleCompany && (
        <p>
          <Icon name="box" size="small" />
          <span>
            {t('banner.example')} {view.me.administrator && <RemoveExample />}
          </span>
        </p>
      )}
      {mailWaits && (
        <p>
          <Icon name="email" size="small" />
          <span>
            {t('banner.mailWaits')} <Link to="/outbox">{t('rail.outbox')}</Link>
          </span>
        </p>
      )}
    </aside>
  );
}

/** One click and a question, because the tickets of the example go with it. */
export function RemoveExample() {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: source.removeExample,
    onSuccess: async () => {
      setAsking(false);
      // The ticket on the screen may have gone with it.
      location.assign('/');
      await queries.cancelQueries();
    },
  });
  const problem = useErrorWords(remove.error);
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
        effect={{ label: t('example.removeEffect'), onConfirm: () => remove.mutate(), held: remove.isPending }}
      >
        {remove.isError && <ErrorNotice {...problem} />}
      </Dialog>
    </>
  );
}
