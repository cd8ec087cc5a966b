import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/notice/empty.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty look="none" title={t('error.notFound')} step={<Link to="/">{t('list.title.mine')}</Link>}>
      {t('error.notFoundKept')}
    </Empty>
  );
}
