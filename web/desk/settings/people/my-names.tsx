import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { DeskView } from '../../model.ts';
import type { MyChange } from '../../people-source.ts';
import styles from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import { useSetting } from '../use-setting.ts';
import { NamesFields, namesOf, namesToSave } from './names-fields.tsx';

/** What one is called oneself. */
export function MyNames({ me }: { me: DeskView['me'] }) {
  const { t } = useTranslation();
  const [names, setNames] = useState(namesOf(me));
  const save = useSetting((source, change: MyChange) => source.changeMe(change), t('settings.inForce'));
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(namesToSave(names));
  }
  return (
    <Setting name={t('people.myNames')} hint={t('people.myNamesHint')}>
      <form className={styles.form} onSubmit={submit}>
        <NamesFields names={names} onChange={setNames} mistake={save.mistake} />
        {save.problem && <ErrorNotice {...save.problem} />}
        <div className={styles.foot}>
          <Button type="submit" held={save.isPending || names.name.trim() === ''}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </Setting>
  );
}
