import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { NoticeChoice } from '../mail-source.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useSource } from '../source.ts';
import { Setting } from './settings-frame.tsx';

/** What comes by mail; each of these mails can be answered from the mail program. */
export function NoticeSettings() {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const notices = useQuery({ queryKey: ['notices'], queryFn: source.notices });
  const change = useMutation({
    mutationFn: ({ kind, byMail }: NoticeChoice) => source.setNotice(kind, byMail),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  const words = useErrorWords(change.error);
  return (
    <Setting name={t('settings.notices')} hint={t('settings.noticesHint')}>
      {(notices.data ?? []).map(({ kind, byMail }) => (
        <CheckField
          key={kind}
          label={t(`settings.notice.${kind}`)}
          checked={change.isPending && change.variables.kind === kind ? change.variables.byMail : byMail}
          onChange={(event) => change.mutate({ kind, byMail: event.currentTarget.checked })}
        />
      ))}
      {change.isError && <ErrorNotice {...words} />}
    </Setting>
  );
}
