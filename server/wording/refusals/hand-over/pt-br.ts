// Refusals about handing tickets over, in the Portuguese of Brazil. The keys are the English templates.

export const handOverPtBr: Readonly<Record<string, string>> = {
  'Only agents write in the brief.': 'Somente atendentes escrevem no resumo.',
  'Only agents take tickets up.': 'Somente atendentes assumem chamados.',
  'Somebody else has this ticket now.': 'Agora este chamado está com outra pessoa.',
  'Nothing was handed over then.': 'Nada foi repassado naquele momento.',
  'What comes next needs a date that is still to come.': 'O próximo passo precisa de um prazo que ainda não passou.',
  'This is no longer what comes next.': 'O próximo passo já é outro.',
  'Say what comes next and by when, so that whoever takes over can go on.':
    'Informe o próximo passo e o prazo, para que quem assumir possa continuar.',
  'Say what to do if it goes otherwise, or that there is nothing to say.':
    'Diga o que fazer se algo sair diferente, ou marque que não há nada a dizer.',
  'A lead has been asked about this already.': 'A decisão já foi pedida à liderança da equipe.',
};
