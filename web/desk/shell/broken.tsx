import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import styles from './shell.module.css';

/** A page that could not be drawn, by a mistake of ours: said plainly, with the way to load it again. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <main className={styles.pad}>
      <h1 className="only-heard">{t('error.unexpected')}</h1>
      <ErrorNotice
        what={t('error.unexpected')}
        kept={t('error.unexpectedKept')}
        action={
          <Button size="small" onClick={() => location.reload()}>
            {t('common.tryAgain')}
          </Button>
        }
      />
    </main>
  );
}
