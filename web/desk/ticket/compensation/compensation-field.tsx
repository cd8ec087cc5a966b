import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import type { CompensationView } from '../../compensation-source.ts';
import { moneyWords } from '../../money.ts';
import { useSource } from '../../source.ts';

/** Where an offer stands: free to grant, or what the lead has said of it. */
export type Standing = 'free' | 'approved' | 'asked' | 'refused' | 'needed';

export const useCompensation = (number: string, enabled: boolean) => {
  const source = useSource();
  const queryKey = ['compensation', number];
  return useQuery({ queryKey, queryFn: () => source.ticketCompensation(number), enabled });
};

export function standingOf({ catalogue, mayApprove, asked }: CompensationView, offerId: string): Standing {
  const offer = catalogue.offers.find((one) => one.id === offerId);
  if (!offer || mayApprove || offer.amountCents <= catalogue.limitCents) return 'free';
  const last = asked.find((one) => one.offer.id === offerId && one.offer.amountCents >= offer.amountCents);
  if (!last) return asked.some((one) => one.decision === null) ? 'asked' : 'needed';
  return last.decision ?? 'asked';
}

type CompensationFieldProps = { number: string; value: string; onChange: (offerId: string) => void };

/** What is granted where something cannot be solved: nothing, an offer, or one that the lead has to approve first. */
export function CompensationField({ number, value, onChange }: CompensationFieldProps) {
  const { t, i18n } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const view = useCompensation(number, true).data;
  const ask = useMutation({
    mutationFn: () => source.askApproval(number, value),
    onSuccess: (asked) => queries.setQueryData(['compensation', number], asked),
  });
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
              <Button size="small" held={ask.isPending} onClick={() => ask.mutate()}>
                {t('compensation.ask', { name: view.approver })}
              </Button>
            )
          }
        />
      )}
    </>
  );
}
