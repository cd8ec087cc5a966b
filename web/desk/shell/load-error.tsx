import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';

/** What could not be loaded, why, and the way to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const { what, kept } = useErrorWords(error);
  return (
    <ErrorNotice
      what={what}
      kept={kept}
      action={
        <Button size="small" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      }
    />
  );
}

/** The desk's own sentence where it gave one; ours where nobody answered. */
export function useErrorWords(error: unknown): { what: string; kept?: string } {
  const { t } = useTranslation();
  if (error instanceof ApiError) {
    if (error.offline) return { what: t('error.offline'), kept: t('error.offlineKept') };
    if (error.status === 404) return { what: t('error.notFound'), kept: t('error.notFoundKept') };
    if (error.sentence && error.status < 500) return { what: error.sentence };
  }
  return { what: t('error.unexpected'), kept: t('error.unexpectedKept') };
}
