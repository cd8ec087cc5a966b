import type { TFunction } from 'i18next';
import { readSpan, type SpanProblem, workingSpanWords } from '../../../client/working-span.ts';
import type { Arrangement, Level } from './level-api.ts';
import { type Metric, metrics, type Priority, priorities } from './level-words.ts';

type Applies = Arrangement['applies'];
/** What is typed into the form: lengths as text, lists that may be empty. */
export type Draft = {
  name: string;
  priorities: Priority[];
  kinds: NonNullable<Applies['kinds']>;
  organisations: { id: string; name: string }[];
  teams: { id: string; name: string }[];
  /** By `cellOf`. */
  cells: Record<string, string>;
  calendarId: string | null;
  thirdPartyPauses: boolean;
  /** Undefined: at once. */
  from: string | undefined;
  later: boolean;
  note: string;
};

export const cellOf = (metric: Metric, priority: Priority): string => `${metric} ${priority}`;

/** `level` undefined: a new one, which begins with the lengths of the default one. */
export function draftOf(t: TFunction, locale: string, level: Level | undefined, standard: Level): Draft {
  const { targets, calendarId, thirdPartyPauses, applies, names } = level ?? { ...standard, applies: {} };
  const named = (ids: string[] | undefined) => (ids ?? []).map((id) => ({ id, name: names[id] ?? id }));
  const cells = metrics.flatMap((metric) =>
    priorities.map((priority) => {
      const span = targets[metric]?.[priority];
      return [cellOf(metric, priority), span ? workingSpanWords(t, locale, span) : ''] as const;
    }),
  );
  return {
    name: level?.name ?? '',
    priorities: applies.priorities ?? [],
    kinds: applies.kinds ?? [],
    organisations: named(applies.organisationIds),
    teams: named(applies.teamIds),
    cells: Object.fromEntries(cells),
    calendarId,
    thirdPartyPauses,
    from: undefined,
    later: false,
    note: '',
  };
}

/** The columns that count: the chosen priorities, or all of them. */
export const columnsOf = ({ priorities: chosen }: Draft): readonly Priority[] =>
  chosen.length > 0 ? priorities.filter((one) => chosen.includes(one)) : priorities;

/** Undefined where a cell is empty or can be read. */
export function cellProblem(text: string): SpanProblem | undefined {
  if (text.trim() === '') return undefined;
  const read = readSpan(text);
  return 'problem' in read ? read.problem : undefined;
}

/** What stands against saving the arrangement itself. */
export function draftProblem(
  draft: Draft,
  isDefault: boolean,
): 'someWrong' | 'noTarget' | 'updateNeeded' | 'whomNeeded' | undefined {
  const columns = columnsOf(draft);
  const cells = metrics.flatMap((metric) => columns.map((priority) => draft.cells[cellOf(metric, priority)] ?? ''));
  if (cells.some((text) => cellProblem(text))) return 'someWrong';
  if (cells.every((text) => text.trim() === '')) return 'noTarget';
  if (isDefault) {
    return columns.some((priority) => !draft.cells[cellOf('update', priority)]?.trim()) ? 'updateNeeded' : undefined;
  }
  const names = [draft.priorities, draft.kinds, draft.organisations, draft.teams].some((list) => list.length > 0);
  return names ? undefined : 'whomNeeded';
}

/** As the API takes it. The draft has no problem. */
export function arrangementOf(draft: Draft): Arrangement {
  const targets: Arrangement['targets'] = {};
  for (const metric of metrics) {
    const spans = columnsOf(draft).flatMap((priority) => {
      const read = readSpan(draft.cells[cellOf(metric, priority)] ?? '');
      return 'span' in read ? [[priority, read.span] as const] : [];
    });
    if (spans.length > 0) targets[metric] = Object.fromEntries(spans);
  }
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  const { priorities: chosen, kinds, organisations, teams, calendarId, thirdPartyPauses } = draft;
  return {
    applies: {
      ...(chosen.length > 0 ? { priorities: priorities.filter((one) => chosen.includes(one)) } : {}),
      ...(kinds.length > 0 ? { kinds } : {}),
      ...(organisations.length > 0 ? { organisationIds: ids(organisations) } : {}),
      ...(teams.length > 0 ? { teamIds: ids(teams) } : {}),
    },
    targets,
    calendarId,
    thirdPartyPauses,
  };
}
