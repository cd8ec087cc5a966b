import { type CSSProperties, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandView } from '../../../../contract/brands.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field, LongField } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { contrastWithWhite, leastContrast, legibleShade } from './accent.ts';
import { BrandPreview } from './brand-preview.tsx';
import brandStyles from './brands.module.css';

type Draft = Omit<BrandView, 'id'>;

const fresh: Draft = { name: '', accentColour: '#0b5d61', senderName: '', footer: '', isDefault: false };
const isColour = (text: string) => /^#[0-9a-f]{6}$/.test(text);

/** A brand to add or to change, with what its readers see first. */
export function BrandForm({ brand, onDone }: { brand?: BrandView; onDone: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => {
    const { id: _, ...rest } = brand ?? { ...fresh, id: '' };
    return rest;
  });
  const fill = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const save = useSetting(
    (source, wish: Draft) => (brand ? source.changeBrand(brand.id, wish) : source.addBrand(wish)),
    t('settings.inForce'),
  );
  const isRight = isColour(draft.accentColour);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isRight) save.mutate({ ...draft, name: draft.name.trim() }, { onSuccess: onDone });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('brands.name')}
        value={draft.name}
        error={save.mistake('name')}
        maxLength={100}
        onChange={(event) => fill({ name: event.currentTarget.value })}
        required
      />
      <Field
        label={t('brands.senderName')}
        hint={t('brands.senderNameHint')}
        value={draft.senderName}
        error={save.mistake('senderName')}
        maxLength={100}
        onChange={(event) => fill({ senderName: event.currentTarget.value })}
      />
      <div className={brandStyles.colour}>
        <Field
          label={t('brands.accent')}
          value={draft.accentColour}
          error={isRight ? save.mistake('accentColour') : t('brands.accentWrong')}
          maxLength={7}
          spellCheck={false}
          onChange={(event) => fill({ accentColour: event.currentTarget.value.trim().toLowerCase() })}
          required
        />
        <input
          type="color"
          aria-label={t('brands.pickAccent')}
          value={isRight ? draft.accentColour : fresh.accentColour}
          onChange={(event) => fill({ accentColour: event.currentTarget.value })}
        />
      </div>
      {isRight && <Contrast colour={draft.accentColour} onTake={(accentColour) => fill({ accentColour })} />}
      <LongField
        label={t('brands.footer')}
        hint={t('brands.footerHint')}
        rows={3}
        maxLength={2000}
        value={draft.footer}
        error={save.mistake('footer')}
        onChange={(event) => fill({ footer: event.currentTarget.value })}
      />
      <CheckField
        label={t('brands.isDefault')}
        checked={draft.isDefault}
        onChange={(event) => fill({ isDefault: event.currentTarget.checked })}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button look="main" type="submit" held={save.isPending}>
          {t('settings.save')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
      <BrandPreview
        name={draft.name.trim()}
        senderName={draft.senderName}
        footer={draft.footer}
        colour={isRight ? draft.accentColour : fresh.accentColour}
      />
    </form>
  );
}

function Contrast({ colour, onTake }: { colour: string; onTake: (colour: string) => void }) {
  const { t, i18n } = useTranslation();
  const contrast = contrastWithWhite(colour);
  const isLegible = contrast >= leastContrast;
  const shade = legibleShade(colour);
  const ratio = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(contrast);
  return (
    <div className={brandStyles.contrast} aria-live="polite">
      {isLegible && (
        <span className={brandStyles.swatch} style={{ '--accent': colour } as CSSProperties} aria-hidden="true">
          Aa
        </span>
      )}
      <span>{isLegible ? t('brands.legible', { ratio }) : t('brands.notLegible', { ratio })}</span>
      {!isLegible && (
        <Button size="small" onClick={() => onTake(shade)}>
          {t('brands.takeShade', { shade })}
        </Button>
      )}
    </div>
  );
}
