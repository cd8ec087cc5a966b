import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';

/** Somebody came back from the provider with what was used already (the browser's Back), or a quarter of an hour too late. */
export function StaleSignIn() {
  const { t } = useTranslation();
  const stale = useSearch({ strict: false, select: (search) => 'stale' in search && search.stale === true });
  return stale ? <ErrorNotice what={t('mailboxes.signInStale')} /> : null;
}
