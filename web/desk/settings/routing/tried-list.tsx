import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './routing.module.css';
import type { Rule, Tried } from './routing-api.ts';

/** Where the last tickets would have gone: how many by each rule, and each with its way. */
export function TriedList({ tried, rules }: { tried: Tried; rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const count = (id: string | null) => tried.byRule.find((one) => one.id === id)?.tickets ?? 0;
  if (tried.tickets.length === 0) return <p className={styles.none}>{t('routing.triedNone')}</p>;
  return (
    <section className={styles.tried} aria-label={t('routing.tried', { count: tried.tickets.length })}>
      <h3>{t('routing.tried', { count: tried.tickets.length })}</h3>
      <p>
        {rules.map(({ id, name }) => t('routing.triedBy', { name, number: String(count(id)) })).join(' · ')}
        {rules.length > 0 && ' · '}
        {t('routing.triedBy', { name: t('routing.noRule'), number: String(count(null)) })}
        {'. '}
        {t('routing.triedMoved', { count: tried.moved })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the window is scrolled by keyboard too */}
      <section className={styles.scroll} aria-label={t('routing.triedTable')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('routing.ticket')}</th>
              <th scope="col">{t('routing.rule')}</th>
              <th scope="col">{t('people.team')}</th>
              <th scope="col">{t('routing.person')}</th>
            </tr>
          </thead>
          <tbody>
            {tried.tickets.map((one) => (
              <tr key={one.number}>
                <td>
                  <Link to="/tickets/$number" params={{ number: one.number }}>
                    {one.subject}
                  </Link>
                </td>
                <td>{one.rule?.name ?? t('routing.noRule')}</td>
                <td>
                  {one.team.name}
                  {one.team.was !== one.team.name && <small>{t('routing.was', { team: one.team.was })}</small>}
                </td>
                <td>{one.person?.name ?? t('routing.staysWithHolder')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
