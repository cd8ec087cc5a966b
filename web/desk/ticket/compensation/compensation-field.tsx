import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice, Notice } from '../../../ui/notice/notice.tsx';
import type { CompensationView } from '../../compensation-source.ts';
import type { TicketView } from '../../model.ts';
import { moneyWords } from '../../money.ts';
import { useSource } from '../../source.ts';
import { useChange } from '../use-change.ts';

/** Where an offer stands: free to grant, or what the lead has said of it. */
export type Standing = 'free' | 'approved' | 'asked' | 'refused' | 'needed';

type OfTicket = Pick<TicketView, 'number' | 'version'>;

/** Asked for again whenever the ticket has changed: the lead may have decided meanwhile. */
export const useCompensation = ({ number, version }: OfTicket, enabled: boolean) => {
  const source = useSource();
  const queryKey = ['compensation', number, version];
  return useQuery({
    queryKey,
    queryFn: () => source.ticketCompensation(number),
    enabled,
    placeholderData: keepPreviousData,
  });
};

export function standingOf({ catalogue, mayApprove, asked }: CompensationView, offerId: string): Standing {
  const offer = catalogue.offers.find((one) => one.id === offerId);
  if (!offer || mayApprove || offer.amountCents <= catalogue.limitCents) return 'free';
  const last = asked.find((one) => one.offer.id === offerId && one.offer.amountCents >= offer.amountCents);
  if (!last) return asked.some((one) => one.decision === null) ? 'asked' : 'needed';
  // One approval is one grant.
  if (last.granted) return 'needed';
  return last.decision ?? 'asked';
}

type CompensationFieldProps = { ticket: OfTicket; value: string; onChange: (offerId: string) => void };

/** What is granted where something cannot be solved: nothing, an offer, or one that the lead has to approve first. */
export function CompensationField({ ticket, value, onChange }: CompensationFieldProps) {
  const { t, i18n } = useTranslation();
  const view = useCompensation(ticket, true).data;
  const ask = useChange(ticket.number, (source) => source.askApproval(ticket.number, value));
  if (!view || view.catalogue.offers.length === 0) return null;
  const { currency, offers } = view.catalogue;
  const standing = value === '' ? 'free' : standingOf(view, value);
  return (
    <>
      <SelectField
        label={t('compensation.field')}
        hint={t(value === '' ? 'compensation.none' : 'compensation.told')}
        value={value}
        onChange={onChange}
        choices={[
          { value: '', label: t('compensation.noOffer') },
          ...offers.map(({ id, name, amountCents }) => ({
            value: id,
            label: `${name} · ${moneyWords(i18n.language, amountCents, currency)}`,
          })),
        ]}
      />
      {standing !== 'free' && (
        <Notice
          sign={standing === 'approved' ? 'check' : 'clock'}
          what={t(`compensation.standing.${standing}`, { name: view.approver })}
          action={
            (standing === 'needed' || standing === 'refused') && (
              <Button size="small" held={ask.isPending} onClick={() => ask.mutate(undefined)}>
                {t('compensation.ask', { name: view.approver })}
              </Button>
            )
          }
        />
      )}
      {ask.problem && <ErrorNotice what={ask.problem.what} kept={t('error.notSentKept')} />}
    </>
  );
}
