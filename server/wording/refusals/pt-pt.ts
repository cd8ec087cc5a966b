// What the desk refuses with, in the Portuguese of Portugal. The keys are the English templates.

import { calendarsPtPt } from './calendars/pt-pt.ts';
import { dutyPtPt } from './duty/pt-pt.ts';
import { escalationPtPt } from './escalation/pt-pt.ts';
import { handOverPtPt } from './hand-over/pt-pt.ts';
import { mailPtPt } from './mail/pt-pt.ts';
import { mailboxesPtPt } from './mailboxes/pt-pt.ts';
import { peoplePtPt } from './people/pt-pt.ts';
import { promisesPtPt } from './promises/pt-pt.ts';
import { routingPtPt } from './routing/pt-pt.ts';

export const ptPt: Readonly<Record<string, string>> = {
  'Your role may not write this here.': 'A sua função não permite escrever isto aqui.',
  'Your role may not read this here.': 'O seu papel não permite ler isto aqui.',
  'Something new has come in. Your text is kept; look at what is new, then send.':
    'Chegou algo novo. O seu texto foi guardado; veja o que há de novo e depois envie.',
  'This ticket is put aside; take it back before you write to the requester.':
    'Este pedido foi posto de lado; recupere-o antes de escrever ao requerente.',
  'Say who is written to, or leave it out to write to everybody on the ticket.':
    'Indique a quem se escreve ou deixe em branco para escrever a todos os do pedido.',
  '“{who}” does not take part in this ticket.': '«{who}» não participa neste pedido.',
  'Say who may read a restricted entry.': 'Indique quem pode ler uma nota restrita.',
  'A restricted entry is read by people of the desk; a requester is written to with a public reply.':
    'Uma nota restrita é lida por pessoas da equipa; ao requerente escreve-se com uma resposta pública.',
  '{name} does not take part in this ticket and could not read the entry.':
    '{name} não participa neste pedido e não poderia ler a nota.',
  'Only agents open tickets for others.': 'Só os agentes abrem pedidos para outras pessoas.',
  '“{address}” is not an e-mail address.': '«{address}» não é um endereço de e-mail.',
  'Only agents resolve tickets.': 'Só os agentes resolvem pedidos.',
  'This ticket is not unresolved.': 'Este pedido já não está por resolver.',
  'A solution says how it was solved and why it had happened.':
    'Uma solução diz como foi resolvido e porque tinha acontecido.',
  'What cannot be solved needs the reason and what else there is.':
    'O que não pode ser resolvido precisa do motivo e do que mais é possível.',
  'The work cannot have been done in the future.': 'O trabalho não pode ter sido feito no futuro.',
  'The work cannot have been done more than a year before the ticket was opened.':
    'O trabalho não pode ter sido feito mais de um ano antes da abertura do pedido.',
  'You do not take part in this request.': 'Não participa neste pedido.',
  'There was nothing to send.': 'Não havia nada para enviar.',
  'This is too long for one message; send it in parts.': 'Isto é demasiado longo para uma mensagem; envie por partes.',
  'Only agents decide who takes part.': 'Só os agentes decidem quem participa.',
  'Nobody of that name waits for a decision on this ticket.': 'Ninguém com esse nome aguarda uma decisão neste pedido.',
  'There is nothing of this person that could be a ticket.': 'Não há nada desta pessoa que possa ser um pedido.',
  'The next word must be promised for a time to come.':
    'O próximo contacto só pode ser prometido para um momento futuro.',
  'The next word is promised within a year.': 'O próximo contacto é prometido para dentro de um ano.',
  'Only agents change the status of a ticket.': 'Só os agentes mudam o estado de um pedido.',
  'Only agents change the priority of a ticket.': 'Só os agentes mudam a prioridade de um pedido.',
  'Only agents tick the tasks of a ticket.': 'Só os agentes concluem as tarefas de um pedido.',
  'There is no such task on this ticket.': 'Não existe essa tarefa neste pedido.',
  'This task is done already.': 'Esta tarefa já está concluída.',
  'Only agents say in which time zone a requester reads.': 'Só os agentes definem o fuso horário de um requerente.',
  'Only agents say to which organisation somebody belongs.': 'Só os agentes definem a organização de um requerente.',
  'There is no such requester.': 'Esse requerente não existe.',
  'Only an unresolved ticket is given another priority.': 'Só um pedido por resolver recebe outra prioridade.',
  'Only administrators arrange service levels.': 'Só os administradores definem os níveis de serviço.',
  'A service level is planned at most {years} years ahead.':
    'Um nível de serviço é planeado com, no máximo, {years} anos de antecedência.',
  'A service level changes now or later: what has passed stays as it was.':
    'Um nível de serviço muda agora ou mais tarde: o que passou fica como estava.',
  'The default service level stays: every ticket goes by one.':
    'O nível de serviço predefinido fica: todos os pedidos precisam de um.',
  'There is no such service level.': 'Esse nível de serviço não existe.',
  'This service level has ended.': 'Este nível de serviço já terminou.',
  'The default service level holds for all tickets.': 'O nível de serviço predefinido vale para todos os pedidos.',
  'The default service level says for every priority when the requester hears next.':
    'O nível de serviço predefinido diz, para cada prioridade, quando o requerente recebe a próxima notícia.',
  'A service level has at least one target.': 'Um nível de serviço tem pelo menos um prazo.',
  'Only administrators change settings.': 'Só os administradores mudam as definições.',
  '{address} is a mailbox already.': '{address} já é uma caixa de correio.',
  'There is no such mailbox.': 'Essa caixa de correio não existe.',
  'This desk is set up already; sign in instead.': 'Este centro de suporte já está configurado; inicie sessão.',
  'Somebody with this address is known to the desk already.': 'Alguém com este endereço já é conhecido aqui.',
  'Only agents pass tickets on.': 'Só os agentes passam pedidos a outros.',
  'Only an unresolved ticket has somebody who answers for it.':
    'Só um pedido por resolver tem alguém que responde por ele.',
  '{name} takes part, but does not answer for tickets.': '{name} participa, mas não responde por pedidos.',
  'There is no such message.': 'Essa mensagem não existe.',
  'Only agents decide about mail that was put aside.': 'Só os agentes decidem sobre mensagens postas de lado.',
  'The mail does not say who sent it. Say who is to be answered.':
    'A mensagem não diz quem a enviou. Indique a quem se deve responder.',
  'Say why the mail is rejected.': 'Indique por que a mensagem é recusada.',
  'Somebody has decided about this mail already.': 'Alguém já decidiu sobre esta mensagem.',
  'The request cannot be read.': 'Não foi possível ler o pedido enviado.',
  'The request is too large.': 'O pedido enviado é demasiado grande.',
  'This kind of content is not taken here.': 'Este tipo de conteúdo não é aceite aqui.',
  'The database cannot be reached at the moment. Nothing was changed; please try again shortly.':
    'A base de dados não está acessível neste momento. Nada foi alterado; tente novamente daqui a pouco.',
  'Something that the request names is not there, or not any more.':
    'Algo que o pedido refere não existe ou deixou de existir.',
  'Other files of yours are still on their way. Hand in these when they have arrived.':
    'Ainda há outros ficheiros seus a caminho. Envie estes quando aqueles tiverem chegado.',
  'Something in the request cannot be stored: a sign that no text may hold, or a value out of range.':
    'Algo no que enviou não pode ser guardado: um sinal que nenhum texto pode conter ou um valor fora dos limites.',
  'Others were changing the same thing at this moment. Nothing of yours was changed; please try again.':
    'Outras pessoas estavam a alterar a mesma coisa neste momento. Nada do que pediu foi alterado; tente novamente.',
  'Something went wrong on our side. It was noted; nothing of your request was carried out.':
    'Algo correu mal do nosso lado. Ficou registado; nada do que pediu foi executado.',
  'There is nothing at this address.': 'Não há nada neste endereço.',
  'Your role does not open this door.': 'A sua função não dá acesso a isto.',
  'Sign in, or send an API key that is good.': 'Inicie sessão ou envie uma chave de API válida.',
  'An Idempotency-Key has 1 to 200 characters.': 'Uma Idempotency-Key tem entre 1 e 200 caracteres.',
  'This Idempotency-Key was used with another request.': 'Esta Idempotency-Key já foi usada com outro pedido.',
  '“{field}” is not known here.': 'O campo «{field}» não é conhecido aqui.',
  'The request has no content, or not in the form of an object.':
    'O pedido enviado não tem conteúdo ou não tem a forma de um objeto.',
  '“{field}” must be one of these: {choices}.': 'O campo «{field}» deve ser um destes: {choices}.',
  '“{field}” is missing.': 'Falta o campo «{field}».',
  '“{field}” is not written as it should be.': 'O campo «{field}» não está escrito como deveria.',
  '“{field}” must be a text.': 'O campo «{field}» deve ser um texto.',
  '“{field}” must be a number.': 'O campo «{field}» deve ser um número.',
  '“{field}” must be a whole number.': 'O campo «{field}» deve ser um número inteiro.',
  '“{field}” must be true or false.': 'O campo «{field}» deve ser true ou false.',
  '“{field}” must be a list.': 'O campo «{field}» deve ser uma lista.',
  '“{field}” must be an object.': 'O campo «{field}» deve ser um objeto.',
  '“{field}” is not an e-mail address.': 'O campo «{field}» não é um endereço de e-mail.',
  '“{field}” is not a time such as 2026-03-21T10:30:00Z.':
    'O campo «{field}» não é uma hora como 2026-03-21T10:30:00Z.',
  '“{field}” is not a date such as 2026-03-21.': 'O campo «{field}» não é uma data como 2026-03-21.',
  '“{field}” is not an address such as https://example.com.':
    'O campo «{field}» não é um endereço como https://example.com.',
  '“{field}” is not an id.': 'O campo «{field}» não é um identificador.',
  '“{field}” is too short; the least is {limit} characters.':
    'O campo «{field}» é demasiado curto; o mínimo é de {limit} caracteres.',
  '“{field}” has too few entries; the least is {limit}.': 'O campo «{field}» tem poucas entradas; o mínimo é {limit}.',
  '“{field}” is too small; the least is {limit}.': 'O campo «{field}» é demasiado pequeno; o mínimo é {limit}.',
  '“{field}” is too long; the most is {limit} characters.':
    'O campo «{field}» é demasiado longo; o máximo é de {limit} caracteres.',
  '“{field}” has too many entries; the most is {limit}.':
    'O campo «{field}» tem demasiadas entradas; o máximo é {limit}.',
  '“{field}” is too large; the most is {limit}.': 'O campo «{field}» é demasiado grande; o máximo é {limit}.',
  '“{field}” must not be empty.': 'O campo «{field}» não pode ficar vazio.',
  'A password has at least ten characters.': 'Uma palavra-passe tem pelo menos dez caracteres.',
  'This request came from another site and was not carried out.': 'Este pedido veio de outro site e não foi executado.',
  'There is no such mail.': 'Essa mensagem não existe.',
  'Only administrators decide about waiting mail.': 'Só os administradores decidem sobre as mensagens em espera.',
  'The current password is another one.': 'A palavra-passe atual é outra.',
  'There is no such API key of yours.': 'Não tem essa chave de API.',
  'Too many tries. Please wait some minutes and try again.':
    'Demasiadas tentativas. Aguarde alguns minutos e tente novamente.',
  'Many wrong passwords were tried for this address. Ask for a link by e-mail at /portal, open it on this device, then sign in here.':
    'Foram tentadas muitas palavras-passe erradas para este endereço. Peça uma ligação por e-mail em /portal, abra-a neste dispositivo e depois inicie sessão aqui.',
  'E-mail and password do not belong together.': 'O e-mail e a palavra-passe não correspondem.',
  'This link was used already or is older than fifteen minutes. Ask for a new one.':
    'Esta ligação já foi usada ou tem mais de quinze minutos. Peça outra.',
  'The desk is not set up yet; open /setup first.':
    'O centro de suporte ainda não está configurado; abra primeiro /setup.',
  'This cursor does not belong to this list.': 'Este cursor não pertence a esta lista.',
  'This address of a file is no longer good. Load the page again.':
    'Este endereço de ficheiro já não é válido. Recarregue a página.',
  'This file is no longer there.': 'Este ficheiro já não está aqui.',
  'This message has no formatted text.': 'Esta mensagem não tem texto formatado.',
  'This message is read by others only.': 'Esta mensagem só é lida por outras pessoas.',
  'There is no such ticket, or it is not yours to see.': 'Esse pedido não existe ou não o pode ver.',
  'This cursor does not belong to this timeline.': 'Este cursor não pertence a esta cronologia.',
  'A ticket is new only once.': 'Um pedido só é novo uma vez.',
  'Tickets are merged with the merge action, which names the other ticket.':
    'Os pedidos são unidos com a ação de unir, que indica o outro pedido.',
  'A resolution says what was done, how, when and why; use the resolution action.':
    'Uma resolução diz o que foi feito, como, quando e porquê; use a ação de resolver.',
  'Only a resolved ticket is closed.': 'Só um pedido resolvido é encerrado.',
  'A merged ticket lives on in the other one.': 'Um pedido unido continua no outro.',
  'Open the ticket again first.': 'Primeiro reabra o pedido.',
  'Waiting on the requester needs a question to them.': 'Para aguardar o requerente é preciso fazer-lhe uma pergunta.',
  'The requester wrote less than ten minutes ago; answer before you wait for them.':
    'O requerente escreveu há menos de dez minutos; responda antes de o aguardar.',
  'A scheduled ticket has the date that was agreed with the requester.':
    'Um pedido agendado tem a data combinada com o requerente.',
  'The agreed date must lie ahead.': 'A data combinada deve estar no futuro.',
  'The agreed date lies at most {days} days ahead.': 'A data combinada fica, no máximo, a {days} dias.',
  'Your own tickets are in the portal.': 'Os seus próprios pedidos estão no portal.',
  'There is no status “{status}”.': 'O estado «{status}» não existe.',
  'The time zone "{name}" is not known. Use a name such as "Europe/Lisbon".':
    'O fuso horário "{name}" não é conhecido. Use um nome como "Europe/Lisbon".',
  'A calendar needs "tz", the name of a time zone such as "Europe/Lisbon".':
    'Um calendário precisa de "tz", o nome de um fuso horário como "Europe/Lisbon".',
  '"hours" has a day {value}. The days are {days}.': '"hours" tem um dia {value}. Os dias são {days}.',
  '{place} must hold pairs of times such as ["09:00", "18:00"], not {value}.':
    '{place} deve conter pares de horas como ["09:00", "18:00"], e não {value}.',
  '{place} opens at 24:00. Write it as 00:00 of the day after.':
    '{place} abre às 24:00. Escreva-o como 00:00 do dia seguinte.',
  '{place} has the time {value}. A time is written 00:00 to 24:00.':
    '{place} tem a hora {value}. Uma hora escreve-se de 00:00 a 24:00.',
  '{place} has the date {value}. A date is written 2026-12-24 and must exist.':
    '{place} tem a data {value}. Uma data escreve-se 2026-12-24 e tem de existir.',
  '"yearlyHolidays" has {value}. A day of every year is written 12-25 and must exist.':
    '"yearlyHolidays" tem {value}. Um dia de todos os anos escreve-se 12-25 e tem de existir.',
  'The calendar has no working time. Give at least one day opening hours.':
    'O calendário não tem horário de trabalho. Dê horário a pelo menos um dia.',
  'The calendar has no working time: every day of the year is a holiday.':
    'O calendário não tem horário de trabalho: todos os dias do ano são feriado.',
  '{place} must be an object, not {value}.': '{place} deve ser um objeto, e não {value}.',
  '{place} must be a list, not {value}.': '{place} deve ser uma lista, e não {value}.',
  'A duration must be a number of seconds, 0 or more.': 'Uma duração deve ser um número de segundos, 0 ou mais.',
  'The calendar does not have that much working time in the {years} years after {start}.':
    'O calendário não tem tanto horário de trabalho nos {years} anos após {start}.',
  'A range of working time must not be longer than {years} years.':
    'Um intervalo de horário de trabalho não pode ser superior a {years} anos.',
  'Business days must be a whole number, 0 or more.': 'Os dias úteis devem ser um número inteiro, 0 ou mais.',
  'The calendar does not have {days} open days in the next {years} years.':
    'O calendário não tem {days} dias úteis nos próximos {years} anos.',
  'A time must be a real date between 1900 and 9999.': 'Uma hora deve ser uma data real entre 1900 e 9999.',
  'Only administrators add the example company.': 'Só os administradores adicionam a empresa de exemplo.',
  'The example company is here already.': 'A empresa de exemplo já está aqui.',
  'Only administrators remove the example company.': 'Só os administradores removem a empresa de exemplo.',
  'This is not the one-time token. It stands where the desk was started.':
    'Este não é o código de utilização única. Está onde o programa foi iniciado.',
  'Give the default team a lead of your own first, who takes over.':
    'Primeiro dê à equipa predefinida um responsável seu, que fique com os pedidos.',
  'This link is no longer good. Ask for a new one.': 'Esta ligação já não é válida. Peça outra.',
  'There is no agent “{who}”.': 'Não há nenhum agente «{who}».',
  '{name} no longer works here.': '{name} já não trabalha aqui.',
  'There is no such organisation.': 'Essa organização não existe.',
  'There is no such team.': 'Essa equipa não existe.',
  'The same mail has come in another time, as {number}.': 'A mesma mensagem chegou outra vez, como {number}.',
  'Only agents merge and split tickets.': 'Só os agentes juntam e separam pedidos.',
  '{number} was merged already.': 'O pedido {number} já foi junto a outro.',
  'A ticket cannot be merged into itself.': 'Um pedido não pode ser junto a si próprio.',
  'These are tickets of two people, and neither may read what the other wrote. Link the tickets instead of merging them.':
    'São pedidos de duas pessoas, e nenhuma pode ler o que a outra escreveu. Associe os pedidos em vez de os juntar.',
  'One of the two stands in shadow, where nobody is answered, and the other does not. Link the tickets instead of merging them.':
    'Um dos dois está em sombra, onde ninguém recebe resposta, e o outro não. Associe os pedidos em vez de os juntar.',
  'Only an unresolved ticket is merged into another one.': 'Só um pedido por resolver é junto a outro.',
  'A ticket is merged into one that is unresolved or resolved.':
    'Um pedido só é junto a outro que esteja por resolver ou resolvido.',
  '{number} is not merged.': 'O pedido {number} não está junto a outro.',
  'A merge can be taken back for 30 days. Split off what belongs apart.':
    'Uma junção pode ser desfeita durante 30 dias. Separe o que é de outro assunto.',
  'This ticket is put aside; take it back first.': 'Este pedido foi posto de lado; recupere-o primeiro.',
  'Nobody can write to {name}; a ticket of their own would have no answer.':
    'Não há como escrever a {name}; um pedido separado ficaria sem resposta.',
  'There is no such message on this ticket.': 'Não há essa mensagem neste pedido.',
  'Only what the requester’s side wrote is split off; your own words stay where they were said.':
    'Só se separa o que o lado do requerente escreveu; as suas palavras ficam onde foram ditas.',
  'Split off the words of one person at a time; they become the requester of the new ticket.':
    'Separe as palavras de uma pessoa de cada vez; essa pessoa será o requerente do novo pedido.',
  'Some of these words wait for a decision about who takes part. Decide first.':
    'Algumas destas palavras aguardam uma decisão sobre quem participa. Decida primeiro.',
  'Something must stay: a ticket without a word of its requester is about nothing.':
    'Algo tem de ficar: um pedido sem uma palavra do requerente não trata de nada.',
  '{number} was not split off, or that was taken back.': 'O pedido {number} não foi separado, ou isso já foi desfeito.',
  'A split can be taken back for 30 days. Merge the tickets instead.':
    'Uma separação pode ser desfeita durante 30 dias. Em vez disso, junte os pedidos.',
  'A ticket cannot be linked to itself.': 'Um pedido não pode ser associado a si próprio.',
  'The scanner found something harmful in this file; it is not handed out.':
    'A verificação encontrou algo nocivo neste ficheiro; não é entregue.',
  'The scanner could not look into this file; it is not handed out.':
    'Não foi possível verificar este ficheiro; não é entregue.',
  'This file has not been checked yet. Try again in a minute.':
    'Este ficheiro ainda não foi verificado. Tente de novo daqui a um minuto.',
  'Send the bytes of the file as application/octet-stream.':
    'Envie o conteúdo do ficheiro como application/octet-stream.',
  'You do not take part in this ticket.': 'Não participa neste pedido.',
  'There are many files that no message carries yet. Send those first.':
    'Há muitos ficheiros que ainda não estão em nenhuma mensagem. Envie esses primeiro.',
  'These are many files for one day. Hand in the rest tomorrow.':
    'São muitos ficheiros para um dia. Envie o resto amanhã.',
  'This file is too large; the most is {limit} MB.': 'Este ficheiro é demasiado grande; o máximo é {limit} MB.',
  'A file is no longer there or was sent already. Attach it again.':
    'Um ficheiro já não está aqui ou já foi enviado. Anexe-o de novo.',
  ...calendarsPtPt,
  ...peoplePtPt,
  ...promisesPtPt,
  ...escalationPtPt,
  ...routingPtPt,
  ...dutyPtPt,
  ...handOverPtPt,
  ...mailPtPt,
  ...mailboxesPtPt,
};
