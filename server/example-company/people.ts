// Who is who in the example company and among its customers. All of it is made up; the addresses end in .example, where no
// mail can be delivered.

import type { Locale } from '../wording/locales.ts';

export const deskName = 'Kestrel Labels (example)';

type AgentRow = { name: string; publicName?: string; title: string; email: string; locale: Locale; role: Role };
type Role = 'agent' | 'collaborator';

const agentRows = {
  ana: { name: 'Ana Ferreira', title: 'Printer specialist', email: 'ana.ferreira@kestrel.example', locale: 'en' },
  priya: { name: 'Priya Nair', title: 'Team lead, label printers', email: 'priya.nair@kestrel.example', locale: 'en' },
  leo: { name: 'Leo Brandt', title: 'Printer technician', email: 'leo.brandt@kestrel.example', locale: 'en' },
  max: { name: 'Max Lindqvist', title: 'Printer specialist', email: 'max.lindqvist@kestrel.example', locale: 'en' },
  yuki: { name: 'Yuki Tanaka', title: 'Team lead, scales', email: 'yuki.tanaka@kestrel.example', locale: 'en' },
  oleg: {
    name: 'Oleg Sinitsyn',
    publicName: 'Oleg S.',
    title: 'Support engineer, scales and console',
    email: 'oleg.sinitsyn@kestrel.example',
    locale: 'ru',
  },
  bruno: {
    name: 'Bruno Tavares',
    title: 'Team lead, cloud console',
    email: 'bruno.tavares@kestrel.example',
    locale: 'pt-BR',
  },
  hana: {
    name: 'Hana Dvorak',
    publicName: 'Hana from development',
    title: 'Firmware developer',
    email: 'hana.dvorak@kestrel.example',
    locale: 'en',
    role: 'collaborator',
  },
} satisfies Record<string, Omit<AgentRow, 'role'> & { role?: Role }>;

export type AgentKey = keyof typeof agentRows;
export const agents: Record<AgentKey, Omit<AgentRow, 'role'> & { role?: Role }> = agentRows;

const teamRows = {
  printers: { name: 'Label printers', lead: 'priya', duty: 'leo', members: ['ana', 'max', 'oleg'] },
  scales: { name: 'Scales', lead: 'yuki', members: ['oleg', 'leo'] },
  console: { name: 'Cloud console', lead: 'bruno', members: ['oleg', 'ana'] },
} as const;

export type TeamKey = keyof typeof teamRows;
export const teams: Record<TeamKey, { name: string; lead: AgentKey; duty?: AgentKey; members: readonly AgentKey[] }> =
  teamRows;

const organisationRows = {
  northgate: 'Northgate Foods',
  harrow: 'Harrow Mills',
  orchid: 'Orchid Cold Chain',
  foz: 'Clínica Foz',
  salgueiro: 'Quinta do Salgueiro',
  mercado: 'Mercado Sul',
  sabor: 'Sabor & Cia',
  lemos: 'Padaria Lemos',
  vesna: 'Аптеки «Весна»',
  yug: 'Логистик-Юг',
};

export type OrganisationKey = keyof typeof organisationRows;
export const organisations: Record<OrganisationKey, string> = organisationRows;

/** Name, address, language, zone, organisation (empty: a customer of their own). */
type PersonRow = readonly [string, string, Locale, string, OrganisationKey | ''];

const personRows = {
  ravi: ['Ravi Menon', 'ravi.menon@northgate.example', 'en', 'Europe/London', 'northgate'],
  owen: ['Owen Price', 'owen.price@northgate.example', 'en', 'Europe/London', 'northgate'],
  ines: ['Inês Carvalho', 'ines.carvalho@northgate.example', 'pt-PT', 'Europe/Lisbon', 'northgate'],
  darya: ['Дарья Ковалёва', 'darya.kovaleva@northgate.example', 'ru', 'Europe/Riga', 'northgate'],
  ben: ['Ben Sutcliffe', 'ben@harrow.example', 'en', 'Europe/London', 'harrow'],
  nell: ['Nell Ashworth', 'nell@harrow.example', 'en', 'Europe/London', 'harrow'],
  grace: ['Grace Lin', 'grace.lin@orchid.example', 'en', 'Asia/Singapore', 'orchid'],
  wei: ['Tan Wei', 'wei.tan@orchid.example', 'en', 'Asia/Singapore', 'orchid'],
  hannah: ['Hannah Weiss', 'weiss@apotheke-am-ring.example', 'en', 'Europe/Berlin', ''],
  ellen: ['Ellen Marsh', 'ellen@pinewood.example', 'en', 'Europe/London', ''],
  stan: ['Stan Howell', 'stan@howell-cider.example', 'en', 'Europe/London', ''],
  ilkka: ['Ilkka Salo', 'ilkka@salo-timber.example', 'en', 'Europe/Helsinki', ''],
  joana: ['Joana Pires', 'joana.pires@clinica-foz.example', 'pt-PT', 'Europe/Lisbon', 'foz'],
  sofia: ['Sofia Nunes', 'sofia.nunes@clinica-foz.example', 'pt-PT', 'Europe/Lisbon', 'foz'],
  duarte: ['Duarte Vaz', 'duarte@salgueiro.example', 'pt-PT', 'Europe/Lisbon', 'salgueiro'],
  laura: ['Laura Sá', 'laura.sa@salgueiro.example', 'pt-PT', 'Europe/Lisbon', 'salgueiro'],
  camila: ['Camila Rocha', 'camila.rocha@mercadosul.example', 'pt-BR', 'America/Sao_Paulo', 'mercado'],
  marcos: ['Marcos Teixeira', 'marcos.teixeira@mercadosul.example', 'pt-BR', 'America/Sao_Paulo', 'mercado'],
  diego: ['Diego Prado', 'diego@sabor.example', 'pt-BR', 'America/Recife', 'sabor'],
  thais: ['Thaís Moura', 'thais@sabor.example', 'pt-BR', 'America/Recife', 'sabor'],
  beatriz: ['Beatriz Lemos', 'beatriz@lemos.example', 'pt-BR', 'America/Sao_Paulo', 'lemos'],
  pavel: ['Павел Громов', 'p.gromov@logistik-yug.example', 'ru', 'Europe/Moscow', 'yug'],
  timur: ['Тимур Сафин', 't.safin@logistik-yug.example', 'ru', 'Europe/Moscow', 'yug'],
  anna: ['Анна Белова', 'belova@vesna.example', 'ru', 'Europe/Moscow', 'vesna'],
  olga: ['Ольга Ким', 'kim@vesna.example', 'ru', 'Asia/Novosibirsk', 'vesna'],
  tom: ['Tom Hale', 'tom@hale-engineering.example', 'en', 'Europe/London', ''],
  deals: ['Invoice Desk', 'offers@fast-invoice.example', 'en', 'UTC', ''],
  boost: ['SEO Boost', 'grow@rank-higher.example', 'en', 'UTC', ''],
} satisfies Record<string, PersonRow>;

export type PersonKey = keyof typeof personRows;
export const people: Record<PersonKey, PersonRow> = personRows;
