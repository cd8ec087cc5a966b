import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrozenView } from '../../../../contract/hand-over/brief.ts';
import { useClockface } from '../../../client/clockface.ts';
import { exactWords, pastWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Face } from '../../../ui/people/face.tsx';
import { Frozen } from './frozen-brief.tsx';
import styles from './hand-over-parts.module.css';
import { Section } from './section.tsx';

/** What was handed over with the ticket each time, as it was then. */
export function AsHandedOver({ number, versions }: { number: string; versions: FrozenView[] }) {
  const { t } = useTranslation();
  const face = useClockface();
  const [opened, setOpened] = useState<FrozenView>();
  if (versions.length === 0) return null;
  return (
    <Section name={t('brief.versions')}>
      {versions.slice(0, 6).map((one) => (
        <p className={styles.version} key={`${one.of} ${one.sequence}`}>
          <Face person={one.person} size={18} />
          <Button look="bare" size="small" onClick={() => setOpened(one)} title={exactWords(face, one.at)}>
            {t(one.of === 'cover' ? 'brief.versionCover' : 'brief.version', {
              name: one.person.name,
              time: pastWords(face, one.at),
            })}
          </Button>
        </p>
      ))}
      {opened && <Frozen number={number} version={opened} onClose={() => setOpened(undefined)} />}
    </Section>
  );
}
