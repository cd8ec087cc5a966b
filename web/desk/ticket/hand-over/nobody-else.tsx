import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/dialog.tsx';

/** Says why there is nobody to choose, and the way to change that where the reader has it. */
export function NobodyElse(props: { opened: boolean; onClose: () => void; administrator: boolean }) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t('handOver.title')}
      closeLabel={t('common.close')}
      told={t(props.administrator ? 'handOver.alone' : 'handOver.aloneOther')}
    >
      {props.administrator && <Link to="/settings/people">{t('handOver.invite')}</Link>}
    </Dialog>
  );
}
