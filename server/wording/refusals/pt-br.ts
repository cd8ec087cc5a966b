// What the desk refuses with, in the Portuguese of Brazil. The keys are the English templates.

import { calendarsPtBr } from './calendars/pt-br.ts';
import { dutyPtBr } from './duty/pt-br.ts';
import { escalationPtBr } from './escalation/pt-br.ts';
import { handOverPtBr } from './hand-over/pt-br.ts';
import { mailPtBr } from './mail/pt-br.ts';
import { mailboxesPtBr } from './mailboxes/pt-br.ts';
import { peoplePtBr } from './people/pt-br.ts';
import { promisesPtBr } from './promises/pt-br.ts';
import { routingPtBr } from './routing/pt-br.ts';

export const ptBr: Readonly<Record<string, string>> = {
  'Your role may not write this here.': 'Sua função não permite escrever isto aqui.',
  'Your role may not read this here.': 'Seu papel não permite ler isto aqui.',
  'Something new has come in. Your text is kept; look at what is new, then send.':
    'Chegou algo novo. Seu texto foi guardado; veja o que há de novo e depois envie.',
  'This ticket is put aside; take it back before you write to the requester.':
    'Este chamado foi posto de lado; traga-o de volta antes de escrever ao solicitante.',
  'Say who is written to, or leave it out to write to everybody on the ticket.':
    'Diga a quem se escreve ou deixe em branco para escrever a todos do chamado.',
  '“{who}” does not take part in this ticket.': '“{who}” não participa deste chamado.',
  'Say who may read a restricted entry.': 'Diga quem pode ler uma nota restrita.',
  'A restricted entry is read by people of the desk; a requester is written to with a public reply.':
    'Uma nota restrita é lida por pessoas da equipe; ao solicitante se escreve com uma resposta pública.',
  '{name} does not take part in this ticket and could not read the entry.':
    '{name} não participa deste chamado e não poderia ler a nota.',
  'Only agents open tickets for others.': 'Somente atendentes abrem chamados para outras pessoas.',
  '“{address}” is not an e-mail address.': '“{address}” não é um endereço de e-mail.',
  'Only agents resolve tickets.': 'Somente atendentes resolvem chamados.',
  'This ticket is not unresolved.': 'Este chamado já não está em aberto.',
  'A solution says how it was solved and why it had happened.':
    'Uma solução diz como foi resolvido e por que tinha acontecido.',
  'What cannot be solved needs the reason and what else there is.':
    'O que não pode ser resolvido precisa do motivo e do que mais é possível.',
  'The work cannot have been done in the future.': 'O trabalho não pode ter sido feito no futuro.',
  'The work cannot have been done more than a year before the ticket was opened.':
    'O trabalho não pode ter sido feito mais de um ano antes da abertura do chamado.',
  'You do not take part in this request.': 'Você não participa deste chamado.',
  'There was nothing to send.': 'Não havia nada para enviar.',
  'This is too long for one message; send it in parts.': 'Isto é longo demais para uma mensagem; envie em partes.',
  'Only agents decide who takes part.': 'Somente atendentes decidem quem participa.',
  'Nobody of that name waits for a decision on this ticket.':
    'Ninguém com esse nome aguarda uma decisão neste chamado.',
  'There is nothing of this person that could be a ticket.': 'Não há nada desta pessoa que possa virar um chamado.',
  'The next word must be promised for a time to come.':
    'A próxima notícia só pode ser prometida para um momento futuro.',
  'The next word is promised within a year.': 'A próxima notícia é prometida para dentro de um ano.',
  'Only agents change the status of a ticket.': 'Somente atendentes mudam o status de um chamado.',
  'Only agents change the priority of a ticket.': 'Somente atendentes mudam a prioridade de um chamado.',
  'Only agents tick the tasks of a ticket.': 'Somente atendentes concluem as tarefas de um chamado.',
  'There is no such task on this ticket.': 'Não existe essa tarefa neste chamado.',
  'This task is done already.': 'Esta tarefa já foi concluída.',
  'Only agents say in which time zone a requester reads.': 'Só agentes definem o fuso horário de um solicitante.',
  'Only agents say to which organisation somebody belongs.':
    'Somente atendentes definem a organização de um solicitante.',
  'There is no such requester.': 'Esse solicitante não existe.',
  'Only an unresolved ticket is given another priority.': 'Só um chamado não resolvido recebe outra prioridade.',
  'Only administrators arrange service levels.': 'Somente administradores definem os níveis de serviço.',
  'A service level is planned at most {years} years ahead.':
    'Um nível de serviço é planejado com no máximo {years} anos de antecedência.',
  'A service level changes now or later: what has passed stays as it was.':
    'Um nível de serviço muda agora ou depois: o que passou fica como estava.',
  'The default service level stays: every ticket goes by one.':
    'O nível de serviço padrão fica: todo chamado precisa de um.',
  'There is no such service level.': 'Esse nível de serviço não existe.',
  'This service level has ended.': 'Este nível de serviço já foi encerrado.',
  'The default service level holds for all tickets.': 'O nível de serviço padrão vale para todos os chamados.',
  'The default service level says for every priority when the requester hears next.':
    'O nível de serviço padrão diz, para cada prioridade, quando o solicitante recebe a próxima notícia.',
  'A service level has at least one target.': 'Um nível de serviço tem pelo menos um prazo.',
  'Only administrators change settings.': 'Somente administradores mudam as configurações.',
  '{address} is a mailbox already.': '{address} já é uma caixa de correio.',
  'There is no such mailbox.': 'Essa caixa de correio não existe.',
  'This desk is set up already; sign in instead.': 'Esta central já está configurada; entre.',
  'Somebody with this address is known to the desk already.': 'Alguém com este endereço já é conhecido aqui.',
  'Only agents pass tickets on.': 'Somente atendentes repassam chamados.',
  'Only an unresolved ticket has somebody who answers for it.':
    'Só um chamado em aberto tem alguém que responde por ele.',
  '{name} takes part, but does not answer for tickets.': '{name} participa, mas não responde por chamados.',
  'There is no such message.': 'Essa mensagem não existe.',
  'Only agents decide about mail that was put aside.': 'Somente atendentes decidem sobre e-mails postos de lado.',
  'The mail does not say who sent it. Say who is to be answered.':
    'O e-mail não diz quem o enviou. Diga a quem se deve responder.',
  'Say why the mail is rejected.': 'Diga por que o e-mail é recusado.',
  'Somebody has decided about this mail already.': 'Alguém já decidiu sobre este e-mail.',
  'The request cannot be read.': 'Não foi possível ler a solicitação.',
  'The request is too large.': 'A solicitação é grande demais.',
  'This kind of content is not taken here.': 'Este tipo de conteúdo não é aceito aqui.',
  'The database cannot be reached at the moment. Nothing was changed; please try again shortly.':
    'O banco de dados não está acessível no momento. Nada foi alterado; tente de novo em instantes.',
  'Something that the request names is not there, or not any more.':
    'Algo citado na solicitação não existe ou deixou de existir.',
  'Other files of yours are still on their way. Hand in these when they have arrived.':
    'Outros arquivos seus ainda estão a caminho. Envie estes quando aqueles tiverem chegado.',
  'Something in the request cannot be stored: a sign that no text may hold, or a value out of range.':
    'Algo na solicitação não pode ser guardado: um sinal que nenhum texto pode conter ou um valor fora dos limites.',
  'Others were changing the same thing at this moment. Nothing of yours was changed; please try again.':
    'Outras pessoas estavam alterando a mesma coisa neste momento. Nada do que você pediu foi alterado; tente de novo.',
  'Something went wrong on our side. It was noted; nothing of your request was carried out.':
    'Algo deu errado do nosso lado. Foi registrado; nada da sua solicitação foi executado.',
  'There is nothing at this address.': 'Não há nada neste endereço.',
  'Your role does not open this door.': 'Sua função não dá acesso a isto.',
  'Sign in, or send an API key that is good.': 'Entre ou envie uma chave de API válida.',
  'An Idempotency-Key has 1 to 200 characters.': 'Uma Idempotency-Key tem de 1 a 200 caracteres.',
  'This Idempotency-Key was used with another request.': 'Esta Idempotency-Key já foi usada com outra solicitação.',
  '“{field}” is not known here.': 'O campo “{field}” não é conhecido aqui.',
  'The request has no content, or not in the form of an object.':
    'A solicitação não tem conteúdo ou não tem a forma de um objeto.',
  '“{field}” must be one of these: {choices}.': 'O campo “{field}” deve ser um destes: {choices}.',
  '“{field}” is missing.': 'Falta o campo “{field}”.',
  '“{field}” is not written as it should be.': 'O campo “{field}” não está escrito como deveria.',
  '“{field}” must be a text.': 'O campo “{field}” deve ser um texto.',
  '“{field}” must be a number.': 'O campo “{field}” deve ser um número.',
  '“{field}” must be a whole number.': 'O campo “{field}” deve ser um número inteiro.',
  '“{field}” must be true or false.': 'O campo “{field}” deve ser true ou false.',
  '“{field}” must be a list.': 'O campo “{field}” deve ser uma lista.',
  '“{field}” must be an object.': 'O campo “{field}” deve ser um objeto.',
  '“{field}” is not an e-mail address.': 'O campo “{field}” não é um endereço de e-mail.',
  '“{field}” is not a time such as 2026-03-21T10:30:00Z.':
    'O campo “{field}” não é um horário como 2026-03-21T10:30:00Z.',
  '“{field}” is not a date such as 2026-03-21.': 'O campo “{field}” não é uma data como 2026-03-21.',
  '“{field}” is not an address such as https://example.com.':
    'O campo “{field}” não é um endereço como https://example.com.',
  '“{field}” is not an id.': 'O campo “{field}” não é um identificador.',
  '“{field}” is too short; the least is {limit} characters.':
    'O campo “{field}” é curto demais; o mínimo é de {limit} caracteres.',
  '“{field}” has too few entries; the least is {limit}.': 'O campo “{field}” tem itens de menos; o mínimo é {limit}.',
  '“{field}” is too small; the least is {limit}.': 'O campo “{field}” é pequeno demais; o mínimo é {limit}.',
  '“{field}” is too long; the most is {limit} characters.':
    'O campo “{field}” é longo demais; o máximo é de {limit} caracteres.',
  '“{field}” has too many entries; the most is {limit}.': 'O campo “{field}” tem itens demais; o máximo é {limit}.',
  '“{field}” is too large; the most is {limit}.': 'O campo “{field}” é grande demais; o máximo é {limit}.',
  '“{field}” must not be empty.': 'O campo “{field}” não pode ficar vazio.',
  'A password has at least ten characters.': 'Uma senha tem pelo menos dez caracteres.',
  'This request came from another site and was not carried out.':
    'Esta solicitação veio de outro site e não foi executada.',
  'There is no such mail.': 'Esse e-mail não existe.',
  'Only administrators decide about waiting mail.': 'Somente administradores decidem sobre os e-mails em espera.',
  'The current password is another one.': 'A senha atual é outra.',
  'There is no such API key of yours.': 'Você não tem essa chave de API.',
  'Too many tries. Please wait some minutes and try again.':
    'Tentativas demais. Aguarde alguns minutos e tente de novo.',
  'Many wrong passwords were tried for this address. Ask for a link by e-mail at /portal, open it on this device, then sign in here.':
    'Muitas senhas erradas foram tentadas para este endereço. Peça um link por e-mail em /portal, abra-o neste dispositivo e depois entre aqui.',
  'E-mail and password do not belong together.': 'E-mail e senha não combinam.',
  'This link was used already or is older than fifteen minutes. Ask for a new one.':
    'Este link já foi usado ou tem mais de quinze minutos. Peça outro.',
  'The desk is not set up yet; open /setup first.': 'A central ainda não está configurada; abra primeiro /setup.',
  'This cursor does not belong to this list.': 'Este cursor não pertence a esta lista.',
  'This address of a file is no longer good. Load the page again.':
    'Este endereço de arquivo não vale mais. Recarregue a página.',
  'This file is no longer there.': 'Este arquivo não está mais aqui.',
  'This message has no formatted text.': 'Esta mensagem não tem texto formatado.',
  'This message is read by others only.': 'Esta mensagem só é lida por outras pessoas.',
  'There is no such ticket, or it is not yours to see.': 'Esse chamado não existe ou você não pode vê-lo.',
  'This cursor does not belong to this timeline.': 'Este cursor não pertence a esta linha do tempo.',
  'A ticket is new only once.': 'Um chamado só é novo uma vez.',
  'Tickets are merged with the merge action, which names the other ticket.':
    'Chamados são unidos com a ação de unir, que indica o outro chamado.',
  'A resolution says what was done, how, when and why; use the resolution action.':
    'Uma resolução diz o que foi feito, como, quando e por quê; use a ação de resolver.',
  'Only a resolved ticket is closed.': 'Só um chamado resolvido é encerrado.',
  'A merged ticket lives on in the other one.': 'Um chamado unido continua no outro.',
  'Open the ticket again first.': 'Primeiro reabra o chamado.',
  'Waiting on the requester needs a question to them.': 'Para aguardar o solicitante é preciso lhe fazer uma pergunta.',
  'The requester wrote less than ten minutes ago; answer before you wait for them.':
    'O solicitante escreveu há menos de dez minutos; responda antes de aguardá-lo.',
  'A scheduled ticket has the date that was agreed with the requester.':
    'Um chamado agendado tem a data combinada com o solicitante.',
  'The agreed date must lie ahead.': 'A data combinada deve estar no futuro.',
  'The agreed date lies at most {days} days ahead.': 'A data combinada fica no máximo {days} dias adiante.',
  'Your own tickets are in the portal.': 'Seus próprios chamados estão no portal.',
  'There is no status “{status}”.': 'O status “{status}” não existe.',
  'The time zone "{name}" is not known. Use a name such as "Europe/Lisbon".':
    'O fuso horário "{name}" não é conhecido. Use um nome como "Europe/Lisbon".',
  'A calendar needs "tz", the name of a time zone such as "Europe/Lisbon".':
    'Um calendário precisa de "tz", o nome de um fuso horário como "Europe/Lisbon".',
  '"hours" has a day {value}. The days are {days}.': '"hours" tem um dia {value}. Os dias são {days}.',
  '{place} must hold pairs of times such as ["09:00", "18:00"], not {value}.':
    '{place} deve conter pares de horários como ["09:00", "18:00"], não {value}.',
  '{place} opens at 24:00. Write it as 00:00 of the day after.':
    '{place} abre às 24:00. Escreva como 00:00 do dia seguinte.',
  '{place} has the time {value}. A time is written 00:00 to 24:00.':
    '{place} tem o horário {value}. Um horário é escrito de 00:00 a 24:00.',
  '{place} has the date {value}. A date is written 2026-12-24 and must exist.':
    '{place} tem a data {value}. Uma data é escrita 2026-12-24 e precisa existir.',
  '"yearlyHolidays" has {value}. A day of every year is written 12-25 and must exist.':
    '"yearlyHolidays" tem {value}. Um dia de todos os anos é escrito 12-25 e precisa existir.',
  'The calendar has no working time. Give at least one day opening hours.':
    'O calendário não tem horário de trabalho. Dê horário a pelo menos um dia.',
  'The calendar has no working time: every day of the year is a holiday.':
    'O calendário não tem horário de trabalho: todos os dias do ano são feriado.',
  '{place} must be an object, not {value}.': '{place} deve ser um objeto, não {value}.',
  '{place} must be a list, not {value}.': '{place} deve ser uma lista, não {value}.',
  'A duration must be a number of seconds, 0 or more.': 'Uma duração deve ser um número de segundos, 0 ou mais.',
  'The calendar does not have that much working time in the {years} years after {start}.':
    'O calendário não tem tanto horário de trabalho nos {years} anos após {start}.',
  'A range of working time must not be longer than {years} years.':
    'Um intervalo de horário de trabalho não pode ser maior que {years} anos.',
  'Business days must be a whole number, 0 or more.': 'Dias úteis devem ser um número inteiro, 0 ou mais.',
  'The calendar does not have {days} open days in the next {years} years.':
    'O calendário não tem {days} dias úteis nos próximos {years} anos.',
  'A time must be a real date between 1900 and 9999.': 'Um horário deve ser uma data real entre 1900 e 9999.',
  'Only administrators add the example company.': 'Somente administradores adicionam a empresa de exemplo.',
  'The example company is here already.': 'A empresa de exemplo já está aqui.',
  'Only administrators remove the example company.': 'Somente administradores removem a empresa de exemplo.',
  'This is not the one-time token. It stands where the desk was started.':
    'Este não é o código de uso único. Ele aparece onde o programa foi iniciado.',
  'Give the default team a lead of your own first, who takes over.':
    'Primeiro dê à equipe padrão um líder seu, que assuma os chamados.',
  'This link is no longer good. Ask for a new one.': 'Este link não vale mais. Peça outro.',
  'There is no agent “{who}”.': 'Não há atendente “{who}”.',
  '{name} no longer works here.': '{name} não trabalha mais aqui.',
  'There is no such organisation.': 'Essa organização não existe.',
  'There is no such team.': 'Essa equipe não existe.',
  'The same mail has come in another time, as {number}.': 'O mesmo e-mail chegou outra vez, como {number}.',
  'Only agents merge and split tickets.': 'Somente atendentes juntam e separam chamados.',
  '{number} was merged already.': 'O chamado {number} já foi juntado a outro.',
  'A ticket cannot be merged into itself.': 'Um chamado não pode ser juntado a si mesmo.',
  'These are tickets of two people, and neither may read what the other wrote. Link the tickets instead of merging them.':
    'São chamados de duas pessoas, e nenhuma pode ler o que a outra escreveu. Vincule os chamados em vez de juntá-los.',
  'One of the two stands in shadow, where nobody is answered, and the other does not. Link the tickets instead of merging them.':
    'Um dos dois está em sombra, onde ninguém recebe resposta, e o outro não. Vincule os chamados em vez de juntá-los.',
  'Only an unresolved ticket is merged into another one.': 'Só um chamado em aberto é juntado a outro.',
  'A ticket is merged into one that is unresolved or resolved.':
    'Um chamado só é juntado a outro que esteja em aberto ou resolvido.',
  '{number} is not merged.': 'O chamado {number} não está juntado a outro.',
  'A merge can be taken back for 30 days. Split off what belongs apart.':
    'Uma junção pode ser desfeita durante 30 dias. Separe o que é de outro assunto.',
  'This ticket is put aside; take it back first.': 'Este chamado foi posto de lado; traga-o de volta primeiro.',
  'Nobody can write to {name}; a ticket of their own would have no answer.':
    'Não há como escrever a {name}; um chamado separado ficaria sem resposta.',
  'There is no such message on this ticket.': 'Não há essa mensagem neste chamado.',
  'Only what the requester’s side wrote is split off; your own words stay where they were said.':
    'Só se separa o que o lado do solicitante escreveu; as suas palavras ficam onde foram ditas.',
  'Split off the words of one person at a time; they become the requester of the new ticket.':
    'Separe as palavras de uma pessoa de cada vez; ela será a solicitante do novo chamado.',
  'Some of these words wait for a decision about who takes part. Decide first.':
    'Algumas destas palavras aguardam uma decisão sobre quem participa. Decida primeiro.',
  'Something must stay: a ticket without a word of its requester is about nothing.':
    'Algo precisa ficar: um chamado sem uma palavra do solicitante não trata de nada.',
  '{number} was not split off, or that was taken back.':
    'O chamado {number} não foi separado, ou isso já foi desfeito.',
  'A split can be taken back for 30 days. Merge the tickets instead.':
    'Uma separação pode ser desfeita durante 30 dias. Em vez disso, junte os chamados.',
  'A ticket cannot be linked to itself.': 'Um chamado não pode ser vinculado a si mesmo.',
  'The scanner found something harmful in this file; it is not handed out.':
    'A verificação encontrou algo nocivo neste arquivo; ele não é entregue.',
  'The scanner could not look into this file; it is not handed out.':
    'Não foi possível verificar este arquivo; ele não é entregue.',
  'This file has not been checked yet. Try again in a minute.':
    'Este arquivo ainda não foi verificado. Tente de novo em um minuto.',
  'Send the bytes of the file as application/octet-stream.':
    'Envie o conteúdo do arquivo como application/octet-stream.',
  'You do not take part in this ticket.': 'Você não participa deste chamado.',
  'There are many files that no message carries yet. Send those first.':
    'Há muitos arquivos que ainda não estão em nenhuma mensagem. Envie esses primeiro.',
  'These are many files for one day. Hand in the rest tomorrow.':
    'São muitos arquivos para um dia. Envie o restante amanhã.',
  'This file is too large; the most is {limit} MB.': 'Este arquivo é grande demais; o máximo é {limit} MB.',
  'A file is no longer there or was sent already. Attach it again.':
    'Um arquivo não está mais aqui ou já foi enviado. Anexe de novo.',
  ...calendarsPtBr,
  ...peoplePtBr,
  ...promisesPtBr,
  ...escalationPtBr,
  ...routingPtBr,
  ...dutyPtBr,
  ...handOverPtBr,
  ...mailPtBr,
  ...mailboxesPtBr,
};
