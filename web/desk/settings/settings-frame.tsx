import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Place } from '../places/place.tsx';
import { useDesk } from '../queries.ts';
import { StaleSignIn } from './mail/stale-sign-in.tsx';
import styles from './settings.module.css';

type SettingsFrameProps = {
  part:
    | 'mine'
    | 'keys'
    | 'desk'
    | 'mailboxes'
    | 'brands'
    | 'people'
    | 'duty'
    | 'escalation'
    | 'calendars'
    | 'serviceLevels'
    | 'routing';
  /** Of a page inside the part, in place of its name and what it is for. */
  title?: string;
  /** A year needs the room. */
  wide?: boolean;
  children: ReactNode;
};

/** The settings' own navigation, and one part of them. What only administrators arrange is shown to them alone,
 * and people also to leads. */
export function SettingsFrame({ part, title, wide = false, children }: SettingsFrameProps) {
  const { t } = useTranslation();
  const me = useDesk().data?.me;
  const administrator = me?.administrator ?? false;
  return (
    <Place
      wide={wide}
      title={title ?? t(`settings.part.${part}`)}
      {...(title ? {} : { explain: t(`settings.explain.${part}`) })}
      above={
        <nav className={styles.parts} aria-label={t('settings.title')}>
          <Link to="/settings" activeOptions={{ exact: true }}>
            {t('settings.part.mine')}
          </Link>
          <Link to="/settings/keys">{t('settings.part.keys')}</Link>
          {administrator && (
            <>
              <Link to="/settings/desk">{t('settings.part.desk')}</Link>
              <Link to="/settings/calendars">{t('settings.part.calendars')}</Link>
              <Link to="/settings/service-levels">{t('settings.part.serviceLevels')}</Link>
              <Link to="/settings/routing">{t('settings.part.routing')}</Link>
              <Link to="/settings/mailboxes">{t('settings.part.mailboxes')}</Link>
              <Link to="/settings/brands">{t('settings.part.brands')}</Link>
            </>
          )}
          {me?.agent && <Link to="/settings/duty">{t('settings.part.duty')}</Link>}
          {me?.agent && <Link to="/settings/escalation">{t('settings.part.escalation')}</Link>}
          {(administrator || (me?.leads.length ?? 0) > 0) && (
            <Link to="/settings/people">{t('settings.part.people')}</Link>
          )}
        </nav>
      }
    >
      {part === 'mailboxes' && <StaleSignIn />}
      {children}
    </Place>
  );
}

/** One thing to set: its name, the control, and what it means. */
export function Setting(props: { name: string; hint?: string; children: ReactNode }) {
  return (
    <section className={styles.setting}>
      <h2>{props.name}</h2>
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {props.children}
    </section>
  );
}
