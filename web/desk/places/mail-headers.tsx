import { WholeNumbers } from '../../client/whole-numbers.tsx';
import styles from './place.module.css';

/** The headers of a mail, each on its own line. */
export function MailHeaders({ headers }: { headers: [string, string][] }) {
  return (
    <dl className={styles.headers}>
      {headers.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice, and none ever moves
        <div key={index}>
          <dt>{name}</dt>
          <dd>
            <WholeNumbers text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
