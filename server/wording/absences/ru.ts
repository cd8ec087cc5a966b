// In Russian, of people who are away: what requesters read when somebody stands in, and what the stand-in reads.

import type { absencesEn } from './en.ts';

export const absencesRu: Record<keyof typeof absencesEn, string> = {
  'cover.began.subject': 'Вашей заявкой пока занимается {contact} [{number}]',
  'cover.began.text': `Здравствуйте!

{assignee} сейчас отсутствует.
Снова на месте: {until?}

Пока заявкой {number} занимается {contact}. Вся история заявки передана, объяснять ничего заново не нужно.

Следующее сообщение от нас: самое позднее {nextUpdate}

Следить за заявкой можно здесь:
{link}

{desk}`,
  'cover.ended.why': '{contact} снова на месте.',
  'cover.wait.offer': `Если вам удобнее дождаться, когда вернётся {assignee} ({until}), скажите нам:
{link}`,
  'wait.told': `Здравствуйте!

Вы предпочли подождать. Заявкой {number} по-прежнему занимается {assignee}.
Снова на месте: {until}

Следующее сообщение от нас: самое позднее {nextUpdate}

Если дело всё же не терпит, нажмите кнопку на странице заявки, и ею займётся кто-то другой:
{link}

{desk}`,
  'contact.others': `По другим вашим заявкам теперь тоже отвечает другой человек:

{requests}

Ответ на это письмо попадёт в заявку {number}. Чтобы написать по другой заявке, откройте её ссылку.`,
  'contact.others.line': `{request}
Теперь занимается: {contact}
Следующее сообщение: самое позднее {nextUpdate}
{link}`,
  'contact.call.say': `Здравствуйте! Это {desk}, по вашей заявке {number}.

{why}

Теперь заявкой занимается {contact}. Вся история заявки передана, объяснять ничего заново не нужно.

Следующее сообщение от нас будет самое позднее {nextUpdate}.`,
  'contact.call.cover': `{assignee} сейчас отсутствует, и пока вашей заявкой занимается {contact}.`,

  'agent.covers.subject': 'Вы замещаете: {person}',
  'agent.covers.text': `{person} отсутствует. Заявок, по которым вы теперь отвечаете: {tickets}.
Снова на месте: {until?}

Они в вашем списке, у каждой вся история. Ответ или заметка означает, что вы взяли заявку.

Принять одним нажатием: {accept}

{link}`,
};
