// What is refused or said about mailboxes, how they are connected and tested, in the Portuguese of Brazil.

export const mailboxesPtBr = {
  'A mail from {address} to itself was sent.': 'Foi enviado um e-mail de {address} para si mesmo.',
  'A stored secret of this mailbox cannot be read, because TELLONCE_SECRET has changed. Give it again.':
    'Um segredo guardado desta caixa não pode ser lido porque TELLONCE_SECRET mudou. Informe-o de novo.',
  'A test of this mailbox is running already.': 'Um teste desta caixa já está em andamento.',
  'Fetched mail cannot be moved into a folder that is fetched itself.':
    'E-mails buscados não podem ser movidos para uma pasta que também é buscada.',
  'Give both addresses of the provider.': 'Informe os dois endereços do provedor.',
  'Give the password for the outgoing server.': 'Informe a senha do servidor de saída.',
  'It is not arranged yet how this mailbox is fetched.': 'Ainda não foi definido como buscar os e-mails desta caixa.',
  'Give the password of the mailbox.': 'Informe a senha da caixa de e-mail.',
  'Give the user name for the outgoing server.': 'Informe o nome de usuário do servidor de saída.',
  'It has arrived. This mailbox works.': 'Chegou. Esta caixa funciona.',
  'It is not known where this mailbox is read.': 'Não se sabe onde esta caixa é lida.',
  'It was sent, but did not arrive within {seconds} seconds. Look into the spam folder, and check which server gets mail for {address}.':
    'Foi enviado, mas não chegou em {seconds} segundos. Olhe a pasta de spam e verifique qual servidor recebe os e-mails de {address}.',
  'No mail has come to {address} for {hours} working hours, far longer than usual. Write a mail to it and see whether it arrives.':
    'Nenhum e-mail chega a {address} há {hours} horas úteis, muito mais do que o normal. Escreva para esse endereço e veja se chega.',
  'No sign-in by OAuth 2 is set up for this mailbox.': 'Nenhum acesso por OAuth 2 está configurado para esta caixa.',
  'Nobody has signed in to {provider} for this mailbox yet.': 'Ninguém entrou em {provider} por esta caixa ainda.',
  'Nothing is sent from a mailbox in shadow.': 'Nada é enviado de uma caixa em modo sombra.',
  'Only administrators change mailboxes.': 'Só administradores alteram as caixas de e-mail.',
  'Only administrators see how mailboxes are connected.': 'Só administradores veem como as caixas estão conectadas.',
  'Say to which folder fetched mail is moved.': 'Diga para qual pasta os e-mails buscados são movidos.',
  'Say what becomes of the {count} tickets of the shadow: keep them as history, or remove them.':
    'Diga o que fazer com os {count} chamados do modo sombra: guardá-los como histórico ou removê-los.',
  'Signed in to {host} as {user}.': 'Acesso a {host} como {user}.',
  'The addresses of a provider begin with https.': 'Os endereços de um provedor começam com https.',
  'The connection to {host} cannot be secured ({detail}). Check the port, the kind of security and the certificate of the server.':
    'A conexão com {host} não pode ser protegida ({detail}). Verifique a porta, o tipo de segurança e o certificado do servidor.',
  'The folders are there: {folders}.': 'As pastas existem: {folders}.',
  'The mail server {host} broke off or refused: {detail}':
    'O servidor de e-mail {host} interrompeu ou recusou: {detail}',
  'The mail server {host} does not answer at port {port}. Check both, and whether a firewall stands between.':
    'O servidor de e-mail {host} não responde na porta {port}. Verifique os dois e se há um firewall no caminho.',
  'The outgoing server does not take the mail: {detail}. Check the server and how it is signed in to.':
    'O servidor de saída não aceita o e-mail: {detail}. Verifique o servidor e o acesso a ele.',
  'The sign-in server of {provider} cannot be used ({detail}).':
    'O servidor de acesso de {provider} não pode ser usado ({detail}).',
  'The sign-in to {provider} has expired or was withdrawn, and no mail comes in. Sign in to {provider} again.':
    'O acesso a {provider} expirou ou foi revogado, e nenhum e-mail entra. Entre em {provider} de novo.',
  'The test broke off: {detail}': 'O teste foi interrompido: {detail}',
  'There is a brand of the name {name} already.': 'Já existe uma marca com o nome {name}.',
  'There is no folder “{folder}” in this mailbox. Choose another one.':
    'Não há pasta “{folder}” nesta caixa. Escolha outra.',
  'There is no key for {domain}.': 'Não há chave para {domain}.',
  'There is no outgoing server: give this mailbox one, or set SMTP_URL.':
    'Não há servidor de saída: dê um a esta caixa ou defina SMTP_URL.',
  'There is no server of the name {host}. Check how it is spelt.':
    'Não há servidor com o nome {host}. Verifique como está escrito.',
  'There is no such brand.': 'Essa marca não existe.',
  'There is no such test.': 'Esse teste não existe.',
  'This mailbox is not fetched by IMAP.': 'Esta caixa não é buscada por IMAP.',
  '{host} lets nobody sign in at the moment: {detail}': '{host} não deixa ninguém entrar no momento: {detail}',
  '{host} refuses the sign-in of {user}. Sign in again with an account that may open this mailbox, and check that the provider allows mail programs for it.':
    '{host} recusa o acesso de {user}. Entre de novo com uma conta que possa abrir esta caixa e verifique se o provedor permite programas de e-mail nela.',
  '{host} refuses the user name or the password of {user}. Give the password again; many providers want an app password.':
    '{host} recusa o nome ou a senha de {user}. Informe a senha de novo; muitos provedores exigem uma senha de aplicativo.',
  '{provider} was not allowed to let the desk in ({detail}). Sign in there again and agree, or ask whoever administers it to.':
    '{provider} não recebeu permissão para deixar o atendimento entrar ({detail}). Entre lá de novo e aceite, ou peça a quem administra.',
  '{provider} does not accept this client ({detail}). Check client id and secret.':
    '{provider} não aceita este cliente ({detail}). Verifique o id e o segredo do cliente.',
};
