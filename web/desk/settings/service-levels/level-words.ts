import type { TFunction } from 'i18next';
import { workingSpanWords } from '../../../client/working-span.ts';
import type { Arrangement, Level, Version } from './level-api.ts';

export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof priorities)[number];
export type Metric = keyof Arrangement['targets'];
/** In the order in which a ticket meets them. */
export const metrics = [
  'first_response',
  'next_response',
  'update',
  'resolution',
  'total_resolution',
  'acceptance',
  'third_party',
] as const satisfies readonly Metric[];

/** Those that are measured of any priority. */
export const measured = ({ targets }: Pick<Arrangement, 'targets'>): Metric[] =>
  metrics.filter((metric) => Object.keys(targets[metric] ?? {}).length > 0);

/** Of which tickets there is anything to say. */
export const prioritiesOf = ({ applies }: Pick<Arrangement, 'applies'>): readonly Priority[] =>
  applies.priorities ?? priorities;

/** "P1, P2 · Incident · Northwind Foods"; a list of names, which no language has to decline. */
export function whomWords(t: TFunction, { applies }: Arrangement, names: Level['names'], isDefault = false): string {
  const lists = [
    applies.priorities,
    applies.kinds?.map((kind) => t(`kind.${kind}`)),
    applies.organisationIds?.map((id) => names[id] ?? id),
    applies.teamIds?.map((id) => names[id] ?? id),
  ];
  const said = lists.flatMap((list) => (list ? [list.join(', ')] : []));
  return said.length > 0 ? said.join(' · ') : t(isDefault ? 'levels.allOthers' : 'levels.all');
}

export const timeWords = (t: TFunction, { calendarId }: Arrangement, names: Level['names']): string =>
  calendarId ? t('levels.inTime', { name: names[calendarId] ?? '' }) : t('levels.ownTime');

export const supplierWords = (t: TFunction, { thirdPartyPauses }: Arrangement): string =>
  t(thirdPartyPauses ? 'levels.supplierPauses' : 'levels.supplierCounts');

/** What of an arrangement is another than before, each in one line. */
export function differences(
  t: TFunction,
  locale: string,
  names: Level['names'],
  before: Version,
  version: Version,
): string[] {
  const lines: string[] = [];
  const compare = (what: string, was: string, now: string) => {
    if (was !== now) lines.push(t('levels.changed.line', { what, was, now }));
  };
  compare(t('levels.changed.whom'), whomWords(t, before, names), whomWords(t, version, names));
  for (const metric of metrics) {
    for (const priority of priorities) {
      const said = ({ targets }: Arrangement) => {
        const span = targets[metric]?.[priority];
        return span ? workingSpanWords(t, locale, span) : t('levels.none');
      };
      const what = t('levels.cell', { metric: t(`clock.metric.${metric}`), priority });
      compare(what, said(before), said(version));
    }
  }
  compare(t('levels.changed.time'), timeWords(t, before, names), timeWords(t, version, names));
  compare(t('levels.changed.supplier'), supplierWords(t, before), supplierWords(t, version));
  return lines.length > 0 ? lines : [t('levels.changed.none')];
}

/** The next version that is to come, if it still counts when its time comes: a later one that counts already takes its place. */
export const plannedOf = ({ versions, number }: Level): Version | undefined =>
  versions.findLast((version) => version.number > number);
