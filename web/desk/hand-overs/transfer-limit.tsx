import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import styles from './hand-overs.module.css';

const choices = [1, 2, 3, 4, 5, 10].map(String);

/** How often a ticket is passed on before a lead decides. */
export function TransferLimit() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['transfer-limit'],
    queryFn: () => api.get<{ limit: number }>('/transfer-limit'),
  });
  const change = useMutation({
    mutationFn: (limit: number) => api.put('/transfer-limit', { limit }),
    onSettled: () => queries.invalidateQueries(),
  });
  const problem = useErrorWords(change.error);
  if (!data) return null;
  const value = String(data.limit);
  return (
    <section className={styles.limit}>
      <SelectField
        label={t('transfers.limit')}
        hint={t('transfers.limitHint')}
        value={value}
        onChange={(limit) => change.mutate(Number(limit))}
        choices={[...new Set([...choices, value])].map((one) => ({ value: one, label: one }))}
      />
      {change.isError && <ErrorNotice what={problem.what} />}
    </section>
  );
}
