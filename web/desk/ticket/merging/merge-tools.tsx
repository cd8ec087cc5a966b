import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/controls/button.tsx';
import { Key } from '../../../ui/controls/key.tsx';
import { useKeys } from '../../keys.ts';
import type { TicketView } from '../../model.ts';
import { useDesk } from '../../queries.ts';
import { GiveBack } from '../assignment/give-back.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

/** What one does more rarely with a whole ticket: merge it into another one, split something off, give it back. */
export function MergeTools({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'merge' | 'split' | 'giveBack'>();
  const close = () => setAsking(undefined);
  const { mayMerge, maySplit } = ticket.joined;
  useKeys({
    m: mayMerge ? () => setAsking('merge') : undefined,
    s: maySplit ? () => setAsking('split') : undefined,
  });
  const me = useDesk().data?.me.id;
  const mayGiveBack = ticket.may.reassign && ticket.accepted && me !== undefined && ticket.assignee?.id === me;
  if (!mayMerge && !maySplit && !mayGiveBack) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon="more" label={t('merging.tools')} />
        </Menu.Target>
        <Menu.Dropdown>
          {mayMerge && (
            <Menu.Item onClick={() => setAsking('merge')} rightSection={<Key name="M" />}>
              {t('merging.merge')}
            </Menu.Item>
          )}
          {maySplit && (
            <Menu.Item onClick={() => setAsking('split')} rightSection={<Key name="S" />}>
              {t('merging.split')}
            </Menu.Item>
          )}
          {mayGiveBack && <Menu.Item onClick={() => setAsking('giveBack')}>{t('giveBack.open')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {mayGiveBack && <GiveBack ticket={ticket} opened={asking === 'giveBack'} onClose={close} />}
      {mayMerge && <MergeDialog ticket={ticket} opened={asking === 'merge'} onClose={close} />}
      {maySplit && <SplitDialog ticket={ticket} opened={asking === 'split'} onClose={close} />}
    </>
  );
}
