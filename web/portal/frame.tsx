import type { ReactNode } from 'react';
import { localeNames } from '../client/locale.ts';
import { cityOf } from '../client/time-words.ts';
import { currentZone } from '../client/zones.ts';
import { classNames } from '../ui/class-names.ts';
import { Logo } from '../ui/icons/logo.tsx';
import styles from './frame.module.css';
import type { PortalFrame } from './model.ts';
import { useReader } from './reader.ts';

type FrameProps = { frame: PortalFrame; narrow?: boolean; at?: 'requests'; children: ReactNode };

/** Part of the public API; only somebody who is signed in is shown the way. */
const signOutAction = '/portal/sign-out';

/** Stands where the logo would: the first letter of the brand, in its colour. */
function Sign({ sign }: { sign: string }) {
  return (
    <span className={styles.sign} aria-hidden="true">
      {sign}
    </span>
  );
}

/** What stands around every page: whose desk it is, the way to one's requests, and the languages. */
export function Frame({ frame, narrow, at, children }: FrameProps) {
  const { t, face } = useReader();
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#content">
        {t('common.skip')}
      </a>
      <header className={classNames(styles.top, frame.myRequestsHref && styles.withRequests)}>
        <a className={styles.brand} href={frame.homeHref}>
          {frame.brand ? <Sign sign={frame.brand.sign} /> : <Logo />}
          {frame.deskName}
        </a>
        {frame.myRequestsHref && (
          <nav aria-label={frame.deskName}>
            <a href={frame.myRequestsHref} aria-current={at === 'requests' ? 'page' : undefined}>
              {t('portal.myRequests')}
            </a>
            <form method="post" action={signOutAction}>
              <button type="submit">{t('portal.signOut')}</button>
            </form>
          </nav>
        )}
        <nav className={styles.languages} aria-label={t('common.language')}>
          {frame.languages.map(({ locale, href }) => (
            <a key={locale} href={href} lang={locale} aria-current={locale === face.locale ? 'true' : undefined}>
              {localeNames[locale]}
            </a>
          ))}
        </nav>
      </header>
      <main id="content" className={classNames(styles.wrap, narrow && styles.narrow)}>
        {children}
      </main>
      <footer className={styles.foot}>
        {frame.reader.changeHref && (
          <p data-live="zone" data-learn-zone={frame.reader.learnAt}>
            {t('portal.zone.shownIn', { city: cityOf(currentZone(face.zone)) })}{' '}
            <a href={frame.reader.changeHref}>{t('portal.zone.change')}</a>
          </p>
        )}
        {t('portal.madeWith')}
      </footer>
    </div>
  );
}
