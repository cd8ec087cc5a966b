// In Russian, of escalation: what whoever is called reads, and what a requester reads who said that it is stuck.

export const escalationRu = {
  'agent.called.subject': 'Вас вызывают: {subject} [{number}]',
  'agent.called.text': `Вас просят помочь по заявке {number}. Она остаётся у того, кто её ведёт.

Причина: {why}
Заявитель: {requester}
Тема: {subject}
Заявку ведёт: {holder?}
Ответить до: {due}

Откройте заявку, подтвердите, что занялись ею, и напишите, каков следующий шаг. Иначе вызовут следующего.

{link}`,
  'agent.called.why.clock': 'вышел согласованный срок',
  'agent.called.why.stuck': 'сообщили, что дело не движется',
  'agent.called.why.transfers': 'заявку передавали три раза или больше',
  'agent.called.why.complaint': 'заявитель жалуется',
  'agent.called.why.security': 'заявитель пишет о безопасности',
  'agent.unanswered.subject': 'Никто не отвечает: {subject} [{number}]',
  'agent.unanswered.text': `По заявке {number} вызвали всех, кого можно было вызвать, и никто не ответил. Вызовы продолжатся, пока кто-нибудь не ответит.

Причина: {why}
Заявитель: {requester}
Тема: {subject}
Заявку ведёт: {holder?}

Откройте заявку и напишите, кто ею займётся и каков следующий шаг.

{link}`,
  'stuck.told': `Здравствуйте!

Вы сообщили, что работа по вашей заявке {number} не движется. Теперь ею занимается {person}.

Следующее сообщение от нас: не позднее {nextUpdate}

Следить за заявкой можно здесь:
{link}

{desk}`,
};
