import { type SyntheticEvent, useState } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import styles from './formatted-frame.module.css';

type FormattedFrameProps = { href: string; title: string };

/**
 * A message as its writer formatted it. Without allow-scripts and allow-same-origin nothing in it can act or read; links
 * open beside it as pages of their own. No script can measure such a frame: the page in it tells the browser that its
 * height may be known, and the style asks for it. A browser that does not know the way yet gives it a height that the
 * reader can change. Until it is there it takes no room, so that it opens once and not twice.
 */
export function FormattedFrame({ href, title }: FormattedFrameProps) {
  const [shown, setShown] = useState<string>();
  function load({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>) {
    setShown(href);
    // One reads from the beginning: the conversation, which stays at its end, would show the end of a long mail.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        frame.scrollIntoView({ block: frame.offsetHeight > innerHeight / 3 ? 'start' : 'nearest' }),
      ),
    );
  }
  return (
    <iframe
      className={classNames(styles.frame, shown === undefined && styles.coming)}
      src={href}
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      onLoad={load}
    />
  );
}
