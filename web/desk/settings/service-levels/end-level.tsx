import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { Waiting } from '../../shell/load-error.tsx';
import { Effect } from './effect.tsx';
import { changes, type Level, useEndEffect, useLevelChange } from './level-api.ts';

/** Ends a service level, with a look at what its tickets would go by instead. */
export function EndLevel({ level: { id, name }, onClose }: { level: Level; onClose: () => void }) {
  const { t } = useTranslation();
  const effect = useEndEffect(id);
  const end = useLevelChange(() => changes.end(id), t('levels.ended', { name }));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('levels.endTitle', { name })}
      told={t('levels.endTold')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('levels.endIt'),
        held: !effect.data || end.isPending,
        onConfirm: () => end.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <Waiting query={effect} of="rows" count={1} />
      {effect.data && <Effect effect={effect.data} />}
      {end.problem && <ErrorNotice {...end.problem} />}
    </Dialog>
  );
}
