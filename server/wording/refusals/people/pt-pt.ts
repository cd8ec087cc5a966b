// Refusals about people, teams and who is asked in, in the Portuguese of Portugal. The keys are the English templates.

export const peoplePtPt: Readonly<Record<string, string>> = {
  'There is a team called “{name}” already.': 'Já existe uma equipa chamada «{name}».',
  'Only administrators add teams.': 'Só os administradores adicionam equipas.',
  '{name} does not answer for tickets.': '{name} não responde por pedidos.',
  'Only administrators end a person’s access.': 'Só os administradores terminam o acesso de alguém.',
  'There is no such active agent.': 'Não há nenhum agente ativo assim.',
  'The last administrator cannot leave: nobody would answer for the tickets.':
    'O último administrador não pode sair: ninguém responderia pelos pedidos.',
  'Only administrators add people.': 'Só os administradores adicionam pessoas.',
  '{email} is known already, as {name}.': '{email} já é conhecido: {name}.',
  'Only administrators let a person in again.': 'Só os administradores devolvem o acesso a alguém.',
  'There is nobody of that name whose access has ended.': 'Não há ninguém com esse nome cujo acesso tenha terminado.',
  'Only administrators change people.': 'Só os administradores alteram os dados das pessoas.',
  '{name} is the last administrator: nobody could arrange the desk any more.':
    '{name} é a última pessoa na administração: ninguém mais poderia configurar o centro de suporte.',
  '{name} leads {teams}. Say who leads from now on.': '{name} chefia: {teams}. Indique quem passa a chefiar.',
  'Only administrators rename teams and name their leads.':
    'Só os administradores mudam o nome das equipas e indicam os responsáveis.',
  'Only the lead of a team and administrators arrange it.':
    'Só o responsável da equipa e os administradores a podem alterar.',
  'The lead stays in the team. Name another lead first.':
    'O responsável fica na equipa. Indique primeiro outro responsável.',
  'Only agents ask colleagues in.': 'Só os agentes incluem colegas.',
  '{name} sees every ticket already.': '{name} já vê todos os pedidos.',
  '{name} is on this ticket as a customer and cannot read the team’s notes on it.':
    '{name} está neste pedido como cliente e não pode ler as notas da equipa.',
  'Only agents let colleagues go.': 'Só os agentes retiram colegas.',
  'Nobody of that name was asked in on this ticket.': 'Ninguém com esse nome foi incluído neste pedido.',
  'There is no such absence.': 'Essa ausência não existe.',
  'An absence is planned within a year.': 'Uma ausência pode ser planeada com até um ano de antecedência.',
  'The return must lie after the beginning.': 'O regresso tem de ser depois do início.',
  'Nobody stands in for themselves.': 'Ninguém se pode substituir a si próprio.',
  'Only whoever leads their team, or an administrator, says that somebody else is away.':
    'Só quem lidera a equipa da pessoa, ou um administrador, pode registar a ausência dela.',
  'It has begun already.': 'Já começou.',
  'This absence is over.': 'Esta ausência já terminou.',
  'Nobody stands in on this ticket.': 'Ninguém está a substituir ninguém neste pedido.',
  'Only the two of them, their lead or an administrator decide whose ticket it is.':
    'Só os dois, quem lidera a equipa ou um administrador decidem de quem é o pedido.',
  'They are still away.': 'A pessoa ainda está ausente.',
  'Only the requester decides whether they wait.': 'Só o requerente decide se espera.',
  'This request cannot wait: something on it comes due before, or nobody stands in on it.':
    'Este pedido não pode esperar: algo nele vence antes, ou ninguém está a substituir outra pessoa.',
  'Somebody else answers for tickets here; they stand in, and the desk stays open.':
    'Há mais alguém que responde a pedidos aqui e pode substituir; o serviço continua aberto.',
  'Say when you are back: the desk closes until then.': 'Diga quando regressa: o serviço encerra até lá.',
  'There are no working hours in this time; nothing has to be closed.':
    'Não há horário de atendimento neste período; não é preciso encerrar nada.',
  'The address of a calendar begins with https://.': 'O endereço de um calendário começa por https://.',
  'This calendar is added already.': 'Este calendário já foi adicionado.',
  'There is no such calendar feed.': 'Este calendário não existe.',
  'This calendar cannot be read.': 'Não foi possível ler o calendário.',
};
