export type Server = { host: string; port: number; security: 'tls' | 'starttls' | 'none' };

export type KnownServers = {
  id: string;
  /** As people know it; a proper name in every language. */
  name: string;
  domains: readonly string[];
  fetching: Server;
  sending: Server;
  /** Where people sign in at the provider instead of giving a password. */
  oauth?: 'google' | 'microsoft';
  /** The provider refuses the usual password to programs, and makes others for them. */
  appPassword?: true;
};

const imap = (host: string): Server => ({ host, port: 993, security: 'tls' });
const smtps = (host: string): Server => ({ host, port: 465, security: 'tls' });
const submission = (host: string): Server => ({ host, port: 587, security: 'starttls' });

/** A first proposal; whoever connects a mailbox sees it and can change it. */
export const knownServers: readonly KnownServers[] = [
  {
    id: 'google',
    name: 'Gmail, Google Workspace',
    domains: ['gmail.com', 'googlemail.com'],
    fetching: imap('imap.gmail.com'),
    sending: smtps('smtp.gmail.com'),
    oauth: 'google',
    appPassword: true,
  },
  {
    id: 'microsoft',
    name: 'Microsoft 365, Outlook',
    domains: ['outlook.com', 'outlook.com.br', 'outlook.pt', 'hotmail.com', 'live.com', 'msn.com', '.onmicrosoft.com'],
    fetching: imap('outlook.office365.com'),
    sending: submission('smtp.office365.com'),
    oauth: 'microsoft',
  },
  {
    id: 'yandex',
    name: 'Яндекс 360, Yandex 360',
    domains: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz'],
    fetching: imap('imap.yandex.ru'),
    sending: smtps('smtp.yandex.ru'),
    appPassword: true,
  },
  {
    id: 'mailru',
    name: 'Mail.ru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru', 'vk.com'],
    fetching: imap('imap.mail.ru'),
    sending: smtps('smtp.mail.ru'),
    appPassword: true,
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm'],
    fetching: imap('imap.fastmail.com'),
    sending: smtps('smtp.fastmail.com'),
    appPassword: true,
  },
  {
    id: 'icloud',
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    fetching: imap('imap.mail.me.com'),
    sending: submission('smtp.mail.me.com'),
    appPassword: true,
  },
  {
    id: 'zoho',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    fetching: imap('imap.zoho.com'),
    sending: smtps('smtp.zoho.com'),
    appPassword: true,
  },
  {
    id: 'uol',
    name: 'UOL',
    domains: ['uol.com.br', 'bol.com.br'],
    fetching: imap('imap.uol.com.br'),
    sending: submission('smtps.uol.com.br'),
  },
  {
    id: 'locaweb',
    name: 'Locaweb',
    domains: ['locaweb.com.br'],
    fetching: imap('email-ssl.com.br'),
    sending: smtps('email-ssl.com.br'),
  },
];

/** The known provider of an address, or the names that most own servers have. */
export function guessServers(address: string): KnownServers {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  const known = knownServers.find((one) =>
    one.domains.some((each) => (each.startsWith('.') ? domain.endsWith(each) : domain === each)),
  );
  return known ?? otherServers(domain);
}

export function otherServers(domain: string): KnownServers {
  return {
    id: 'other',
    name: '',
    domains: [],
    fetching: imap(`imap.${domain}`),
    sending: submission(`smtp.${domain}`),
  };
}
