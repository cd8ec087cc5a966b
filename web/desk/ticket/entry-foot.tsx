import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons/icon.tsx';
import type { FileView, SaidView } from '../model.ts';
import { ArrivedText } from '../places/arrived-text.tsx';
import { Ways } from './delivery/ways.tsx';
import styles from './entry-line.module.css';
import { FormattedFrame } from './formatted/formatted-frame.tsx';

type Shown = Pick<SaidView, 'ways' | 'files' | 'pending' | 'readBy' | 'htmlHref' | 'inboundId' | 'seal' | 'tooLarge'>;
type EntryFootProps = { [Name in keyof Shown]: Shown[Name] | undefined };

/** What became of a message, its files, and the ways to see it as it was sent. Nothing where there is nothing to say. */
export function EntryFoot(props: EntryFootProps) {
  const { t } = useTranslation();
  const [formatted, setFormatted] = useState(false);
  const [pictures, setPictures] = useState(false);
  const [original, setOriginal] = useState(false);
  const { ways, files, pending, readBy, htmlHref, inboundId, seal, tooLarge } = props;
  const hasWays = htmlHref || inboundId;
  if (!ways?.length && !files?.length && !pending && !readBy && !hasWays) return null;
  return (
    <>
      {formatted && htmlHref && (
        <FormattedFrame href={pictures ? `${htmlHref}?images=shown` : htmlHref} title={t('entry.formatted')} />
      )}
      {seal && (
        <p className={styles.seal}>
          <Icon name={seal.how === 'encrypted' ? 'lock' : 'shield'} size="small" />{' '}
          {t(`entry.seal.${seal.how}`, { by: seal.by })}
        </p>
      )}
      {tooLarge && <TooLarge {...tooLarge} />}
      <span className={styles.foot}>
        {files?.map((file) => (
          <File key={file.id} file={file} />
        ))}
        {pending ? <span>{t('entry.sending')}</span> : ways && <Ways ways={ways} />}
        {readBy ? <span>{t('entry.readBy', { count: readBy })}</span> : null}
        {htmlHref && (
          <button type="button" aria-expanded={formatted} onClick={() => setFormatted(!formatted)}>
            {formatted ? t('entry.hideFormatted') : t('entry.showFormatted')}
          </button>
        )}
        {formatted && !pictures && (
          <button type="button" onClick={() => setPictures(true)} title={t('entry.picturesHint')}>
            {t('entry.pictures')}
          </button>
        )}
        {inboundId && (
          <button type="button" aria-expanded={original} onClick={() => setOriginal(!original)}>
            {original ? t('entry.hideOriginal') : t('entry.original')}
          </button>
        )}
      </span>
      {original && inboundId && (
        <div className={styles.original}>
          <ArrivedText id={inboundId} />
          <a href={`/api/v1/inbound/${inboundId}/raw`} download>
            {t('arrived.original')}
          </a>
        </div>
      )}
    </>
  );
}

/** Words whose files were too large to come along, and how these can still come. */
function TooLarge({ size, link }: NonNullable<SaidView['tooLarge']>) {
  const { t } = useTranslation();
  const told = link === 'sent' || link === 'rerouted' ? 'sent' : link && underWay.includes(link) ? 'leaves' : 'none';
  return (
    <p className={styles.seal}>
      <Icon name="clip" size="small" />{' '}
      {size ? t('entry.tooLarge.what', { size: sizeWords(size) }) : t('entry.tooLarge.whatUnsized')}{' '}
      {t(`entry.tooLarge.${told}`)}
    </p>
  );
}

const underWay = ['queued', 'retrying', 'outbox'];

/** A file with what one should know before opening it. What is held back is no link. */
function File({ file }: { file: FileView }) {
  const { t } = useTranslation();
  const warnings = [
    ...(file.check ? [t(checkWords[file.check])] : []),
    ...(file.marks ?? []).map((mark) => t(markWords[mark])),
  ];
  const words = (
    <>
      <Icon name={warnings.length > 0 ? 'alert' : 'clip'} size="small" /> {file.name}{' '}
      <small>{[sizeWords(file.size), ...warnings].join(' · ')}</small>
    </>
  );
  if (file.check) return <span className={styles.failed}>{words}</span>;
  return (
    <a href={file.href} download={file.name}>
      {file.picture && <img className={styles.preview} src={file.href} alt="" loading="lazy" />}
      {words}
    </a>
  );
}

const checkWords = {
  pending: 'entry.checkPending',
  infected: 'entry.checkInfected',
  unscannable: 'entry.checkUnscannable',
} as const;
const markWords = {
  program: 'entry.markProgram',
  macros: 'entry.markMacros',
  page: 'entry.markPage',
  bomb: 'entry.markBomb',
  lies: 'entry.markLies',
  disguised: 'entry.markDisguised',
  locked: 'entry.markLocked',
} as const;

function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
