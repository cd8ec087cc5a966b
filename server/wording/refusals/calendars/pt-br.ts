// What calendars are refused with, in the Portuguese of Brazil.

export const calendarsPtBr: Readonly<Record<string, string>> = {
  'This calendar is retired.': 'Este calendário não é mais usado.',
  'The default calendar cannot be retired; make another one the default first.':
    'O calendário padrão não pode ser retirado; antes, torne outro o padrão.',
  'Teams go by this calendar; give them another one first.':
    'Há equipes que usam este calendário; antes, dê outro a elas.',
  'New hours begin today at the earliest: leave the day out, or name a later one.':
    'O novo horário começa hoje, no mínimo: deixe o dia em branco ou escolha um posterior.',
  'This day is as usual already.': 'Este dia já segue o horário normal.',
  'A day that has passed stays as it was.': 'Um dia que passou fica como foi.',
  'A calendar holds {most} days of its own at most.': 'Um calendário tem no máximo {most} dias especiais.',
  'A closed time must not end before it begins.': 'Um período fechado não pode terminar antes de começar.',
  'What is past of a closed time stays closed.': 'O que já passou de um período fechado fica como foi.',
  'A closed time ends within {days} days: promises are made within a year.':
    'Um período fechado termina em até {days} dias: promessas são feitas para até um ano.',
  'The desk is closed from {from} until {until} already.': 'A central já está fechada de {from} até {until}.',
  'There is no such closed time.': 'Esse período fechado não existe.',
  'Only administrators change calendars.': 'Só administradores alteram calendários.',
  'At most {most} days are shown at once.': 'São mostrados no máximo {most} dias de uma vez.',
  '"later" must be a list of calendars, each with the instant from which it holds.':
    '"later" precisa ser uma lista de calendários, cada um com o instante a partir do qual vale.',
  'The holidays of this place are not known.': 'Os feriados deste lugar não são conhecidos.',
  'There is no such calendar.': 'Esse calendário não existe.',
  'A day of every year is written 12-25 and must exist.': 'Um dia de todo ano se escreve 12-25 e precisa existir.',
  'This is not a calendar file (iCalendar).': 'Isto não é um arquivo de calendário (iCalendar).',
  'The calendar file is larger than 1 MB.': 'O arquivo de calendário tem mais de 1 MB.',
  'The calendar file has more than {most} entries.': 'O arquivo de calendário tem mais de {most} entradas.',
  'Reading the calendar file took too long; take a smaller part of it.':
    'Ler o arquivo de calendário demorou demais; use uma parte menor dele.',
  'The calendar would stay closed from {from} until {until}. It has to open at least once in {days} days, because everybody is told within a year when they hear next.':
    'O calendário ficaria fechado de {from} até {until}. Ele precisa abrir pelo menos uma vez a cada {days} dias, porque todos ficam sabendo, dentro de um ano, quando terão notícias.',
  'By this calendar the desk is closed on {count} of the dates that were promised. Reopen it first and close it again afterwards, or send “move”: then each moves once and is told.':
    'Por este calendário, o atendimento está fechado em {count} das datas prometidas. Reabra esse período e feche-o de novo depois, ou envie “move”: então cada data muda uma vez e isso é comunicado.',
  'The entries of this calendar file take more than {most} days; take a smaller part of it.':
    'As entradas deste arquivo ocupam mais de {most} dias; use uma parte menor dele.',
  'Nothing in this file changes a day.': 'Este arquivo não muda nenhum dia.',
};
