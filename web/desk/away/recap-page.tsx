import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Empty } from '../../ui/notice/empty.tsx';
import { Face, Pair } from '../../ui/people/face.tsx';
import { statusOf } from '../api/codes.ts';
import type { PersonView } from '../model.ts';
import { Place } from '../places/place.tsx';
import settings from '../settings/settings.module.css';
import { Waiting } from '../shell/load-error.tsx';
import { type RecapLine, useAbsences, useRecap } from './absence-api.ts';
import styles from './away.module.css';
import { spanOf } from './away-words.ts';
import { DecideCover } from './decide-cover.tsx';

/** What happened while somebody was away; first the tickets of which it is open whose they are now. */
export function RecapPage() {
  const { id } = useParams({ from: '/desk/away/$id' });
  const { t } = useTranslation();
  const face = useClockface();
  const query = useRecap(id);
  const absence = useAbsences(true).data?.find((one) => one.id === id);
  const lines = query.data ?? [];
  const asked = lines.filter((line) => line.asked);
  const others = lines.filter((line) => !line.asked);
  const until = absence?.endedAt ?? absence?.to ?? null;
  return (
    <Place
      title={t('recap.title')}
      {...(absence
        ? { explain: t('recap.explain', { name: absence.person.name, span: spanOf(face, t, absence.from, until) }) }
        : {})}
    >
      <Waiting query={query} of="rows" count={4} />
      {query.data && lines.length === 0 && (
        <Empty look="kept" title={t('recap.emptyTitle')}>
          {t('recap.emptyText')}
        </Empty>
      )}
      {absence && asked.length > 0 && (
        <Part title={t('recap.asked')} text={t('recap.askedText')}>
          {asked.map((line) => (
            <Line key={line.number} line={line} person={absence.person}>
              {line.cover && <DecideCover number={line.number} assignee={absence.person} cover={line.cover} />}
            </Line>
          ))}
        </Part>
      )}
      {absence && others.length > 0 && (
        <Part {...(asked.length > 0 ? { title: t('recap.others') } : {})}>
          {others.map((line) => (
            <Line key={line.number} line={line} person={absence.person} />
          ))}
        </Part>
      )}
    </Place>
  );
}

function Part({ title, text, children }: { title?: string; text?: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      {title && <h2>{title}</h2>}
      {text && <p>{text}</p>}
      <ul className={settings.rows}>{children}</ul>
    </section>
  );
}

function Line({ line, person, children }: { line: RecapLine; person: PersonView; children?: ReactNode }) {
  const { t } = useTranslation();
  const { cover } = line;
  const quiet = line.written === 0 && line.received === 0;
  const about = [
    t(`status.${statusOf(line.status)}`),
    cover && t('recap.by', cover),
    line.received > 0 && t('recap.received', { count: line.received }),
    line.written > 0 && t('recap.wrote', { count: line.written }),
    quiet && t('recap.quiet'),
  ].filter(Boolean);
  return (
    <li>
      {cover ? <Pair front={cover} behind={person} size={28} named /> : <Face person={person} size={28} named />}
      <span>
        <Link to="/tickets/$number" params={{ number: line.number }}>
          {line.requester}
        </Link>{' '}
        {line.subject}
        <small>{about.join(' · ')}</small>
      </span>
      {children}
    </li>
  );
}
