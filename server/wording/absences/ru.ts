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

  'agent.covers.subject': 'Вы замещаете: {person}',
  'agent.covers.text': `{person} отсутствует. Заявок, по которым вы теперь отвечаете: {tickets}.
Снова на месте: {until?}

Они в вашем списке, у каждой вся история. Ответ или заметка означает, что вы взяли заявку.
{link}`,
};
