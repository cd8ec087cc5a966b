// What is refused or said about mailboxes, how they are connected and tested, in Russian.

export const mailboxesRu = {
  'A mail from {address} to itself was sent.': 'Письмо с {address} самому себе отправлено.',
  'A stored secret of this mailbox cannot be read, because TELLONCE_SECRET has changed. Give it again.':
    'Сохранённый секрет этого ящика прочитать нельзя: изменился TELLONCE_SECRET. Введите его снова.',
  'A test of this mailbox is running already.': 'Проверка этого ящика уже идёт.',
  'Fetched mail cannot be moved into a folder that is fetched itself.':
    'Полученные письма нельзя перемещать в папку, из которой их тоже забирают.',
  'Give both addresses of the provider.': 'Укажите оба адреса поставщика.',
  'Give the password for the outgoing server.': 'Укажите пароль для сервера исходящей почты.',
  'It is not arranged yet how this mailbox is fetched.': 'Ещё не настроено, как забирать письма из этого ящика.',
  'Give the password of the mailbox.': 'Укажите пароль почтового ящика.',
  'Give the user name for the outgoing server.': 'Укажите имя пользователя для сервера исходящей почты.',
  'It has arrived. This mailbox works.': 'Письмо дошло. Ящик работает.',
  'It is not known where this mailbox is read.': 'Неизвестно, где читают этот ящик.',
  'It was sent, but did not arrive within {seconds} seconds. Look into the spam folder, and check which server gets mail for {address}.':
    'Письмо отправлено, но за {seconds} с не дошло. Загляните в папку со спамом и проверьте, какой сервер получает почту для {address}.',
  'No mail has come to {address} for {hours} working hours, far longer than usual. Write a mail to it and see whether it arrives.':
    'На {address} нет писем уже столько рабочих часов: {hours}. Это намного дольше обычного. Напишите на этот адрес и посмотрите, дойдёт ли письмо.',
  'No sign-in by OAuth 2 is set up for this mailbox.': 'Для этого ящика вход по OAuth 2 не настроен.',
  'Nobody has signed in to {provider} for this mailbox yet.': 'Для этого ящика ещё никто не вошёл в {provider}.',
  'Nothing is sent from a mailbox in shadow.': 'Из ящика в теневом режиме ничего не отправляется.',
  'Only administrators change mailboxes.': 'Почтовые ящики меняют только администраторы.',
  'Only administrators see how mailboxes are connected.': 'Как подключены почтовые ящики, видят только администраторы.',
  'Say to which folder fetched mail is moved.': 'Укажите, в какую папку перемещать полученные письма.',
  'Say what becomes of the {count} tickets of the shadow: keep them as history, or remove them.':
    'Решите, что делать с заявками теневого режима ({count}): оставить как историю или удалить.',
  'Signed in to {host} as {user}.': 'Вход на {host} выполнен, имя пользователя — {user}.',
  'The addresses of a provider begin with https.': 'Адреса поставщика начинаются с https.',
  'The connection to {host} cannot be secured ({detail}). Check the port, the kind of security and the certificate of the server.':
    'Соединение с {host} нельзя защитить ({detail}). Проверьте порт, вид защиты и сертификат сервера.',
  'The folders are there: {folders}.': 'Папки на месте: {folders}.',
  'The mail server {host} broke off or refused: {detail}': 'Почтовый сервер {host} прервал связь или отказал: {detail}',
  'The mail server {host} does not answer at port {port}. Check both, and whether a firewall stands between.':
    'Почтовый сервер {host} не отвечает на порту {port}. Проверьте имя и порт и не мешает ли межсетевой экран.',
  'The outgoing server does not take the mail: {detail}. Check the server and how it is signed in to.':
    'Сервер исходящей почты не принимает письмо: {detail}. Проверьте сервер и вход на него.',
  'The sign-in server of {provider} cannot be used ({detail}).': 'Сервер входа {provider} недоступен ({detail}).',
  'The sign-in to {provider} has expired or was withdrawn, and no mail comes in. Sign in to {provider} again.':
    'Вход в {provider} истёк или отозван, и письма не поступают. Войдите в {provider} снова.',
  'The test broke off: {detail}': 'Проверка прервалась: {detail}',
  'There is a brand of the name {name} already.': 'Бренд с названием {name} уже есть.',
  'There is no folder “{folder}” in this mailbox. Choose another one.':
    'В этом ящике нет папки «{folder}». Выберите другую.',
  'There is no key for {domain}.': 'Для {domain} ключа нет.',
  'There is no outgoing server: give this mailbox one, or set SMTP_URL.':
    'Нет сервера исходящей почты: задайте его для ящика или укажите SMTP_URL.',
  'There is no server of the name {host}. Check how it is spelt.':
    'Сервера с именем {host} нет. Проверьте, как оно написано.',
  'There is no such brand.': 'Такого бренда нет.',
  'There is no such test.': 'Такой проверки нет.',
  'This mailbox is not fetched by IMAP.': 'Почту из этого ящика не забирают по IMAP.',
  '{host} lets nobody sign in at the moment: {detail}': '{host} сейчас никого не пускает: {detail}',
  '{host} refuses the sign-in of {user}. Sign in again with an account that may open this mailbox, and check that the provider allows mail programs for it.':
    '{host} не принимает вход {user}. Войдите снова под учётной записью, которой открыт этот ящик, и проверьте, разрешены ли для него почтовые программы.',
  '{host} refuses the user name or the password of {user}. Give the password again; many providers want an app password.':
    '{host} не принимает имя или пароль {user}. Введите пароль снова; у многих поставщиков нужен пароль приложения.',
  '{provider} was not allowed to let the desk in ({detail}). Sign in there again and agree, or ask whoever administers it to.':
    '{provider} не получил согласия пустить службу ({detail}). Войдите там снова и согласитесь или попросите об этом администратора.',
  '{provider} does not accept this client ({detail}). Check client id and secret.':
    '{provider} не принимает этого клиента ({detail}). Проверьте его идентификатор и секрет.',
};
