import { useTranslation } from 'react-i18next';
import { channelIcons } from '../../client/channel-icons.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { TicketView } from '../model.ts';
import styles from './composer.module.css';
import { isBroken } from './delivery/broken-address.tsx';

/** To whom the reply goes, on which channel, and the language each of them reads. */
export function Recipients({ ticket: { recipients } }: { ticket: TicketView }) {
  const { t, i18n } = useTranslation();
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const channel = recipients[0]?.channel;
  return (
    <>
      {channel && (
        <Icon name={channelIcons[channel]} size="small" label={t('entry.from', { channel: t(`channel.${channel}`) })} />
      )}
      {recipients.map((person) => (
        <span className={styles.person} key={person.id}>
          <Face person={person} size={18} named />
          {person.name} {isBroken(person.address) && <Icon name="alert" size="small" label={person.address.address} />}{' '}
          {person.locale && <small>{languages.of(person.locale.split('-')[0] ?? person.locale)}</small>}
        </span>
      ))}
    </>
  );
}
