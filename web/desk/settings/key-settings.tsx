import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { exactWords, pastWords } from '../../client/time-words.ts';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { KeyView } from '../place-source.ts';
import { useKeysOfMine } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { AskFirst } from './ask-first.tsx';
import { CreateKey } from './create-key.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { useSetting } from './use-setting.ts';

/** Keys with which programs act as this person. */
export function KeySettings() {
  const { t } = useTranslation();
  const keys = useKeysOfMine();
  return (
    <SettingsFrame part="keys">
      <Waiting query={keys} of="rows" count={2} />
      {keys.data && (
        <div className={styles.settings}>
          {keys.data.length > 0 && (
            <ul className={styles.rows}>
              {keys.data.map((key) => (
                <Key key={key.id} view={key} />
              ))}
            </ul>
          )}
          <Setting name={t('keysOfMine.create')}>
            <CreateKey />
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}

function Key({ view }: { view: KeyView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const revoke = useSetting((source, id: string) => source.revokeKey(id), t('keysOfMine.revoked'));
  const used = view.lastUsedAt;
  return (
    <li className={styles.plain}>
      <span>
        {view.name}
        <small>
          <Time at={view.createdAt} exact={exactWords(face, view.createdAt)}>
            {t('keysOfMine.created', { time: pastWords(face, view.createdAt) })}
          </Time>
          {', '}
          {used ? t('keysOfMine.used', { time: pastWords(face, used) }) : t('keysOfMine.unused')}
        </small>
        {revoke.problem && <ErrorNotice {...revoke.problem} />}
      </span>
      <AskFirst
        button={t('keysOfMine.revoke')}
        about={view.name}
        title={t('keysOfMine.revokeTitle', { name: view.name })}
        told={t('keysOfMine.revokeTold')}
        held={revoke.isPending}
        onConfirm={() => revoke.mutate(view.id)}
      />
    </li>
  );
}
