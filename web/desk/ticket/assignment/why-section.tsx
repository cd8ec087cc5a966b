import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../../../contract/routing/next-ticket.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { localeNames } from '../../../client/locale.ts';
import { pastWords } from '../../../client/time-words.ts';
import type { TicketView } from '../../model.ts';
import { Section } from '../brief-parts/section.tsx';
import clocks from '../clocks/clocks.module.css';
import styles from './why.module.css';

type Routed = NonNullable<AssignmentView['routed']>;

/** Why whoever has the ticket has it: the decision in sentences, and the figures of all who were looked at. */
export function WhySection({ ticket: { number, version } }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { data } = useQuery({
    queryKey: ['ticket', number, 'assignment', version],
    queryFn: () => api.get<AssignmentView>(`/tickets/${encodeURIComponent(number)}/assignment`),
    retry: false,
  });
  if (!data || (!data.routed && data.returned.length === 0)) return null;
  return (
    <Section name={t('why.title')}>
      {data.routed && (
        <details className={clocks.clock}>
          <summary>
            <span>{saidOf(t, data.routed)}</span>
          </summary>
          <div className={clocks.explained}>
            {data.routed.skill && (
              <p>
                {t('why.skill', {
                  skill: data.routed.skill.name,
                  level: t(`abilities.level.${String(data.routed.skill.leastLevel) as '1'}`),
                })}
              </p>
            )}
            {data.routed.vip && <p>{t('why.vip')}</p>}
            {data.routed.language && (
              <p>
                {t('why.language', {
                  wanted: localeNames[data.routed.language.wanted],
                  used: localeNames[data.routed.language.used],
                })}
              </p>
            )}
            <Ranking routed={data.routed} />
          </div>
        </details>
      )}
      {data.returned.map(({ person, reason, at }) => (
        <p className={styles.returned} key={at}>
          {t(`why.returned.${reason}`, { name: person.name, time: pastWords(face, at) })}
        </p>
      ))}
    </Section>
  );
}

function saidOf(t: TFunction, { rule, to, gives }: Routed): string {
  const by = rule ? `${t('why.byRule', { name: rule.name, position: String(rule.position) })} ` : '';
  if (to) return by + t(gives === 'best_placed' ? 'why.bestPlaced' : 'why.named', { name: to.name });
  return by + t(gives === 'best_placed' ? 'why.nobodyFree' : 'why.stays');
}

const columns = ['language', 'skill', 'continuity', 'account', 'load', 'history'] as const;

/** Columns in which nobody has anything are left out. */
function Ranking({ routed: { candidates } }: { routed: Routed }) {
  const { t } = useTranslation();
  const shown = columns.filter((name) => candidates.some(({ points }) => points[name] !== 0));
  if (candidates.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the pane is scrolled by keyboard too
    <section className={styles.scroll} aria-label={t('why.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('why.who')}</th>
            {shown.map((name) => (
              <th scope="col" key={name}>
                {t(`why.points.${name}`)}
              </th>
            ))}
            <th scope="col">{t('why.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map((one) => (
            <tr key={one.id} className={one.bar ? clocks.closed : undefined}>
              <td>
                {one.name}
                <small>
                  {one.bar
                    ? t(`why.bar.${one.bar}`)
                    : t('why.load', { load: String(one.load), capacity: String(one.capacity) })}
                </small>
              </td>
              {shown.map((name) => (
                <td key={name}>{one.points[name]}</td>
              ))}
              <td>
                <b>{one.score}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
