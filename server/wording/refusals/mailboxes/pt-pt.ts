// What is refused or said about mailboxes, how they are connected and tested, in the Portuguese of Portugal.

export const mailboxesPtPt = {
  'A mail from {address} to itself was sent.': 'Foi enviada uma mensagem de {address} para si próprio.',
  'A stored secret of this mailbox cannot be read, because TELLONCE_SECRET has changed. Give it again.':
    'Um segredo guardado desta caixa não pode ser lido porque TELLONCE_SECRET mudou. Indique-o de novo.',
  'A test of this mailbox is running already.': 'Já está a decorrer um teste desta caixa.',
  'Fetched mail cannot be moved into a folder that is fetched itself.':
    'As mensagens recolhidas não podem ser movidas para uma pasta que também é recolhida.',
  'Give both addresses of the provider.': 'Indique os dois endereços do fornecedor.',
  'Give the password for the outgoing server.': 'Indique a palavra-passe do servidor de saída.',
  'It is not arranged yet how this mailbox is fetched.':
    'Ainda não está definido como se recolhe o correio desta caixa.',
  'Give the password of the mailbox.': 'Indique a palavra-passe da caixa de correio.',
  'Give the user name for the outgoing server.': 'Indique o nome de utilizador do servidor de saída.',
  'It has arrived. This mailbox works.': 'Chegou. Esta caixa funciona.',
  'It is not known where this mailbox is read.': 'Não se sabe onde esta caixa é lida.',
  'It was sent, but did not arrive within {seconds} seconds. Look into the spam folder, and check which server gets mail for {address}.':
    'Foi enviada, mas não chegou em {seconds} segundos. Veja a pasta de spam e verifique que servidor recebe o correio de {address}.',
  'No mail has come to {address} for {hours} working hours, far longer than usual. Write a mail to it and see whether it arrives.':
    'Nenhuma mensagem chega a {address} há {hours} horas úteis, muito mais do que o habitual. Escreva para esse endereço e veja se chega.',
  'No sign-in by OAuth 2 is set up for this mailbox.':
    'Não está configurado nenhum acesso por OAuth 2 para esta caixa.',
  'Nobody has signed in to {provider} for this mailbox yet.':
    'Ainda ninguém iniciou sessão em {provider} por esta caixa.',
  'Nothing is sent from a mailbox in shadow.': 'Nada é enviado de uma caixa em modo sombra.',
  'Only administrators change mailboxes.': 'Só os administradores alteram as caixas de correio.',
  'Only administrators see how mailboxes are connected.': 'Só os administradores veem como as caixas estão ligadas.',
  'Say to which folder fetched mail is moved.': 'Diga para que pasta são movidas as mensagens recolhidas.',
  'Say what becomes of the {count} tickets of the shadow: keep them as history, or remove them.':
    'Diga o que fazer com os {count} pedidos do modo sombra: guardá-los como histórico ou removê-los.',
  'Signed in to {host} as {user}.': 'Sessão iniciada em {host} como {user}.',
  'The addresses of a provider begin with https.': 'Os endereços de um fornecedor começam por https.',
  'The connection to {host} cannot be secured ({detail}). Check the port, the kind of security and the certificate of the server.':
    'A ligação a {host} não pode ser protegida ({detail}). Verifique a porta, o tipo de segurança e o certificado do servidor.',
  'The folders are there: {folders}.': 'As pastas existem: {folders}.',
  'The mail server {host} broke off or refused: {detail}':
    'O servidor de correio {host} interrompeu ou recusou: {detail}',
  'The mail server {host} does not answer at port {port}. Check both, and whether a firewall stands between.':
    'O servidor de correio {host} não responde na porta {port}. Verifique ambos e se há uma firewall pelo meio.',
  'The outgoing server does not take the mail: {detail}. Check the server and how it is signed in to.':
    'O servidor de saída não aceita a mensagem: {detail}. Verifique o servidor e o acesso a ele.',
  'The sign-in server of {provider} cannot be used ({detail}).':
    'O servidor de acesso de {provider} não pode ser usado ({detail}).',
  'The sign-in to {provider} has expired or was withdrawn, and no mail comes in. Sign in to {provider} again.':
    'O acesso a {provider} expirou ou foi revogado, e não entra correio. Inicie sessão em {provider} de novo.',
  'The test broke off: {detail}': 'O teste foi interrompido: {detail}',
  'There is a brand of the name {name} already.': 'Já existe uma marca com o nome {name}.',
  'There is no folder “{folder}” in this mailbox. Choose another one.':
    'Não há pasta «{folder}» nesta caixa. Escolha outra.',
  'There is no key for {domain}.': 'Não há chave para {domain}.',
  'There is no outgoing server: give this mailbox one, or set SMTP_URL.':
    'Não há servidor de saída: dê um a esta caixa ou defina SMTP_URL.',
  'There is no server of the name {host}. Check how it is spelt.':
    'Não há servidor com o nome {host}. Verifique como está escrito.',
  'There is no such brand.': 'Essa marca não existe.',
  'There is no such test.': 'Esse teste não existe.',
  'This mailbox is not fetched by IMAP.': 'Esta caixa não é recolhida por IMAP.',
  '{host} lets nobody sign in at the moment: {detail}': '{host} não deixa ninguém entrar neste momento: {detail}',
  '{host} refuses the sign-in of {user}. Sign in again with an account that may open this mailbox, and check that the provider allows mail programs for it.':
    '{host} recusa o acesso de {user}. Inicie sessão de novo com uma conta que possa abrir esta caixa e verifique se o fornecedor permite programas de correio nela.',
  '{host} refuses the user name or the password of {user}. Give the password again; many providers want an app password.':
    '{host} recusa o nome ou a palavra-passe de {user}. Indique a palavra-passe de novo; muitos fornecedores exigem uma palavra-passe de aplicação.',
  '{provider} was not allowed to let the desk in ({detail}). Sign in there again and agree, or ask whoever administers it to.':
    '{provider} não recebeu autorização para deixar o serviço entrar ({detail}). Entre lá de novo e aceite, ou peça a quem administra.',
  '{provider} does not accept this client ({detail}). Check client id and secret.':
    '{provider} não aceita este cliente ({detail}). Verifique o id e o segredo do cliente.',
};
