import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api.ts';
import { markOwn } from '../list/own-acts.ts';
import type { AgentLine, DeliveryView, EntryView, PersonView, TicketView } from '../model.ts';
import type { Outgoing } from '../outgoing.ts';
import { useDesk } from '../queries.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { refreshTickets } from '../shell/use-live.ts';
import { useSource } from '../source.ts';
import { forgetSent, giveBack } from './draft.ts';

/** Sends at once on the screen and then for real; gives the words back when it fails or is undone. */
export function useSend(ticket: TicketView) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const me = useDesk().data?.me;
  const key = ['ticket', ticket.number];

  function readersOf({ readers = [] }: Outgoing): PersonView[] {
    const agents = queries.getQueryData<AgentLine[]>(['agents']) ?? [];
    return agents.filter((agent) => readers.includes(agent.id));
  }

  const send = useMutation({
    mutationFn: (outgoing: Outgoing) => source.post(ticket.number, outgoing),
    onMutate: async (outgoing) => {
      // The live stream may be quicker than the answer.
      markOwn([ticket.number]);
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<TicketView>(key);
      const entry: EntryView = {
        kind: outgoing.kind === 'reply' ? 'out' : outgoing.kind,
        id: `pending-${Date.now()}`,
        at: new Date().toISOString(),
        author: me ?? { id: '', name: '' },
        body: outgoing.body,
        to: outgoing.kind === 'reply' ? ticket.recipients : readersOf(outgoing),
        pending: outgoing.kind === 'reply',
      };
      queries.setQueryData<TicketView>(key, (view) => view && { ...view, entries: [...view.entries, entry] });
      return { before };
    },
    onError: (error, outgoing, context) => {
      queries.setQueryData(key, context?.before);
      // Nobody knows whether what was lost on the way arrived; sent again as it was, under its key, it happens once.
      giveBack(ticket.number, outgoing, error instanceof ApiError && (error.offline || error.status >= 500));
      // Refused because something came in meanwhile: it is shown before the words can be sent again.
      return queries.invalidateQueries({ queryKey: key });
    },
    onSuccess: ({ undo, delivery }, outgoing) => {
      forgetSent(ticket.number, outgoing);
      if (!undo) {
        const waits = delivery === 'waiting' || delivery === 'example' || delivery === 'shadow';
        toast({ look: waits ? 'waiting' : 'kept', text: sentWords(t, ticket, outgoing, delivery) });
        void refreshTickets(queries, source, [ticket.number]);
        return queries.refetchQueries({ queryKey: key });
      }
      const take = () => {
        giveBack(ticket.number, outgoing, false);
        void undo.take().finally(() => queries.invalidateQueries({ queryKey: key }));
      };
      toast({
        look: 'hand',
        text: sentWords(t, ticket, outgoing, delivery),
        undo: { until: Date.parse(undo.until), take },
      });
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  const { what } = useErrorWords(send.error);
  return { ...send, problem: send.isError ? what : undefined };
}

/** The truth about where it is: on its way only where there is a way. */
function sentWords(
  t: TFunction,
  { recipients: [first, ...others] }: TicketView,
  { kind }: Outgoing,
  delivery: DeliveryView['state'] | undefined,
): string {
  if (kind === 'note') return t('composer.noted');
  if (kind === 'restricted') return t('composer.restrictedAdded');
  const name = first?.name ?? '';
  if (delivery === 'waiting') return t('composer.waits', { name });
  if (delivery === 'shadow') return t('composer.keptShadow');
  if (delivery === 'example') return t('composer.sentExample');
  return others.length > 0 ? t('composer.sentMany', { name, count: others.length }) : t('composer.sent', { name });
}
