// What calendars are refused with, in the Portuguese of Portugal.

export const calendarsPtPt: Readonly<Record<string, string>> = {
  'This calendar is retired.': 'Este calendário deixou de ser usado.',
  'The default calendar cannot be retired; make another one the default first.':
    'O calendário predefinido não pode ser retirado; primeiro torne outro o predefinido.',
  'Teams go by this calendar; give them another one first.':
    'Há equipas que usam este calendário; primeiro atribua-lhes outro.',
  'New hours begin today at the earliest: leave the day out, or name a later one.':
    'O novo horário só pode começar hoje ou mais tarde: deixe o dia em branco ou escolha um posterior.',
  'This day is as usual already.': 'Este dia já tem o horário normal.',
  'A day that has passed stays as it was.': 'Um dia que já passou fica como foi.',
  'A calendar holds {most} days of its own at most.': 'Um calendário tem, no máximo, {most} dias especiais.',
  'A closed time must not end before it begins.': 'Um período de encerramento não pode terminar antes de começar.',
  'What is past of a closed time stays closed.': 'O que já passou de um período de encerramento fica como foi.',
  'A closed time ends within {days} days: promises are made within a year.':
    'Um período de encerramento termina dentro de {days} dias: as promessas fazem-se, no máximo, para um ano.',
  'The desk is closed from {from} until {until} already.': 'O apoio já está encerrado de {from} até {until}.',
  'There is no such closed time.': 'Esse período de encerramento não existe.',
  'Only administrators change calendars.': 'Só administradores alteram calendários.',
  'At most {most} days are shown at once.': 'São mostrados, no máximo, {most} dias de cada vez.',
  '"later" must be a list of calendars, each with the instant from which it holds.':
    '"later" tem de ser uma lista de calendários, cada um com o instante a partir do qual vale.',
  'The holidays of this place are not known.': 'Os feriados deste local não são conhecidos.',
  'There is no such calendar.': 'Esse calendário não existe.',
  'A day of every year is written 12-25 and must exist.': 'Um dia de todos os anos escreve-se 12-25 e tem de existir.',
  'This is not a calendar file (iCalendar).': 'Isto não é um ficheiro de calendário (iCalendar).',
  'The calendar file is larger than 1 MB.': 'O ficheiro de calendário tem mais de 1 MB.',
  'The calendar file has more than {most} entries.': 'O ficheiro de calendário tem mais de {most} entradas.',
  'Reading the calendar file took too long; take a smaller part of it.':
    'Ler o ficheiro de calendário demorou demasiado; use uma parte menor.',
  'The calendar would stay closed from {from} until {until}. It has to open at least once in {days} days, because everybody is told within a year when they hear next.':
    'O calendário ficaria fechado de {from} até {until}. Tem de abrir pelo menos uma vez a cada {days} dias, porque todos ficam a saber, dentro de um ano, quando terão notícias.',
  'By this calendar the desk is closed on {count} of the dates that were promised. Reopen it first and close it again afterwards, or send “move”: then each moves once and is told.':
    'Por este calendário, o apoio está encerrado em {count} das datas prometidas. Reabra esse período e volte a encerrá-lo depois, ou envie “move”: então cada data muda uma vez e isso é comunicado.',
  'The entries of this calendar file take more than {most} days; take a smaller part of it.':
    'As entradas deste ficheiro ocupam mais de {most} dias; utilize uma parte mais pequena.',
  'Nothing in this file changes a day.': 'Este ficheiro não altera nenhum dia.',
};
