import { useTranslation } from 'react-i18next';
import type { DkimKeyView } from '../../../../contract/dkim.ts';
import { useClockface } from '../../../client/clockface.ts';
import { pastWords } from '../../../client/time-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { Signs } from '../../mailbox-source.ts';
import { Waiting } from '../../shell/load-error.tsx';
import { AskFirst } from '../ask-first.tsx';
import styles from '../settings.module.css';
import { useSetting } from '../use-setting.ts';
import { CopyLine } from './copy-line.tsx';
import { useDkimKeys } from './mailbox-queries.ts';

/** For each domain from which mail leaves, the key that signs it, and what the DNS has to show for that. */
export function DkimKeys({ domains }: { domains: string[] }) {
  const keys = useDkimKeys();
  const { data } = keys;
  const all = [...new Set([...domains, ...(data ?? []).map((key) => key.domain)])];
  return (
    <>
      <Waiting query={keys} of="rows" count={1} />
      {data &&
        all.map((domain) => {
          const key = data.find((one) => one.domain === domain);
          return key ? <Key key={domain} dkim={key} /> : <NoKey key={domain} domain={domain} />;
        })}
    </>
  );
}

function NoKey({ domain }: { domain: string }) {
  const { t } = useTranslation();
  const make = useSetting((source) => source.setDkimKey(domain, 'when_verified'));
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t('dkim.none', { domain })}</p>
      {make.problem && <ErrorNotice {...make.problem} />}
      <div className={styles.foot}>
        <Button held={make.isPending} onClick={() => make.mutate(undefined)} aria-label={t('dkim.makeFor', { domain })}>
          {t('dkim.make')}
        </Button>
      </div>
    </div>
  );
}

function Key({ dkim }: { dkim: DkimKeyView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const { domain } = dkim;
  const check = useSetting((source) => source.checkDkimKey(domain));
  const change = useSetting((source, signs: Signs) => source.setDkimKey(domain, signs), t('settings.inForce'));
  const remove = useSetting((source) => source.removeDkimKey(domain));
  const checkWord = check.isPending ? t('dkim.checking') : t('dkim.check');
  const problem = check.problem ?? change.problem ?? remove.problem;
  return (
    <div className={styles.form}>
      <h3>{domain}</h3>
      <p className={styles.hint}>{t('dkim.publish')}</p>
      <CopyLine label={t('dkim.recordName')} text={dkim.recordName} />
      <CopyLine label={t('dkim.recordValue')} text={dkim.recordValue} />
      <p className={styles.hint} aria-live="polite">
        {stateWords()}
      </p>
      <SelectField<Signs>
        label={t('dkim.signs')}
        value={dkim.signs}
        onChange={(signs) => change.mutate(signs)}
        choices={(['when_verified', 'always', 'never'] as const).map((value) => ({
          value,
          label: t(`dkim.signsOf.${value === 'when_verified' ? 'whenVerified' : value}`),
        }))}
      />
      {problem && <ErrorNotice {...problem} />}
      <div className={styles.foot}>
        <Button held={check.isPending} onClick={() => check.mutate(undefined)} aria-label={`${checkWord}: ${domain}`}>
          {checkWord}
        </Button>
        <AskFirst
          button={t('dkim.remove')}
          about={domain}
          title={t('dkim.removeTitle', { domain })}
          told={t('dkim.removeTold')}
          held={remove.isPending}
          onConfirm={() => remove.mutate(undefined)}
        />
      </div>
    </div>
  );

  function stateWords(): string {
    if (!dkim.checkedAt) return t('dkim.unchecked');
    const time = pastWords(face, dkim.checkedAt);
    if (dkim.verifiedAt) return t('dkim.verified', { time });
    return dkim.found ? t('dkim.differs', { time, found: dkim.found }) : t('dkim.missing', { time });
  }
}
