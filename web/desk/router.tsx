import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { readListSearch } from './list/scope.ts';
import { WorkLayout } from './list/work-layout.tsx';
import { pages } from './pages.ts';
import { Broken } from './shell/broken.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';
import { NoTicket } from './ticket/no-ticket.tsx';
import { TicketPage } from './ticket/ticket-page.tsx';

const root = createRootRoute({ notFoundComponent: NotFound });

const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Shell });
const work = createRoute({ getParentRoute: () => desk, id: 'work', component: WorkLayout });

const myWork = createRoute({ getParentRoute: () => work, path: '/', component: NoTicket });
const team = createRoute({ getParentRoute: () => work, path: '/teams/$id', component: NoTicket });
const tickets = createRoute({
  getParentRoute: () => work,
  path: '/tickets',
  component: NoTicket,
  validateSearch: (search: Record<string, unknown>): { list?: 'all' | 'done' } =>
    search.list === 'done' ? { list: 'done' } : {},
});
const ticket = createRoute({
  getParentRoute: () => work,
  path: '/tickets/$number',
  component: TicketPage,
  /** The list beside the ticket stands in the address, so a reload keeps it. */
  validateSearch: readListSearch,
});

const newTicket = createRoute({
  getParentRoute: () => desk,
  path: '/new',
  component: pages.newTicket,
});
const outbox = createRoute({
  getParentRoute: () => desk,
  path: '/outbox',
  component: pages.outbox,
  validateSearch: (search: Record<string, unknown>): { show?: 'shadow' } =>
    search.show === 'shadow' ? { show: 'shadow' } : {},
});
const arrived = createRoute({
  getParentRoute: () => desk,
  path: '/inbound',
  component: pages.arrived,
});
const kept = createRoute({
  getParentRoute: () => desk,
  path: '/kept-promises',
  component: pages.kept,
});
const away = createRoute({ getParentRoute: () => desk, path: '/away', component: pages.away });
const handOvers = createRoute({ getParentRoute: () => desk, path: '/hand-overs', component: pages.handOvers });
const awayPlan = createRoute({
  getParentRoute: () => desk,
  path: '/away/plan',
  component: pages.awayPlan,
  /** Of whom; oneself where nobody is named. */
  validateSearch: (search: Record<string, unknown>): { person?: string } =>
    typeof search.person === 'string' ? { person: search.person } : {},
});
const recap = createRoute({ getParentRoute: () => desk, path: '/away/$id', component: pages.recap });
const guarantees = createRoute({
  getParentRoute: () => desk,
  path: '/guarantees',
  component: pages.guarantees,
});
const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: pages.mySettings,
});
const deskSettings = createRoute({
  getParentRoute: () => desk,
  path: '/settings/desk',
  component: pages.deskSettings,
});
/** Somebody came back from a provider with a sign-in that was used already or is too old. */
type Stale = { stale?: true };
const staleOf = ({ stale }: Record<string, unknown>): Stale => (stale === true ? { stale } : {});
const mailboxes = createRoute({
  getParentRoute: () => desk,
  path: '/settings/mailboxes',
  component: pages.mailboxes,
  /** The mailbox for which somebody has just consented at its provider. */
  validateSearch: (search: Record<string, unknown>): { signedIn?: string } & Stale => ({
    ...(typeof search.signedIn === 'string' ? { signedIn: search.signedIn } : {}),
    ...staleOf(search),
  }),
});
const addMailbox = createRoute({
  getParentRoute: () => desk,
  path: '/settings/mailboxes/new',
  component: pages.addMailbox,
});
const mailbox = createRoute({
  getParentRoute: () => desk,
  path: '/settings/mailboxes/$id',
  component: pages.mailbox,
  validateSearch: staleOf,
});
const connectMailbox = createRoute({
  getParentRoute: () => desk,
  path: '/settings/mailboxes/$id/connect',
  component: pages.connectMailbox,
  validateSearch: staleOf,
});
const brands = createRoute({
  getParentRoute: () => desk,
  path: '/settings/brands',
  component: pages.brands,
});
const calendars = createRoute({
  getParentRoute: () => desk,
  path: '/settings/calendars',
  component: pages.calendars,
});
const serviceLevels = createRoute({
  getParentRoute: () => desk,
  path: '/settings/service-levels',
  component: pages.serviceLevels,
});
const serviceLevel = createRoute({
  getParentRoute: () => desk,
  path: '/settings/service-levels/$id',
  component: pages.serviceLevel,
});
const escalation = createRoute({
  getParentRoute: () => desk,
  path: '/settings/escalation',
  component: pages.escalation,
});
const routing = createRoute({
  getParentRoute: () => desk,
  path: '/settings/routing',
  component: pages.routing,
});
const duty = createRoute({ getParentRoute: () => desk, path: '/settings/duty', component: pages.duty });
const people = createRoute({
  getParentRoute: () => desk,
  path: '/settings/people',
  component: pages.people,
});
const keys = createRoute({
  getParentRoute: () => desk,
  path: '/settings/keys',
  component: pages.keys,
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: pages.signIn,
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {},
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: pages.setup,
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search.token === 'string' ? { token: search.token } : {},
});

export function createDeskRouter() {
  return createRouter({
    routeTree: root.addChildren([
      desk.addChildren([
        work.addChildren([myWork, team, tickets, ticket]),
        newTicket,
        outbox,
        arrived,
        guarantees,
        kept,
        away,
        awayPlan,
        handOvers,
        recap,
        settings,
        deskSettings,
        mailboxes,
        addMailbox,
        mailbox,
        connectMailbox,
        brands,
        calendars,
        serviceLevels,
        serviceLevel,
        routing,
        escalation,
        duty,
        people,
        keys,
      ]),
      signIn,
      setup,
    ]),
    defaultPreload: false,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Broken,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}
