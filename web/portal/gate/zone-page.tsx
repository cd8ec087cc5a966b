import { currentZone, zoneChoices } from '../../client/zones.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Frame } from '../frame.tsx';
import { HiddenFields } from '../hidden-fields.tsx';
import type { ZonePageProps } from '../model.ts';
import { useReader } from '../reader.ts';
import styles from './gate.module.css';

/** In which zone the reader reads all times, chosen from the browser's own list. */
export function ZonePage(props: ZonePageProps) {
  const { t, face } = useReader();
  const set = currentZone(face.zone);
  return (
    <Frame frame={props} narrow>
      <h1 className={styles.title}>{t('portal.zone.title')}</h1>
      <p className={styles.text}>{t('portal.zone.text')}</p>
      <form className={styles.form} method="post" action={props.form.action}>
        <HiddenFields form={props.form} />
        <SelectField
          roomy
          name="zone"
          label={t('portal.zone.label')}
          value={set}
          // The page is made on the server; the form carries what is chosen.
          onChange={() => undefined}
          choices={zoneChoices(set)}
        />
        <Button look="main" size="roomy" type="submit">
          {t('portal.zone.save')}
        </Button>
        <a href={props.backHref}>{t('portal.zone.back')}</a>
      </form>
    </Frame>
  );
}
