import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/controls/button.tsx';

const RailContext = createContext<(() => void) | undefined>(undefined);

export const RailProvider = RailContext.Provider;

/** Opens the rail where it does not stand beside the page; nothing where it does. */
export function RailButton() {
  const { t } = useTranslation();
  const open = useContext(RailContext);
  return open ? <IconButton icon="menu" label={t('common.menu')} onClick={open} /> : null;
}
