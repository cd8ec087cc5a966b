import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../client/clockface.ts';
import { promiseWords, type ShownPromise, shareUsed } from '../client/promise-words.ts';
import { Strong } from '../client/strong.tsx';
import { Button, IconButton } from '../ui/controls/button.tsx';
import { Field, LongField } from '../ui/controls/field.tsx';
import { Key } from '../ui/controls/key.tsx';
import { Segment } from '../ui/controls/segment.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { Logo } from '../ui/icons/logo.tsx';
import { type IconName, shapes } from '../ui/icons/shapes.tsx';
import { Face, Pair } from '../ui/people/face.tsx';
import { PromiseChip } from '../ui/promise/promise-chip.tsx';
import { PromiseMark } from '../ui/promise/promise-mark.tsx';
import { ana, inger, leo, max, oleg, priya, yuki } from './cast.ts';
import styles from './states.module.css';
import { DialogPart, EmptyPart, EntryPart, NoticePart, RowPart, ToastPart } from './states-parts.tsx';

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

export function Part(props: { name: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{props.name}</h2>
      {props.children}
    </section>
  );
}

export function StatesPage() {
  const { t } = useTranslation();
  const face = useClockface();
  const [mode, setMode] = useState<'reply' | 'note'>('reply');
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
        <Part name="Controls and focus">
          <div className={styles.across}>
            <Button look="main">{t('composer.sendTo', { name: 'Ravi' })}</Button>
            <Button>{t('ticket.handOver')}</Button>
            <Button look="bare">{t('common.cancel')}</Button>
            <Button look="note">{t('composer.addNote')}</Button>
            <Button held>{t('composer.sendToMany', { name: 'Ravi', count: 2 })}</Button>
            <Button size="small">{t('common.tryAgain')}</Button>
            <IconButton icon="brief" label={t('ticket.brief')} />
            <Key name="N" />
            <Segment
              label={t('composer.mode')}
              value={mode}
              onChange={setMode}
              choices={[
                { value: 'reply', label: t('composer.reply') },
                { value: 'note', label: t('composer.note'), icon: 'lock' },
              ]}
            />
          </div>
          <div className={styles.pair}>
            <Field label={t('setup.deskName')} defaultValue="Kestrel Labels" hint={t('setup.deskNameHint')} />
            <Field label={t('signIn.password')} defaultValue="x" type="password" error={t('signIn.wrong')} />
            <LongField label={t('composer.text')} defaultValue="…" roomy />
          </div>
        </Part>
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
