import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/controls/field.tsx';
import styles from '../settings.module.css';

export type Names = { name: string; publicName: string; title: string };

type NamesFieldsProps = {
  names: Names;
  onChange: (names: Names) => void;
  mistake: (name: string) => string | undefined;
  autoFocus?: boolean;
};

/** What a person is called: by colleagues, and by those who ask. */
export function NamesFields({ names, onChange, mistake, autoFocus }: NamesFieldsProps) {
  const { t } = useTranslation();
  const field = (name: keyof Names, maxLength: number) => ({
    value: names[name],
    error: mistake(name),
    maxLength,
    onChange: (event: FormEvent<HTMLInputElement>) => onChange({ ...names, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <Field label={t('people.name')} {...field('name', 200)} autoComplete="off" required autoFocus={autoFocus} />
      <div className={styles.pair}>
        <Field
          label={t('people.publicName')}
          hint={t('people.publicNameHint')}
          placeholder={names.name}
          {...field('publicName', 200)}
          autoComplete="off"
        />
        <Field label={t('people.title')} hint={t('people.titleHint')} {...field('title', 100)} autoComplete="off" />
      </div>
    </>
  );
}

export const namesOf = (person: { name: string; publicName?: string; title?: string }): Names => ({
  name: person.name,
  publicName: person.publicName ?? '',
  title: person.title ?? '',
});

/** As the desk keeps them: what is empty is none. */
export const namesToSave = ({ name, publicName, title }: Names) => ({
  name: name.trim(),
  publicName: publicName.trim() || null,
  title: title.trim() || null,
});
