import { useTranslation } from 'react-i18next';
import { useClockface } from '../client/clockface.ts';
import { promiseWords, type ShownPromise, shareUsed } from '../client/promise-words.ts';
import { Strong } from '../client/strong.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { Logo } from '../ui/icons/logo.tsx';
import { type IconName, shapes } from '../ui/icons/shapes.tsx';
import { Face, Pair } from '../ui/people/face.tsx';
import { PromiseChip } from '../ui/promise/promise-chip.tsx';
import { PromiseMark } from '../ui/promise/promise-mark.tsx';
import { ana, inger, leo, max, oleg, priya, yuki } from './cast.ts';
import { ControlPart, DialogPart } from './control-parts.tsx';
import { EntryPart, RowPart } from './line-parts.tsx';
import { EmptyPart, NoticePart, ToastPart } from './notice-parts.tsx';
import { Part } from './part.tsx';
import styles from './states.module.css';

const promises: ShownPromise[] = [
  { look: 'open', madeAt: '2025-11-20T13:20:00Z', dueAt: '2025-11-20T16:00:00Z' },
  { look: 'hand', madeAt: '2025-11-20T13:20:00Z', dueAt: '2025-11-20T16:00:00Z' },
  { look: 'open', madeAt: '2025-11-20T12:40:00Z', dueAt: '2025-11-20T14:40:00Z' },
  { look: 'late', wasDueAt: '2025-11-20T13:30:00Z', dueAt: '2025-11-20T15:00:00Z' },
  { look: 'kept', keptAt: '2025-11-20T13:20:00Z' },
  { look: 'moved', dueAt: '2025-11-20T17:30:00Z' },
  { look: 'scheduled', dueAt: '2025-11-21T10:00:00Z' },
  { look: 'waiting', dueAt: '2025-11-25T09:00:00Z' },
  { look: 'none' },
];

export function StatesPage() {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <main className={styles.page}>
      <div className={styles.wrap}>
        <h1>States</h1>
        <Part name="Promise">
          <div className={styles.stack}>
            {promises.map((promise) => (
              <PromiseChip
                key={promise.look + promise.dueAt}
                look={promise.dueAt === '2025-11-20T14:40:00Z' ? 'soon' : promise.look}
                share={shareUsed(promise, face.now)}
              >
                <Strong text={promiseWords(promise, face, t)} />
              </PromiseChip>
            ))}
          </div>
          <div className={styles.across}>
            {([14, 22, 36] as const).map((size) => (
              <PromiseMark key={size} look="hand" share={0.42} size={size} label={t('promise.look.hand')} />
            ))}
            {(['kept', 'late', 'moved', 'scheduled', 'waiting', 'soon'] as const).map((look) => (
              <PromiseMark key={look} look={look} share={0.8} size={36} label={t(`promise.look.${look}`)} />
            ))}
          </div>
        </Part>
        <NoticePart />
        <RowPart />
        <EntryPart />
        <EmptyPart />
        <ToastPart />
        <ControlPart />
        <DialogPart />
        <Part name="Faces">
          <div className={styles.across}>
            {[ana, leo, max, priya, oleg, yuki, inger].map((person) => (
              <Face key={person.id} person={person} size={32} />
            ))}
            <Pair front={ana} behind={max} size={32} />
            <Pair front={ana} behind={max} size={56} />
            <Face person={leo} size={18} />
            <Pair front={ana} behind={max} />
          </div>
        </Part>
        <Part name="Icons">
          <div className={styles.across}>
            <Logo />
            {(Object.keys(shapes) as IconName[]).map((name) => (
              <Icon key={name} name={name} label={name} />
            ))}
          </div>
        </Part>
      </div>
    </main>
  );
}
