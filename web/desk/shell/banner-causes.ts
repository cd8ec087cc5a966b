import type { DeskView } from '../model.ts';
import { useMailboxAlarms } from './mailbox-alarms.tsx';
import { usePutAway } from './put-away.ts';

/** What everybody at the desk must know, each with whether this person has put it away. */
export function useBanners(view: DeskView) {
  const { id, agent, administrator } = view.me;
  const alarms = useMailboxAlarms(administrator);
  const alarmed = alarms.map((one) => `${one.mailboxId} ${one.sentence}`).toSorted();
  const stopped = agent && view.outgoingStop !== undefined;
  const back = view.me.away ? undefined : view.me.cameBack;
  return {
    cameBack: { back, ...usePutAway(id, 'cameBack', back && `${back.id} ${back.asked > 0}`) },
    alarms: { list: alarms, ...usePutAway(id, 'alarms', alarmed.length > 0 ? alarmed.join('\n') : undefined) },
    stop: { is: stopped, ...usePutAway(id, 'stop', stopped ? 'held' : undefined) },
    mailWaits: {
      is: agent && !view.outbox.sends,
      ...usePutAway(id, 'mailWaits', agent && !view.outbox.sends ? 'no server' : undefined),
    },
    example: {
      is: view.exampleCompany,
      ...usePutAway(id, 'example', view.exampleCompany ? 'example' : undefined),
    },
  };
}
