import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { channelIcons } from '../../client/channel-icons.ts';
import { boardDue, lookNow, shareUsed } from '../../client/promise-words.ts';
import { type Clockface, dueParts, exactWords } from '../../client/time-words.ts';
import { Row } from '../../ui/line/row.tsx';
import type { ListScope, TicketRowView } from '../model.ts';
import { searchOf } from './scope.ts';

type TicketRowProps = {
  row: TicketRowView;
  last: boolean;
  current: boolean;
  scope: ListScope;
  face: Clockface;
  ticked: boolean;
  /** Check boxes stand in every row, not only under the pointer. */
  choosing: boolean;
  onTick: (number: string, ticked: boolean, reach: boolean) => void;
};

/** A ticket as a row: turns instants into words and the address into a link. */
export const TicketRow = memo(function TicketRow(props: TicketRowProps) {
  const { row, last, current, scope, face, ticked, choosing, onTick } = props;
  const { t } = useTranslation();
  const router = useRouter();
  const target = { to: '/tickets/$number', params: { number: row.number }, search: searchOf(scope) } as const;
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void router.navigate(target);
  }
  const look = lookNow(row.promise, face.now);
  const { assignee, cover, lookers, promise } = row;
  const doneAt = promise.dueAt ? undefined : promise.keptAt;
  const due = doneAt
    ? { text: dueParts(face, doneAt).main, below: dueParts(face, doneAt).below, exact: exactWords(face, doneAt) }
    : { ...boardDue(promise, face, t), exact: promise.dueAt && exactWords(face, promise.dueAt) };
  return (
    <Row
      href={router.buildLocation(target).href}
      onClick={open}
      current={current}
      last={last}
      tick={{
        label: t('bulk.tick', { name: row.requester.name }),
        ticked,
        shown: choosing,
        onTick: (now, reach) => onTick(row.number, now, reach),
      }}
      due={due}
      look={look}
      lookLabel={t(`promise.look.${look}`)}
      share={shareUsed(promise, face.now)}
      requester={row.requester.name}
      organisation={row.requester.organisation}
      firstWords={row.firstWords}
      lang={row.lang}
      standsIn={assignee && cover && scope.kind === 'mine' ? t('ticket.for', { name: assignee.name }) : undefined}
      channel={
        row.shadow
          ? { icon: 'unsent', label: t('list.shadow', { channel: t(`channel.${row.channel}`) }) }
          : { icon: channelIcons[row.channel], label: t(`channel.${row.channel}`) }
      }
      lookers={
        lookers.length > 0
          ? { people: lookers, label: t('list.looking', { names: lookers.map((person) => person.name).join(', ') }) }
          : undefined
      }
      assignee={assignee}
      cover={cover}
      assigneeLabel={
        assignee &&
        (cover
          ? t('list.cover', { name: cover.name, other: assignee.name })
          : t(row.accepted ? 'list.assignee' : 'list.proposed', { name: assignee.name }))
      }
      proposed={!row.accepted && !cover}
      unread={
        row.awaits.length > 0
          ? {
              label: row.awaits.map((what) => t(`list.awaits.${what}`)).join(', '),
              alert: row.awaits.includes('delivery'),
            }
          : undefined
      }
    />
  );
});
