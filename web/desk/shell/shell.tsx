import { Outlet, useMatch, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, onSignedOut } from '../../client/api.ts';
import { Drawer } from '../../ui/dialog/drawer.tsx';
import { useKeys } from '../keys.ts';
import { useScope } from '../list/scope.ts';
import { useMedia } from '../media.ts';
import { useDesk } from '../queries.ts';
import { useSource } from '../source.ts';
import { Banner } from './banner.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { LoadError } from './load-error.tsx';
import { Rail } from './rail.tsx';
import { RailProvider } from './rail-access.tsx';
import styles from './shell.module.css';
import { useLive } from './use-live.ts';
import { useMyLocale } from './use-my-locale.ts';

/** The frame of every page behind the sign-in: the rail, and the page beside it. */
export function Shell() {
  const { t } = useTranslation();
  const source = useSource();
  const navigate = useNavigate();
  const desk = useDesk();
  const connected = useLive();
  const narrow = useMedia('noRail');
  const [railOpened, setRailOpened] = useState(false);
  const [helpOpened, setHelpOpened] = useState(false);
  const inWork = useMatch({ from: '/desk/work', shouldThrow: false }) !== undefined;
  const { scope } = useScope();
  useMyLocale(desk.data?.me.locale);

  useKeys({ '?': () => setHelpOpened(true) });
  useEffect(
    () =>
      onSignedOut(() => {
        // Several requests may be refused at once; only the first still knows where the person was.
        if (location.pathname === '/sign-in') return;
        void navigate({ to: '/sign-in', search: { to: location.pathname + location.search } });
      }),
    [navigate],
  );

  async function signOut() {
    await source.signOut();
    location.assign('/sign-in');
  }
  function help() {
    setRailOpened(false);
    setHelpOpened(true);
  }

  if (desk.isError && !desk.data) {
    // The way to the sign-in is being gone already.
    if (desk.error instanceof ApiError && desk.error.status === 401) return null;
    return (
      <div className={styles.pad}>
        <LoadError error={desk.error} onRetry={() => desk.refetch()} />
      </div>
    );
  }
  const rail = desk.data && (
    <Rail view={desk.data} connected={connected} scope={inWork ? scope : undefined} onHelp={help} onSignOut={signOut} />
  );
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('common.skip')}
      </a>
      {narrow ? (
        <Drawer
          opened={railOpened}
          onClose={() => setRailOpened(false)}
          label={t('common.menu')}
          closeLabel={t('common.close')}
          side="left"
        >
          {rail}
        </Drawer>
      ) : (
        (rail ?? <div />)
      )}
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
