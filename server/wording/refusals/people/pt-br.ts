// Refusals about people, teams and who is asked in, in the Portuguese of Brazil. The keys are the English templates.

export const peoplePtBr: Readonly<Record<string, string>> = {
  'There is a team called “{name}” already.': 'Já existe uma equipe chamada “{name}”.',
  'Only administrators add teams.': 'Somente administradores adicionam equipes.',
  '{name} does not answer for tickets.': '{name} não responde por chamados.',
  'Only administrators end a person’s access.': 'Somente administradores encerram o acesso de alguém.',
  'There is no such active agent.': 'Não há atendente ativo assim.',
  'The last administrator cannot leave: nobody would answer for the tickets.':
    'O último administrador não pode sair: ninguém responderia pelos chamados.',
  'Only administrators add people.': 'Somente administradores adicionam pessoas.',
  '{email} is known already, as {name}.': '{email} já é conhecido: {name}.',
  'Only administrators let a person in again.': 'Somente administradores devolvem o acesso a alguém.',
  'There is nobody of that name whose access has ended.':
    'Não há ninguém com esse nome cujo acesso tenha sido encerrado.',
  'Only administrators change people.': 'Somente administradores alteram os dados das pessoas.',
  '{name} is the last administrator: nobody could arrange the desk any more.':
    '{name} é a última pessoa na administração: ninguém mais poderia configurar a central.',
  '{name} leads {teams}. Say who leads from now on.': '{name} lidera: {teams}. Diga quem passa a liderar.',
  'Only administrators rename teams and name their leads.':
    'Somente administradores renomeiam equipes e definem quem as lidera.',
  'Only the lead of a team and administrators arrange it.':
    'Somente quem lidera a equipe e administradores podem alterá-la.',
  'The lead stays in the team. Name another lead first.':
    'Quem lidera continua na equipe. Primeiro defina outra liderança.',
  'Only agents ask colleagues in.': 'Somente atendentes incluem colegas.',
  '{name} sees every ticket already.': '{name} já vê todos os chamados.',
  '{name} is on this ticket as a customer and cannot read the team’s notes on it.':
    '{name} está neste chamado como cliente e não pode ler as notas da equipe.',
  'Only agents let colleagues go.': 'Somente atendentes retiram colegas.',
  'Nobody of that name was asked in on this ticket.': 'Ninguém com esse nome foi incluído neste chamado.',
  'There is no such absence.': 'Essa ausência não existe.',
  'An absence is planned within a year.': 'Uma ausência pode ser planejada com até um ano de antecedência.',
  'The return must lie after the beginning.': 'A volta precisa ser depois do início.',
  'Nobody stands in for themselves.': 'Ninguém pode substituir a si mesmo.',
  'Only whoever leads their team, or an administrator, says that somebody else is away.':
    'Só quem lidera a equipe da pessoa, ou um administrador, pode registrar a ausência dela.',
  'It has begun already.': 'Ela já começou.',
  'This absence is over.': 'Esta ausência já terminou.',
  'Nobody stands in on this ticket.': 'Ninguém está substituindo ninguém neste chamado.',
  'Only the two of them, their lead or an administrator decide whose ticket it is.':
    'Só os dois, quem lidera a equipe ou um administrador decidem de quem é o chamado.',
  'They are still away.': 'A pessoa ainda está ausente.',
  'Only the requester decides whether they wait.': 'Só o solicitante decide se espera.',
  'This request cannot wait: something on it comes due before, or nobody stands in on it.':
    'Este chamado não pode esperar: algo nele vence antes, ou ninguém está no lugar de outra pessoa.',
  'Somebody else answers for tickets here; they stand in, and the desk stays open.':
    'Há mais alguém que atende chamados aqui: essa pessoa fica no seu lugar, e a central continua aberta.',
  'Say when you are back: the desk closes until then.': 'Diga quando você volta: a central fica fechada até lá.',
  'There are no working hours in this time; nothing has to be closed.':
    'Não há horário de atendimento nesse período; não é preciso fechar nada.',
  'The address of a calendar begins with https://.': 'O endereço de um calendário começa com https://.',
  'This calendar is added already.': 'Este calendário já foi adicionado.',
  'There is no such calendar feed.': 'Este calendário não existe.',
  'This calendar cannot be read.': 'Não foi possível ler o calendário.',
};
