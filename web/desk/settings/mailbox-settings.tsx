import { useTranslation } from 'react-i18next';
import { localeNames } from '../../client/locale.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { SettingsView } from '../place-source.ts';
import { useDesk, useSettings } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { AddMailbox } from './add-mailbox.tsx';
import { AskFirst } from './ask-first.tsx';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';
import { useSetting } from './use-setting.ts';

/** The addresses at which the desk is written to. */
export function MailboxSettings() {
  const { t } = useTranslation();
  const settings = useSettings();
  const boxes = settings.data?.mailboxes;
  return (
    <SettingsFrame part="mailboxes">
      <Waiting query={settings} of="rows" count={2} />
      {boxes && (
        <div className={styles.settings}>
          {boxes.length === 0 ? (
            <Empty look="none" title={t('mailboxes.emptyTitle')}>
              {t('mailboxes.emptyText')}
            </Empty>
          ) : (
            <ul className={styles.rows}>
              {boxes.map((box) => (
                <Mailbox key={box.id} box={box} />
              ))}
            </ul>
          )}
          <Setting name={t('mailboxes.add')} hint={t('mailboxes.addHint')}>
            <AddMailbox />
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}

function Mailbox({ box }: { box: SettingsView['mailboxes'][number] }) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  const remove = useSetting((source, id: string) => source.removeMailbox(id));
  const team = teams.find((one) => one.id === box.teamId)?.name;
  const about = [box.name, team, box.locale && localeNames[box.locale], box.isDefault && t('mailboxes.default')].filter(
    Boolean,
  );
  return (
    <li>
      <Icon name="email" />
      <span>
        {box.address}
        <small>{about.join(', ')}</small>
        {remove.problem && <ErrorNotice {...remove.problem} />}
      </span>
      <AskFirst
        button={t('mailboxes.remove')}
        about={box.address}
        title={t('mailboxes.removeTitle', { address: box.address })}
        told={t('mailboxes.removeTold')}
        held={remove.isPending}
        onConfirm={() => remove.mutate(box.id)}
      />
    </li>
  );
}
