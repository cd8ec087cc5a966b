import { Link } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { Face } from '../../../ui/people/face.tsx';
import type { AgentLine, TicketView } from '../../model.ts';
import { useAgents, useDesk } from '../../queries.ts';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';
import styles from './ask-in.module.css';

type AskInFormProps = { ticket: TicketView; onDone: () => void };
type Asked = { id: string; question: string };

/** Whom to ask, and what. Only those who do not see the ticket anyway can be asked in. */
export function AskInForm({ ticket, onDone }: AskInFormProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [chosen, setChosen] = useState<string>();
  const [question, setQuestion] = useState('');
  const agents = useAgents();
  const taking = [...ticket.collaborators, ...ticket.recipients].map((one) => one.id);
  const people = agents.data?.filter(
    (agent) => agent.active && agent.roles.every((role) => role === 'collaborator') && !taking.includes(agent.id),
  );
  const person = people?.find((one) => one.id === chosen);
  const ask = useChange(ticket.number, (source, { id, question: text }: Asked) =>
    source.askIn(ticket.number, id, text || undefined),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!person) return;
    const done = () => {
      onDone();
      toast({ look: 'none', text: t('askIn.done', { name: person.name }) });
    };
    ask.mutate({ id: person.id, question: question.trim() }, { onSuccess: done });
  }
  /** The form goes first; the ticket stays. */
  function keyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  }
  if (!people) return null;
  if (people.length === 0) return <NobodyToAsk />;
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={keyDown} aria-label={t('askIn.ask')}>
      <p>{t('askIn.told')}</p>
      <Choices people={people} chosen={chosen} onChoose={setChosen} />
      <LongField
        label={t('askIn.question')}
        hint={t('askIn.questionHint')}
        value={question}
        rows={3}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      {ask.problem && <ErrorNotice what={ask.problem.what} kept={t('error.notSentKept')} />}
      <span className={styles.foot}>
        <Button size="small" type="submit" held={!person || ask.isPending}>
          {t('askIn.effect')}
        </Button>
        <Button size="small" look="bare" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </span>
    </form>
  );
}

/** Whoever opened the form by keyboard goes on in it. */
const goThere = (input: HTMLInputElement | null): void => input?.focus();

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
            ref={index === 0 ? goThere : undefined}
            onChange={() => onChoose(one.id)}
          />
          <Face person={one} size={18} named />
          <span>
            {one.name}
            {one.title && <small>{one.title}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** On a desk where everybody answers tickets there is nobody to ask; whoever may add people is shown the way. */
function NobodyToAsk() {
  const { t } = useTranslation();
  const administrator = useDesk().data?.me.administrator ?? false;
  return (
    <p className={styles.nobody}>
      {t('askIn.nobody')} {administrator && <Link to="/settings/people">{t('people.addAgent')}</Link>}
    </p>
  );
}
