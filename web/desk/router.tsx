import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { WorkLayout } from './list/work-layout.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';
import { NoTicket } from './ticket/no-ticket.tsx';
import { TicketPage } from './ticket/ticket-page.tsx';

const root = createRootRoute({ notFoundComponent: NotFound });

const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Shell });
const work = createRoute({ getParentRoute: () => desk, id: 'work', component: WorkLayout });

const myWork = createRoute({ getParentRoute: () => work, path: '/', component: NoTicket });
const team = createRoute({ getParentRoute: () => work, path: '/teams/$id', component: NoTicket });
const ticket = createRoute({
  getParentRoute: () => work,
  path: '/tickets/$number',
  component: TicketPage,
  /** The list beside the ticket: a team's queue, else one's own work. It stands in the address, so a reload keeps it. */
  validateSearch: (search: Record<string, unknown>): { team?: string } =>
    typeof search.team === 'string' ? { team: search.team } : {},
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
  component: lazyRouteComponent(() => import('./places/settings-page.tsx'), 'SettingsPage'),
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
});

export function createDeskRouter() {
  return createRouter({
    routeTree: root.addChildren([
      desk.addChildren([work.addChildren([myWork, team, ticket]), outbox, guarantees, settings]),
      signIn,
      setup,
    ]),
    defaultPreload: false,
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}
