import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { Catalogue, CatalogueChange } from '../../compensation-source.ts';
import { centsOf } from '../../money.ts';
import { useSource } from '../../source.ts';
import settings from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import styles from './compensation-form.module.css';

/** What there is to offer where something cannot be solved, and up to what an agent grants it alone. */
export function Compensation() {
  const source = useSource();
  const catalogue = useQuery({ queryKey: ['compensation'], queryFn: source.catalogue }).data;
  return catalogue ? <CompensationForm key={JSON.stringify(catalogue)} catalogue={catalogue} /> : null;
}

type Row = { key: string; id?: string; name: string; amount: string };

const amountOf = (cents: number): string => (cents / 100).toFixed(2);

function CompensationForm({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [rows, setRows] = useState<Row[]>(() =>
    catalogue.offers.map(({ id, name, amountCents }) => ({ key: id, id, name, amount: amountOf(amountCents) })),
  );
  const [currency, setCurrency] = useState(catalogue.currency);
  const [limit, setLimit] = useState(amountOf(catalogue.limitCents));
  const save = useSetting((source, change: CatalogueChange) => source.changeCatalogue(change), t('settings.inForce'));
  const change = changeOf(rows, currency, limit);
  const fill = (key: string, part: Partial<Row>) =>
    setRows((old) => old.map((row) => (row.key === key ? { ...row, ...part } : row)));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (change) save.mutate(change, { onSuccess: () => queries.invalidateQueries({ queryKey: ['compensation'] }) });
  }
  return (
    <form className={settings.form} onSubmit={submit}>
      <div className={settings.pair}>
        <Field
          label={t('compensation.currency')}
          value={currency}
          maxLength={3}
          error={save.mistake('currency')}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
        <Field
          label={t('compensation.limit')}
          hint={t('compensation.limitHint')}
          inputMode="decimal"
          value={limit}
          onChange={(event) => setLimit(event.currentTarget.value)}
        />
      </div>
      {rows.map((row) => (
        <div className={styles.row} key={row.key}>
          <Field
            label={t('compensation.offer')}
            value={row.name}
            maxLength={200}
            onChange={(event) => fill(row.key, { name: event.currentTarget.value })}
          />
          <Field
            label={t('compensation.worth')}
            inputMode="decimal"
            value={row.amount}
            onChange={(event) => fill(row.key, { amount: event.currentTarget.value })}
          />
          <IconButton
            icon="cross"
            label={t('compensation.remove', { name: row.name })}
            onClick={() => setRows((old) => old.filter((one) => one !== row))}
          />
        </div>
      ))}
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={settings.foot}>
        <Button
          look="bare"
          onClick={() => setRows((old) => [...old, { key: crypto.randomUUID(), name: '', amount: '' }])}
        >
          {t('compensation.add')}
        </Button>
        <Button type="submit" held={!change || save.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

/** Undefined while something is missing or is no amount. */
function changeOf(rows: readonly Row[], currency: string, limit: string): CatalogueChange | undefined {
  const limitCents = centsOf(limit);
  const offers = rows.map(({ id, name, amount }) => ({
    ...(id ? { id } : {}),
    name: name.trim(),
    cents: centsOf(amount),
  }));
  if (limitCents === undefined || offers.some((one) => one.name === '' || one.cents === undefined)) return undefined;
  return { currency, limitCents, offers: offers.map(({ cents, ...offer }) => ({ ...offer, amountCents: cents! })) };
}
