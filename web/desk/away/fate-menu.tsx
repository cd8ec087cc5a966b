import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { Candidate, Fate, PlanLine } from './absence-api.ts';
import { languagesOf } from './away-words.ts';
import styles from './plan.module.css';

type FateMenuProps = {
  line: PlanLine;
  candidates: readonly Candidate[];
  planned: boolean;
  onChoose: (fate: Fate, cover: string | null) => void;
};

/** What becomes of one ticket, and the choice of another fate: it waits, or this colleague takes it, with what they have to do. */
export function FateMenu({ line, candidates, planned, onChoose }: FateMenuProps) {
  const { t } = useTranslation();
  const { cover, fate } = line;
  const at = planned ? 'then' : 'now';
  const words =
    fate === 'waits' ? t('absence.fate.waits') : cover ? t(`absence.fate.${at}`, cover) : t('absence.fate.nobody');
  return (
    <Menu position="bottom-end" width={300} classNames={{ dropdown: styles.fates ?? '' }}>
      <Menu.Target>
        <button type="button" className={classNames(styles.fate, fate === 'waits' && styles.waits)}>
          {fate === 'now' && cover ? <Face person={cover} named /> : <i />}
          <span>
            <span className="only-heard">{t('absence.fate.of', { name: line.requester.name })} </span>
            {words}
          </span>
          <Icon name="down" size="small" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Item value="waits" checked={fate === 'waits'} face={<i />} onChoose={() => onChoose('waits', null)}>
          {t('absence.fate.waits')}
          <small>{cover ? t('absence.fate.waitsFor', cover) : t('absence.fate.waitsAlone')}</small>
        </Item>
        {bestFirst(candidates, line).map((one) => (
          <Item
            key={one.id}
            value={one.id}
            checked={fate === 'now' && cover?.id === one.id}
            face={<Face person={one} named />}
            onChoose={() => onChoose('now', one.id)}
          >
            {t(`absence.fate.${at}`, one)}
            <Load of={one} />
          </Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Whom the desk proposes, then who reads the requester's language, then who has least to do. */
function bestFirst(candidates: readonly Candidate[], { cover, requester }: PlanLine): Candidate[] {
  const language = requester.locale.slice(0, 2);
  const rank = (one: Candidate) =>
    one.id === cover?.id ? 0 : one.languages.some((each) => each.startsWith(language)) ? 1 : 2;
  return candidates
    .filter((one) => !one.away)
    .toSorted((one, other) => rank(one) - rank(other) || one.acts - other.acts);
}

type ItemProps = { value: string; checked: boolean; face: ReactNode; onChoose: () => void; children: ReactNode };

/** The sign of what is chosen stands at the right, so that no line moves when another one is. */
function Item({ value, checked, face, onChoose, children }: ItemProps) {
  return (
    <Menu.RadioItem
      value={value}
      checked={checked}
      closeMenuOnClick
      onChange={onChoose}
      rightSection={checked && <Icon name="check" size="small" />}
      classNames={{ itemIndicator: styles.indicator ?? '' }}
    >
      <span className={styles.pick}>
        {face}
        <span>{children}</span>
      </span>
    </Menu.RadioItem>
  );
}

function Load({ of }: { of: Candidate }) {
  const { t, i18n } = useTranslation();
  return <small>{t('absence.load', { count: of.acts, languages: languagesOf(i18n.language, of.languages) })}</small>;
}
