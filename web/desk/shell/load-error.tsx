import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';

type Query = { isError: boolean; isPending: boolean; error: unknown; refetch: () => unknown };

/** What stands in a page until its content is there: the columns of what comes, or why it does not. */
export function Waiting({ query, of, count }: { query: Query; of: 'rows' | 'entries'; count: number }) {
  const { t } = useTranslation();
  if (query.isError) return <LoadError error={query.error} onRetry={query.refetch} />;
  return query.isPending ? <Skeleton of={of} count={count} label={t('common.loading')} /> : null;
}

/** What could not be loaded, why, and the way to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const { what, kept } = useErrorWords(error);
  // The way to the sign-in is being gone already.
  if (error instanceof ApiError && error.status === 401) return null;
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
