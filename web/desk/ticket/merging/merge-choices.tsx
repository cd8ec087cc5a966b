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
            legend={t('merging.which', { name })}
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

function Choice({ choice: { number, subject, lang, status } }: { choice: MergeChoice }) {
  const { t } = useTranslation();
  return (
    <span className={styles.choice}>
      <span lang={lang}>{subject || number}</span>
      <small>{subject ? `${number} · ${t(`status.${status}`)}` : number}</small>
    </span>
  );
}

/** By number, however it is written, or by words of the subject. A whole number that is not among them is tried too. */
export function fitting(all: readonly MergeChoice[], search: string, except: string): MergeChoice[] {
  const words = search.trim().toLowerCase();
  if (words === '') return [...all];
  const bare = (text: string) => text.toLowerCase().replace(/[\s-]/g, '');
  const found = all.filter(
    (one) => one.subject.toLowerCase().includes(words) || bare(one.number).includes(bare(words)),
  );
  const isNumber = /^a-?[0-9a-z]{7}$/i.test(search.trim());
  if (found.length > 0 || !isNumber || bare(except) === bare(words)) return found;
  const number = `A-${bare(words).slice(1).toUpperCase()}`;
  return [{ number, subject: '', status: 'open' }];
}
