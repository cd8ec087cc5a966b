import { lazyRouteComponent } from '@tanstack/react-router';

/** Pages that are loaded when they are first gone to; lists and tickets come with the desk itself. */
export const pages = {
  newTicket: lazyRouteComponent(() => import('./new-ticket/new-ticket-page.tsx'), 'NewTicketPage'),
  outbox: lazyRouteComponent(() => import('./places/outbox-page.tsx'), 'OutboxPage'),
  arrived: lazyRouteComponent(() => import('./places/arrived-page.tsx'), 'ArrivedPage'),
  away: lazyRouteComponent(() => import('./away/away-page.tsx'), 'AwayPage'),
  awayPlan: lazyRouteComponent(() => import('./away/plan-page.tsx'), 'PlanPage'),
  handOvers: lazyRouteComponent(() => import('./hand-overs/hand-overs-page.tsx'), 'HandOversPage'),
  recap: lazyRouteComponent(() => import('./away/recap-page.tsx'), 'RecapPage'),
  kept: lazyRouteComponent(() => import('./places/kept-page.tsx'), 'KeptPage'),
  guarantees: lazyRouteComponent(() => import('./places/guarantees-page.tsx'), 'GuaranteesPage'),
  mySettings: lazyRouteComponent(() => import('./settings/my-settings.tsx'), 'MySettings'),
  deskSettings: lazyRouteComponent(() => import('./settings/desk-settings.tsx'), 'DeskSettings'),
  mailboxes: lazyRouteComponent(() => import('./settings/mailbox-settings.tsx'), 'MailboxSettings'),
  mailbox: lazyRouteComponent(() => import('./settings/mailboxes/mailbox-page.tsx'), 'MailboxPage'),
  addMailbox: lazyRouteComponent(() => import('./settings/mailboxes/add-page.tsx'), 'AddMailboxPage'),
  connectMailbox: lazyRouteComponent(() => import('./settings/mailboxes/connect-page.tsx'), 'ConnectPage'),
  calendars: lazyRouteComponent(() => import('./settings/calendars/calendars-page.tsx'), 'CalendarsPage'),
  serviceLevels: lazyRouteComponent(
    () => import('./settings/service-levels/service-levels-page.tsx'),
    'ServiceLevelsPage',
  ),
  routing: lazyRouteComponent(() => import('./settings/routing/routing-page.tsx'), 'RoutingPage'),
  serviceLevel: lazyRouteComponent(() => import('./settings/service-levels/level-page.tsx'), 'LevelPage'),
  duty: lazyRouteComponent(() => import('./duty/duty-page.tsx'), 'DutyPage'),
  escalation: lazyRouteComponent(() => import('./settings/escalation/escalation-page.tsx'), 'EscalationPage'),
  brands: lazyRouteComponent(() => import('./settings/brands/brand-settings.tsx'), 'BrandSettings'),
  people: lazyRouteComponent(() => import('./settings/people/people-settings.tsx'), 'PeopleSettings'),
  keys: lazyRouteComponent(() => import('./settings/key-settings.tsx'), 'KeySettings'),
  signIn: lazyRouteComponent(() => import('./places/sign-in-page.tsx'), 'SignInPage'),
  setup: lazyRouteComponent(() => import('./places/setup-page.tsx'), 'SetupPage'),
};
