// Whom and what is found by a few letters, while somebody types.

import { findOrganisations } from '../../contract/organisations/find-organisations.ts';
import { findRequesters } from '../../contract/requesters.ts';
import { searchOrganisations } from '../people/search-organisations.ts';
import { searchPeople } from '../people/search-people.ts';
import { type Route, route } from '../platform/http.ts';

export const findingRoutes: Route[] = [
  route(findRequesters, 'agent', async (ctx, { query }) => ({
    body: { requesters: await searchPeople(ctx.tx, query.search) },
  })),
  route(findOrganisations, 'agent', async (ctx, { query }) => ({
    body: { organisations: await searchOrganisations(ctx.tx, query.search) },
  })),
];
