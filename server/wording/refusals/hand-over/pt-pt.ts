// Refusals about handing tickets over, in the Portuguese of Portugal. The keys are the English templates.

export const handOverPtPt: Readonly<Record<string, string>> = {
  'Only agents write in the brief.': 'Só os agentes escrevem no resumo.',
  'Only agents take tickets up.': 'Só os agentes assumem pedidos.',
  'Somebody else has this ticket now.': 'Este pedido está agora com outra pessoa.',
  'Nothing was handed over then.': 'Nada foi passado nesse momento.',
  'What comes next needs a date that is still to come.':
    'O próximo passo precisa de um prazo que ainda não tenha passado.',
  'This is no longer what comes next.': 'O próximo passo já é outro.',
  'Say what comes next and by when, so that whoever takes over can go on.':
    'Indique o próximo passo e o prazo, para que quem assumir possa continuar.',
  'Say what to do if it goes otherwise, or that there is nothing to say.':
    'Diga o que fazer se algo correr de outra forma, ou assinale que não há nada a dizer.',
  'A lead has been asked about this already.': 'A decisão já foi pedida à chefia da equipa.',
};
