import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys.ts';
import { useMedia } from '../media.ts';
import { useDesk } from '../queries.ts';
import { Banner } from './banner.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { LoadError } from './load-error.tsx';
import { RailProvider } from './rail-access.tsx';
import { RailColumn } from './rail-column.tsx';
import styles from './shell.module.css';
import { useLive } from './use-live.ts';
import { useSession } from './use-session.ts';
import { useWarnings } from './use-warnings.ts';

/** The frame of every page behind the sign-in: the rail, and the page beside it. */
export function Shell() {
  const { t } = useTranslation();
  const desk = useDesk();
  const connected = useLive(useWarnings());
  const signOut = useSession(desk.data?.me);
  const narrow = useMedia('noRail');
  const [railOpened, setRailOpened] = useState(false);
  const [helpOpened, setHelpOpened] = useState(false);
  const navigate = useNavigate();
  useKeys({
    '?': () => setHelpOpened(true),
    // Whoever is quicker than the answer who they are gets there too.
    c: desk.data?.me.agent === false ? undefined : () => void navigate({ to: '/new' }),
    a: desk.data?.me.agent === false || desk.data?.me.away ? undefined : () => void navigate({ to: '/away/plan' }),
  });
  function help() {
    setRailOpened(false);
    setHelpOpened(true);
  }
  if (desk.isError && !desk.data) {
    return (
      <div className={styles.pad}>
        <LoadError error={desk.error} onRetry={() => desk.refetch()} />
      </div>
    );
  }
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('common.skip')}
      </a>
      <RailColumn
        view={desk.data}
        connected={connected}
        opened={railOpened}
        onClose={() => setRailOpened(false)}
        onHelp={help}
        onSignOut={signOut}
      />
      <RailProvider value={narrow ? () => setRailOpened(true) : undefined}>
        <div className={styles.beside}>
          {desk.data && <Banner view={desk.data} />}
          <main className={styles.main} id="main">
            <Outlet />
          </main>
        </div>
      </RailProvider>
      <KeysSheet opened={helpOpened} onClose={() => setHelpOpened(false)} />
    </div>
  );
}
