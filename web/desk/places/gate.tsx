import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../../client/i18n.ts';
import { localeNames, locales } from '../../client/locale.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Logo } from '../../ui/icons/logo.tsx';
import styles from './gate.module.css';

type GateProps = {
  title: string;
  explain?: string;
  button: string;
  busy: boolean;
  onSubmit: (form: FormData) => void;
  children: ReactNode;
};

/** The page before the desk: one form, one button, and the languages. */
export function Gate({ title, explain, button, busy, onSubmit, children }: GateProps) {
  const { t, i18n } = useTranslation();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) onSubmit(new FormData(event.currentTarget));
  }
  return (
    <main className={styles.gate}>
      <title>{title}</title>
      <div className={styles.inside}>
        <header className={styles.head}>
          <Logo />
          <h1>{title}</h1>
          {explain && <p>{explain}</p>}
        </header>
        <form className={styles.form} onSubmit={submit}>
          {children}
          <Button look="main" size="roomy" type="submit" held={busy}>
            {button}
          </Button>
        </form>
        <nav className={styles.foot} aria-label={t('common.language')}>
          {locales.map((locale) => (
            <button
              key={locale}
              type="button"
              lang={locale}
              aria-current={i18n.language === locale || undefined}
              onClick={() => changeLocale(locale)}
            >
              {localeNames[locale]}
            </button>
          ))}
        </nav>
      </div>
    </main>
  );
}
