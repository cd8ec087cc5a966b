import { Combobox, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/controls/field.tsx';
import { Face } from '../../ui/people/face.tsx';
import { useSource } from '../source.ts';
import type { FoundRequester } from './intake-source.ts';
import styles from './new-ticket.module.css';

type SearchProps = {
  error: string | undefined;
  onChoose: (person: FoundRequester) => void;
  onNew: (text: string) => void;
};

/** A few letters are enough; whoever is not among the found is somebody new. */
export function SearchRequester({ error, onChoose, onNew }: SearchProps) {
  const { t } = useTranslation();
  const source = useSource();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState('');
  const [sought] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({
    queryKey: ['requesters', sought],
    queryFn: () => source.findRequesters(sought),
    enabled: sought.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const people = sought.length > 1 ? (found.data ?? []) : [];
  function show(typed: string) {
    if (typed.trim().length > 1) combobox.openDropdown();
    else combobox.closeDropdown();
  }
  function take(value: string) {
    const person = people.find((one) => one.id === value);
    if (person) onChoose(person);
    else onNew(text.trim());
  }
  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal={false} shadow="md" position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <Field
          label={t('newTicket.who')}
          hint={t('newTicket.whoHint')}
          error={error}
          required
          value={text}
          maxLength={100}
          autoFocus
          onChange={(event) => {
            setText(event.currentTarget.value);
            show(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
          onFocus={() => show(text)}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={styles.found}>
        <Combobox.Options aria-label={t('newTicket.who')}>
          {people.map((person) => (
            <Combobox.Option key={person.id} value={person.id} className={styles.option}>
              <Face person={person} named />
              <span>
                <b>{person.name}</b>
                {person.organisation && <span className={styles.quiet}> {person.organisation}</span>}
                <small>{person.email}</small>
              </span>
              {person.unresolved > 0 && <small>{t('newTicket.open', { count: person.unresolved })}</small>}
            </Combobox.Option>
          ))}
          <Combobox.Option value="new" className={styles.option}>
            <span className={styles.plus} aria-hidden="true">
              +
            </span>
            <span>{t('newTicket.somebodyNew', { text: text.trim() })}</span>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
