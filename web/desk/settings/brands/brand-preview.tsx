import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../../client/locale.ts';
import { Segment } from '../../../ui/controls/segment.tsx';
import { Waiting } from '../../shell/load-error.tsx';
import { useSource } from '../../source.ts';
import styles from './brands.module.css';

/** The first mail that a requester gets, in each language, as the desk itself would write it now. */
export function BrandPreview(props: { name: string; senderName: string; footer: string; colour: string }) {
  const { t, i18n } = useTranslation();
  const source = useSource();
  const [locale, setLocale] = useState<Locale>(i18n.language as Locale);
  const name = useDeferredValue(props.name);
  const senderName = useDeferredValue(props.senderName);
  const footer = useDeferredValue(props.footer);
  const preview = useQuery({
    queryKey: ['brand-preview', name, senderName, footer],
    queryFn: () => source.previewBrand({ name, senderName, footer }),
    placeholderData: keepPreviousData,
  });
  const mail = preview.data?.find((one) => one.locale === locale);
  return (
    <section className={styles.preview} aria-label={t('brands.preview')}>
      <h3>{t('brands.preview')}</h3>
      <Segment<Locale>
        label={t('common.language')}
        value={locale}
        onChange={setLocale}
        choices={locales.map((one) => ({ value: one, label: localeNames[one] }))}
      />
      <Waiting query={preview} of="entries" count={1} />
      {mail && (
        <div className={styles.mail} lang={mail.locale} style={{ '--accent': props.colour } as CSSProperties}>
          <strong>{mail.from}</strong>
          <br />
          {mail.subject}
          <pre>{mail.text}</pre>
        </div>
      )}
    </section>
  );
}
