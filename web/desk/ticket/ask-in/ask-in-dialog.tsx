import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField } from '../../../ui/controls/field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { Face } from '../../../ui/people/face.tsx';
import type { AgentLine, TicketView } from '../../model.ts';
import { useAgents, useDesk } from '../../queries.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import styles from './ask-in.module.css';

type AskInDialogProps = { ticket: TicketView; opened: boolean; onClose: () => void };
type Asked = { id: string; question: string };

/** Whom to ask, and what. Only those who do not see the ticket anyway can be asked in. */
export function AskInDialog({ ticket, opened, onClose }: AskInDialogProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [chosen, setChosen] = useState<string>();
  const [question, setQuestion] = useState('');
  const agents = useAgents();
  const administrator = useDesk().data?.me.administrator ?? false;
  const taking = [...ticket.collaborators, ...ticket.recipients].map((one) => one.id);
  const people = (agents.data ?? []).filter(
    (agent) => agent.active && agent.roles.every((role) => role === 'collaborator') && !taking.includes(agent.id),
  );
  const person = people.find((one) => one.id === chosen);
  const ask = useChange(ticket.number, (source, { id, question: text }: Asked) =>
    source.askIn(ticket.number, id, text || undefined),
  );
  function close() {
    ask.reset();
    onClose();
  }
  function confirm() {
    if (!person) return;
    ask.mutate(
      { id: person.id, question: question.trim() },
      {
        onSuccess: () => {
          onClose();
          setChosen(undefined);
          setQuestion('');
          toast({ look: 'none', text: t('askIn.done', { name: person.name }) });
        },
      },
    );
  }
  const nobody = agents.isSuccess && people.length === 0;
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('askIn.ask')}
      closeLabel={t('common.close')}
      told={t(nobody ? 'askIn.nobody' : 'askIn.told')}
      keep={t(nobody ? 'common.close' : 'common.cancel')}
      {...(nobody ? {} : { effect: { label: t('askIn.effect'), onConfirm: confirm, held: !person || ask.isPending } })}
    >
      {nobody ? (
        administrator && <Link to="/settings/people">{t('people.addAgent')}</Link>
      ) : (
        <>
          <Choices people={people} chosen={chosen} onChoose={setChosen} />
          <LongField
            label={t('askIn.question')}
            hint={t('askIn.questionHint')}
            value={question}
            rows={3}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
        </>
      )}
      {ask.problem && <ErrorNotice what={ask.problem.what} kept={t('error.notSentKept')} />}
    </Dialog>
  );
}

type ChoicesProps = { people: AgentLine[]; chosen: string | undefined; onChoose: (id: string) => void };

function Choices({ people, chosen, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className="only-heard">{t('askIn.ask')}</legend>
      {people.map((one, index) => (
        <label key={one.id}>
          <input
            type="radio"
            name={name}
            checked={chosen === one.id}
            data-autofocus={index === 0 || undefined}
            onChange={() => onChoose(one.id)}
          />
          <Face person={one} size={28} named />
          <span>
            {one.name}
            {one.title && <small>{one.title}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
