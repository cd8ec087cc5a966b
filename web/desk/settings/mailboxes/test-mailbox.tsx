import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailboxTestView } from '../../../../contract/mailboxes/health.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import { useSource } from '../../source.ts';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import boxes from './mailboxes.module.css';

const steps = ['sign_in', 'folders', 'send', 'arrive'] as const;
const names = { sign_in: 'signIn', folders: 'folders', send: 'send', arrive: 'arrive' } as const;
const signs = { passed: 'check', failed: 'alert', left_out: 'right', ahead: 'clock' } as const;
const lookAgain = 500;

type TestProps = {
  box: MailboxView;
  main?: boolean;
  /** What can be done when it is over. */
  after?: (passed: boolean) => ReactNode;
};

/** Really signs in, sends a mail and waits for it; each step ticks off as it is done. */
export function TestMailbox({ box, main, after }: TestProps) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const start = useSetting((here) => here.testMailbox(box.id));
  const asked = start.data;
  const test = useQuery({
    queryKey: ['mailbox-test', asked?.id],
    queryFn: () => source.mailboxTest(box.id, asked!.id),
    enabled: asked !== undefined,
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'running' ? false : lookAgain),
    staleTime: 0,
  });
  const view = test.data ?? asked;
  const isRunning = start.isPending || view?.state === 'running';
  const isOver = view !== undefined && view.state !== 'running';
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ queryKey: ['mailboxes'] });
  }, [isOver, queries]);
  return (
    <>
      <Button look={main && !isOver ? 'main' : undefined} held={isRunning} onClick={() => start.mutate(undefined)}>
        {isRunning ? t('mailboxes.test.running') : isOver ? t('mailboxes.test.again') : t('mailboxes.test.button')}
      </Button>
      {start.problem && <ErrorNotice {...start.problem} />}
      <div className={boxes.test} aria-live="polite">
        {view && <Steps view={view} />}
        {isOver && (
          <p className={styles.hint}>{t(`mailboxes.test.${view.state === 'passed' ? 'passed' : 'failed'}`)}</p>
        )}
      </div>
      {isOver && after?.(view.state === 'passed')}
    </>
  );
}

function Steps({ view }: { view: MailboxTestView }) {
  const { t } = useTranslation();
  const shown = view.state === 'running' ? steps : steps.filter((one) => view.steps.some((step) => step.step === one));
  return (
    <ol className={boxes.test}>
      {shown.map((name) => {
        const done = view.steps.find((step) => step.step === name);
        const state = done?.state ?? 'ahead';
        return (
          <li key={name}>
            <Icon name={signs[state]} size="small" />
            <span>
              {t(`mailboxes.test.${names[name]}`)}
              <span className="only-heard">
                , {t(`mailboxes.test.state.${state === 'left_out' ? 'leftOut' : state}`)}
              </span>
            </span>
            {done && <small>{done.sentence}</small>}
          </li>
        );
      })}
    </ol>
  );
}
