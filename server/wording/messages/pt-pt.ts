// In the Portuguese of Portugal, of messages: what stands under a reply, around its files and links.

import type { messagesEn } from './en.ts';

export const messagesPtPt: Record<keyof typeof messagesEn, string> = {
  'reply.footer': `{agent?}
O seu pedido {number}: {link}`,

  'reply.next.update': 'Voltará a ter notícias nossas até {nextUpdate}.',
  'reply.next.agreed': 'Conforme combinado: {nextUpdate}.',
  'reply.next.reminder': `Se a sua resposta não nos chegar, voltamos a escrever-lhe até {nextUpdate}.
Sem resposta, o pedido fecha: {closing?}`,
  'link.own': '(ligação pessoal)',

  'reply.files': 'Os ficheiros são demasiado grandes para um e-mail ({names}). Estão aqui: {link}',
  'oversized.subject': 'Onde entregar os seus ficheiros [{number}]',
  'oversized.text': `Olá,

Recebemos o seu e-mail sobre o pedido {number}. Com os ficheiros tinha {megabytes} MB, mais do que podemos receber por e-mail, pelo que os ficheiros ainda não estão connosco.

Entregue-os aqui, por favor; ficheiros grandes são bem-vindos. A ligação é válida durante 14 dias:
{link}

O que escreveu chegou, não precisa de o escrever outra vez.`,
  'oversized.note':
    'O e-mail do remetente tinha {megabytes} MB com os ficheiros. Os ficheiros ficaram de fora por ser demasiado grande; o texto está aqui.',
  'piece.of':
    'Esta é a parte {number} de {total} de um e-mail enviado em partes. Quando todas chegarem, o texto e os ficheiros aparecerão aqui.',
  piece:
    'Esta é a parte {number} de um e-mail enviado em partes. Quando todas chegarem, o texto e os ficheiros aparecerão aqui.',
  'portal.link.subject': 'A sua ligação de acesso: {desk}',
  'portal.link.text': `Olá,

Esta é a sua ligação de acesso:
{link}

Funciona uma única vez, durante {minutes: # minuto | # minutos}. Se não a pediu, não precisa de fazer nada: sem ela ninguém entra.

{desk}`,

  'mailbox.refused.too.big.subject': 'O seu e-mail não coube na nossa caixa de correio',
  'mailbox.refused.too.big.text': `Olá,

A nossa caixa de correio aceita e-mails até {limit}. O seu era maior e não nos chegou inteiro.

Aqui pode enviar-nos tudo, incluindo ficheiros grandes:
{link}
O número do seu pedido: {number?}

{desk}`,
};
