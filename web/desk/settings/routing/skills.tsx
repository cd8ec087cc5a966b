import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import settings from '../settings.module.css';
import { Setting } from '../settings-frame.tsx';
import { changes, type Routing, useRoutingChange } from './routing-api.ts';

/** The short list of what one has to know here; who knows what stands with the people. */
export function Skills({ skills }: { skills: Routing['skills'] }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const add = useRoutingChange((skill: string) => changes.addSkill(skill), t('settings.inForce'));
  const remove = useRoutingChange((id: string) => changes.removeSkill(id), t('settings.inForce'));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) add.mutate(name.trim(), { onSuccess: () => setName('') });
  }
  return (
    <Setting name={t('abilities.skills')} hint={t('routing.skillsHint')}>
      {skills.length > 0 && (
        <ul className={settings.rows}>
          {skills.map((skill) => (
            <li key={skill.id} className={settings.plain}>
              <span>
                {skill.name}
                <small>{t('routing.skillPeople', { count: skill.people })}</small>
              </span>
              <Button
                look="bare"
                size="small"
                held={remove.isPending}
                aria-label={`${t('routing.remove')}: ${skill.name}`}
                onClick={() => remove.mutate(skill.id)}
              >
                {t('routing.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remove.problem && <ErrorNotice {...remove.problem} />}
      <form className={settings.form} onSubmit={submit}>
        <Field
          label={t('routing.newSkill')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {add.problem && <ErrorNotice {...add.problem} />}
        <div className={settings.foot}>
          <Button type="submit" held={add.isPending || name.trim() === ''}>
            {t('routing.addSkill')}
          </Button>
        </div>
      </form>
    </Setting>
  );
}
