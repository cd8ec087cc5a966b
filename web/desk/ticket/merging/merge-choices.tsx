import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import type { MergeChoice } from '../../merge-source.ts';
import styles from './merging.module.css';

const mostShown = 8;

type MergeChoicesProps = {
  /** Undefined while they are asked for. */
  all: readonly MergeChoice[] | undefined;
  choices: readonly MergeChoice[];
  requester: string;
  search: string;
  onSearch: (search: string) => void;
  into: string | undefined;
  onChoose: (number: string) => void;
};

/** The requester's other tickets, found by number or subject. */
export function MergeChoices({ all, choices, requester: name, search, onSearch, into, onChoose }: MergeChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('merging.search')}
        type="search"
        value={search}
        autoComplete="off"
        data-autofocus
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      {choices.length > 0 && (
        <div className={styles.choices}>
          <Choices
            legend={t('merging.which', { name: choices[0]?.requester ?? name })}
            value={into}
            onChange={onChoose}
            choices={choices.slice(0, mostShown).map((one) => ({ value: one.number, label: <Choice choice={one} /> }))}
          />
        </div>
      )}
      {all && choices.length === 0 && (
        <p className={styles.none}>{t(all.length > 0 ? 'merging.noneFound' : 'merging.none', { name })}</p>
      )}
    </>
  );
}

function Choice({ choice: { number, subject, lang, status, requester } }: { choice: MergeChoice }) {
  const { t } = useTranslation();
  return (
    <span className={styles.choice}>
      <span lang={lang}>{subject || number}</span>
      <small>{[number, t(`status.${status}`), requester].filter(Boolean).join(' · ')}</small>
    </span>
  );
}

const bare = (text: string) => text.toLowerCase().replace(/[\s-]/g, '');

/** By number, however it is written, or by words of the subject. */
export function fitting(all: readonly MergeChoice[], search: string): MergeChoice[] {
  const words = search.trim().toLowerCase();
  if (words === '') return [...all];
  return all.filter((one) => one.subject.toLowerCase().includes(words) || bare(one.number).includes(bare(words)));
}

/** The whole number that was typed, which may be of a ticket of somebody else; null when it is none, or `except`. */
export function typedNumber(search: string, except: string): string | null {
  if (!/^a-?[0-9a-z]{7}$/i.test(search.trim()) || bare(except) === bare(search.trim())) return null;
  return `A-${bare(search.trim()).slice(1).toUpperCase()}`;
}
