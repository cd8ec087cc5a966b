import { useTranslation } from 'react-i18next';
import { Key } from '../../ui/controls/key.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { singleKeysOn } from '../keys.ts';
import styles from './keys-sheet.module.css';

const mac = navigator.platform.startsWith('Mac');

const rows = [
  ['keys.down', ['J']],
  ['keys.up', ['K']],
  ['keys.open', ['Enter']],
  ['keys.tick', ['X']],
  ['keys.tickTo', ['Shift', 'X']],
  ['keys.list', ['Esc']],
  ['keys.take', ['T']],
  ['keys.newTicket', ['C']],
  ['keys.away', ['A']],
  ['keys.reply', ['R']],
  ['keys.note', ['N']],
  ['keys.merge', ['M']],
  ['keys.split', ['S']],
  ['keys.send', [mac ? '⌘' : 'Ctrl', 'Enter']],
  ['keys.undo', ['Z']],
  ['keys.help', ['?']],
] as const;

/** Every key that does something, and nothing else. */
export function KeysSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeLabel={t('common.close')}
      {...(singleKeysOn() ? {} : { told: t('keys.off') })}
    >
      <dl className={styles.keys}>
        {rows.map(([words, keys]) => (
          <div key={words}>
            <dt>{t(words)}</dt>
            <dd>
              {keys.map((key) => (
                <Key key={key} name={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
