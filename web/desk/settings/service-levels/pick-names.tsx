import { Combobox, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import type { Named } from './level-api.ts';
import styles from './service-levels.module.css';

type PickNamesProps = {
  label: string;
  chosen: Named[];
  onChange: (chosen: Named[]) => void;
  /** Names this kind of thing, so that what is found is kept apart. */
  of: string;
  find: (text: string) => Promise<Named[]>;
};

/** Several of many, found by a few letters of the name. */
export function PickNames({ label, chosen, onChange, of, find }: PickNamesProps) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState('');
  const [sought] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({
    queryKey: ['names', of, sought],
    queryFn: () => find(sought),
    enabled: sought !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const offered = sought === '' ? [] : (found.data ?? []).filter(({ id }) => !chosen.some((one) => one.id === id));
  function take(id: string) {
    const one = offered.find((each) => each.id === id);
    if (one) onChange([...chosen, one]);
    setText('');
    combobox.closeDropdown();
  }
  return (
    <div className={styles.pick}>
      <Combobox store={combobox} onOptionSubmit={take} withinPortal={false} shadow="md" position="bottom-start">
        <Combobox.Target withExpandedAttribute>
          <Field
            label={label}
            value={text}
            maxLength={100}
            placeholder={t('levels.find')}
            onChange={(event) => {
              setText(event.currentTarget.value);
              if (event.currentTarget.value.trim() === '') combobox.closeDropdown();
              else combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              // Enter takes what is found; it must not save the whole form.
              if (event.key === 'Enter' && text.trim() !== '') event.preventDefault();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown className={styles.found} hidden={sought === ''}>
          <Combobox.Options aria-label={label}>
            {offered.map(({ id, name }) => (
              <Combobox.Option key={id} value={id} className={styles.option}>
                {name}
              </Combobox.Option>
            ))}
            {offered.length === 0 && found.isSuccess && <Combobox.Empty>{t('levels.nothingFound')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {chosen.length > 0 && (
        <ul className={styles.chips} aria-label={label}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name}
              <IconButton
                icon="cross"
                size="small"
                label={t('levels.remove', { name })}
                onClick={() => onChange(chosen.filter((one) => one.id !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
