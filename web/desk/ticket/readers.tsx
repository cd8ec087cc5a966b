import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons/icon.tsx';
import { Face } from '../../ui/people/face.tsx';
import type { AgentLine, PersonView, TicketView } from '../model.ts';
import type { Outgoing } from '../outgoing.ts';
import { useAgents, useDesk } from '../queries.ts';
import styles from './composer.module.css';
import { Recipients } from './recipients.tsx';

type WhoReadsProps = {
  kind: Outgoing['kind'];
  ticket: TicketView;
  readers: string[];
  onReaders: (readers: string[]) => void;
};

/** Who gets to read what is being written: the recipients of a reply, the team, or those who are chosen. */
export function WhoReads({ kind, ticket, readers, onReaders }: WhoReadsProps) {
  if (kind === 'reply') return <Recipients ticket={ticket} />;
  return (
    <>
      <Only kind={kind} />
      {kind === 'restricted' && <Readers ticket={ticket} value={readers} onChange={onReaders} />}
    </>
  );
}

function Only({ kind }: { kind: 'note' | 'restricted' }) {
  const { t } = useTranslation();
  return (
    <span className={styles.only}>
      <Icon name={kind === 'note' ? 'lock' : 'hidden'} size="small" />
      {t(kind === 'note' ? 'entry.teamOnly' : 'composer.restrictedOnly')}
    </span>
  );
}

type ReadersProps = { ticket: TicketView; value: string[]; onChange: (readers: string[]) => void };

/** Who alone may read a restricted entry, beside its writer: only people who see the ticket can be chosen. */
function Readers({ ticket, value, onChange }: ReadersProps) {
  const { t } = useTranslation();
  const people = usePossibleReaders(ticket);
  if (!people) return null;
  if (people.length === 0) return <p className={styles.readers}>{t('composer.noReaders')}</p>;
  return (
    <fieldset className={styles.readers}>
      <legend>{t('composer.readers')}</legend>
      {people.map((person) => (
        <label className={styles.reader} key={person.id}>
          <input
            type="checkbox"
            checked={value.includes(person.id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...value, person.id] : value.filter((each) => each !== person.id))
            }
          />
          <Face person={person} size={18} named />
          {person.name}
          <Icon name="check" size="small" />
        </label>
      ))}
    </fieldset>
  );
}

/** Undefined while loading. */
export function usePossibleReaders(ticket: TicketView): PersonView[] | undefined {
  const me = useDesk().data?.me.id;
  const agents = useAgents().data;
  return agents?.filter((agent) => agent.active && agent.id !== me && seesTicket(agent, ticket));
}

/** Agents see every ticket, collaborators those that they take part in. */
const seesTicket = (agent: AgentLine, ticket: TicketView): boolean =>
  agent.roles.some((role) => role !== 'collaborator') ||
  [...ticket.recipients, ...ticket.collaborators].some((one) => one.id === agent.id);
