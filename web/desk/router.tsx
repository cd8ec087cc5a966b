import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readListSearch } from './list/scope.ts';
import { WorkLayout } from './list/work-layout.tsx';
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

const outbox = createRoute({
  getParentRoute: () => desk,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./places/outbox-page.tsx'), 'OutboxPage'),
});
const guarantees = createRoute({
  getParentRoute: () => desk,
  path: '/guarantees',
  component: lazyRouteComponent(() => import('./places/guarantees-page.tsx'), 'GuaranteesPage'),
});
const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/my-settings.tsx'), 'MySettings'),
});
const deskSettings = createRoute({
  getParentRoute: () => desk,
  path: '/settings/desk',
  component: lazyRouteComponent(() => import('./settings/desk-settings.tsx'), 'DeskSettings'),
});
const mailboxes = createRoute({
  getParentRoute: () => desk,
  path: '/settings/mailboxes',
  component: lazyRouteComponent(() => import('./settings/mailbox-settings.tsx'), 'MailboxSettings'),
});
const people = createRoute({
  getParentRoute: () => desk,
  path: '/settings/people',
  component: lazyRouteComponent(() => import('./settings/people-settings.tsx'), 'PeopleSettings'),
});
const keys = createRoute({
  getParentRoute: () => desk,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('./settings/key-settings.tsx'), 'KeySettings'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./places/sign-in-page.tsx'), 'SignInPage'),
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {},
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./places/setup-page.tsx'), 'SetupPage'),
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search.token === 'string' ? { token: search.token } : {},
});

export function createDeskRouter() {
  return createRouter({
    routeTree: root.addChildren([
      desk.addChildren([
        work.addChildren([myWork, team, tickets, ticket]),
        outbox,
        guarantees,
        settings,
        deskSettings,
        mailboxes,
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
