import { useMatch, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer } from '../../ui/dialog/drawer.tsx';
import { useScope } from '../list/scope.ts';
import { useMedia } from '../media.ts';
import type { DeskView } from '../model.ts';
import { Rail } from './rail.tsx';

type RailColumnProps = {
  /** Undefined while loading: the column keeps its place. */
  view: DeskView | undefined;
  connected: boolean;
  opened: boolean;
  onClose: () => void;
  onHelp: () => void;
  onSignOut: () => void;
};

/** The rail beside the page; in a narrow window it slides over it. */
export function RailColumn({ view, connected, opened, onClose, onHelp, onSignOut }: RailColumnProps) {
  const { t } = useTranslation();
  const narrow = useMedia('noRail');
  const inWork = useMatch({ from: '/desk/work', shouldThrow: false }) !== undefined;
  const { scope } = useScope();
  const href = useRouterState({ select: (state) => state.location.href });
  const close = useRef(onClose);
  close.current = onClose;
  // Whoever has gone somewhere wants to see it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says that one has gone somewhere
  useEffect(() => close.current(), [href]);
  const rail = view && (
    <Rail view={view} connected={connected} scope={inWork ? scope : undefined} onHelp={onHelp} onSignOut={onSignOut} />
  );
  if (!narrow) return rail ?? <div />;
  return (
    <Drawer opened={opened} onClose={onClose} label={t('common.menu')} closeLabel={t('common.close')} side="left">
      {rail}
    </Drawer>
  );
}
