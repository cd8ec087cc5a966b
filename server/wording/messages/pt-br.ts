// In the Portuguese of Brazil, of messages: what stands under a reply, around its files and links.

import type { messagesEn } from './en.ts';

export const messagesPtBr: Record<keyof typeof messagesEn, string> = {
  'reply.footer': `{agent?}
Seu chamado {number}: {link}`,

  'reply.next.update': 'Você terá notícias nossas até {nextUpdate}.',
  'reply.next.agreed': 'Conforme combinado: {nextUpdate}.',
  'reply.next.reminder': `Se sua resposta não chegar, escreveremos de novo até {nextUpdate}.
Sem resposta, o chamado será encerrado: {closing?}`,
  'link.own': '(link pessoal)',

  'reply.files': 'Os arquivos são grandes demais para um e-mail ({names}). Eles estão aqui: {link}',
  'oversized.subject': 'Onde enviar os seus arquivos [{number}]',
  'oversized.text': `Olá!

Recebemos o seu e-mail sobre o chamado {number}. Com os arquivos ele tinha {megabytes} MB, mais do que podemos receber por e-mail, por isso os arquivos ainda não estão conosco.

Envie-os por aqui, por favor; arquivos grandes são bem-vindos. O link vale por 14 dias:
{link}

O que você escreveu chegou, não é preciso escrever de novo.`,
  'oversized.note':
    'O e-mail do remetente tinha {megabytes} MB com os arquivos. Os arquivos ficaram de fora porque era grande demais; o texto está aqui.',
  'piece.of':
    'Esta é a parte {number} de {total} de um e-mail enviado em partes. Quando todas chegarem, o texto e os arquivos aparecerão aqui.',
  piece:
    'Esta é a parte {number} de um e-mail enviado em partes. Quando todas chegarem, o texto e os arquivos aparecerão aqui.',
  'portal.link.subject': 'Seu link de acesso: {desk}',
  'portal.link.text': `Olá!

Este é o seu link de acesso:
{link}

Ele funciona uma única vez, por {minutes: # minuto | # minutos}. Se você não pediu este link, não precisa fazer nada: sem ele ninguém entra.

{desk}`,

  'mailbox.refused.too.big.subject': 'Seu e-mail não coube na nossa caixa de entrada',
  'mailbox.refused.too.big.text': `Olá!

Nossa caixa de entrada aceita e-mails de até {limit}. O seu era maior e não chegou inteiro até nós.

Aqui você pode nos enviar tudo, inclusive arquivos grandes:
{link}
O número do seu chamado: {number?}

{desk}`,
};
