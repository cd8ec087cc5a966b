import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandView } from '../../../../contract/brands.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Empty } from '../../../ui/notice/empty.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { Waiting } from '../../shell/load-error.tsx';
import { AskFirst } from '../ask-first.tsx';
import { useBrands } from '../mailboxes/mailbox-queries.ts';
import styles from '../settings.module.css';
import { Setting, SettingsFrame } from '../settings-frame.tsx';
import { useSetting } from '../use-setting.ts';
import { BrandForm } from './brand-form.tsx';
import brandStyles from './brands.module.css';

/** The names under which the desk speaks. */
export function BrandSettings() {
  const { t } = useTranslation();
  const brands = useBrands();
  const [shown, setShown] = useState<BrandView | 'new'>();
  const done = () => setShown(undefined);
  return (
    <SettingsFrame part="brands">
      <Waiting query={brands} of="rows" count={2} />
      {brands.data && (
        <div className={styles.settings}>
          {brands.data.length === 0 && !shown && (
            <Empty look="none" title={t('brands.emptyTitle')}>
              {t('brands.emptyText')}
            </Empty>
          )}
          {brands.data.length > 0 && (
            <ul className={styles.rows}>
              {brands.data.map((brand) => (
                <Brand key={brand.id} brand={brand} onChange={() => setShown(brand)} />
              ))}
            </ul>
          )}
          {shown ? (
            <Setting name={shown === 'new' ? t('brands.add') : shown.name}>
              <BrandForm
                key={shown === 'new' ? 'new' : shown.id}
                {...(shown === 'new' ? {} : { brand: shown })}
                onDone={done}
              />
            </Setting>
          ) : (
            <div className={styles.foot}>
              <Button onClick={() => setShown('new')}>{t('brands.add')}</Button>
            </div>
          )}
        </div>
      )}
    </SettingsFrame>
  );
}

function Brand({ brand, onChange }: { brand: BrandView; onChange: () => void }) {
  const { t } = useTranslation();
  const remove = useSetting((source) => source.removeBrand(brand.id));
  const about = [brand.senderName, brand.isDefault && t('brands.default')].filter(Boolean).join(', ');
  return (
    <li>
      <span className={brandStyles.dot} style={{ '--accent': brand.accentColour } as CSSProperties} />
      <span>
        {brand.name}
        {about && <small>{about}</small>}
        {remove.problem && <ErrorNotice {...remove.problem} />}
      </span>
      <span className={styles.foot}>
        <Button look="bare" size="small" onClick={onChange} aria-label={`${t('brands.change')}: ${brand.name}`}>
          {t('brands.change')}
        </Button>
        <AskFirst
          button={t('brands.remove')}
          about={brand.name}
          title={t('brands.removeTitle', { name: brand.name })}
          told={t('brands.removeTold')}
          held={remove.isPending}
          onConfirm={() => remove.mutate(undefined)}
        />
      </span>
    </li>
  );
}
