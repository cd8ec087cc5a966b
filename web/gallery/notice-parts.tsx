import { useTranslation } from 'react-i18next';
import { Button } from '../ui/controls/button.tsx';
import { Key } from '../ui/controls/key.tsx';
import { Empty } from '../ui/notice/empty.tsx';
import { ErrorNotice, Notice } from '../ui/notice/notice.tsx';
import { Skeleton } from '../ui/notice/skeleton.tsx';
import { Toast } from '../ui/notice/toast.tsx';
import { Pair } from '../ui/people/face.tsx';
import { ana, max } from './cast.ts';
import { Part } from './part.tsx';
import styles from './states.module.css';

export function NoticePart() {
  const { t } = useTranslation();
  return (
    <Part name="Notice">
      <div className={styles.full}>
        <Notice
          sign={{ face: <Pair front={ana} behind={max} size={28} /> }}
          what="Ana covers for Max until Monday."
          action={
            <Button look="bare" size="small">
              {t('ticket.brief')}
            </Button>
          }
        >
          Ravi was told at 9:00 and read it.
        </Notice>
        <Notice sign="email" what="Ravi’s mailbox refused this.">
          It went by SMS at 13:22 instead.
        </Notice>
        <ErrorNotice
          what={t('error.notSent')}
          kept={t('error.notSentKept')}
          action={<Button size="small">{t('common.tryAgain')}</Button>}
        />
      </div>
    </Part>
  );
}

export function EmptyPart() {
  const { t } = useTranslation();
  return (
    <Part name="Empty">
      <div className={styles.ground}>
        <Empty
          title={t('list.emptyTitle')}
          step={
            <Button>
              {t('keys.title')} <Key name="?" />
            </Button>
          }
        >
          {t('list.emptyText')}
        </Empty>
      </div>
      <Skeleton of="entries" count={2} label={t('common.loading')} />
    </Part>
  );
}

export function ToastPart() {
  const { t } = useTranslation();
  return (
    <Part name="Toast">
      <div className={styles.stack}>
        <Toast look="hand" share={0.7} undo={{ label: t('common.undo'), keyName: 'Z', onUndo: () => undefined }}>
          {t('composer.sentMany', { name: 'Ravi', count: 2 })}
        </Toast>
        <Toast look="kept">{t('composer.noted')}</Toast>
      </div>
    </Part>
  );
}
