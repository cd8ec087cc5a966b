import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks/tasks.ts';
import { api } from '../../../client/api.ts';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import type { TicketView } from '../../model.ts';
import pageStyles from '../ticket-page.module.css';
import { CallTask } from './call-task.tsx';
import { TickTask, tasksPath } from './tick-task.tsx';

/** What the requester still has to be told: of what is late, and, where no mail reaches them, who has it now. */
export function TellTask({ ticket }: { ticket: TicketView }) {
  const { number, owesTelling = false } = ticket;
  const { data } = useQuery({
    // Asked for anew with the ticket; until then what is known stays, and with it what somebody is typing.
    queryKey: ['ticket', number, 'tasks'],
    queryFn: () => api.get<{ tasks: TaskView[] }>(tasksPath(number)),
    enabled: owesTelling && ticket.may.reply,
  });
  const open = owesTelling ? (data?.tasks ?? []).filter(({ doneAt }) => doneAt === null) : [];
  const calls = open.filter(({ kind }) => kind === 'call_requester');
  const late = open.filter(({ kind }) => kind === 'tell_requester');
  return (
    <>
      {late.length > 0 && <Late ticket={ticket} tasks={late} />}
      {calls.map((call) => (
        <CallTask key={call.id} ticket={ticket} task={call} />
      ))}
    </>
  );
}

/** Something is late and no person has told the requester: the composer below does it, or somebody says how they know. */
function Late({ ticket, tasks }: { ticket: TicketView; tasks: TaskView[] }) {
  const { t } = useTranslation();
  const face = useClockface();
  // What became late at one moment is one sentence.
  const late = Map.groupBy(
    tasks.flatMap((task) => task.late),
    ({ since }) => since,
  );
  return (
    <div className={pageStyles.undecided}>
      <Notice
        sign="clock"
        what={t('tasks.tell', { name: ticket.brief.requester.name })}
        action={<TickTask ticket={ticket} ids={tasks.map(({ id }) => id)} words="known" />}
      >
        {[...late].map(([since, clocks]) => {
          const [first = '', ...others] = clocks.map(({ metric }) => t(`clock.metric.${metric}`));
          const what = [first, ...others.map((one) => one.toLocaleLowerCase())].join(', ');
          return `${t('tasks.late', { what, time: dueWords(face, since) })} `;
        })}
        {t('tasks.byReply')}
      </Notice>
    </div>
  );
}
