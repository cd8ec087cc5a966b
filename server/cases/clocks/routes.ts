// Service levels, and why something is due when it is, over the public API.

import * as explanation from '../../../contract/clocks/explanation.ts';
import * as contract from '../../../contract/clocks/policies.ts';
import * as preview from '../../../contract/clocks/preview-policy.ts';
import { type Route, route } from '../../platform/http.ts';
import { explainClocks } from './explain.ts';
import { addPolicy, changePolicy, retirePolicy } from './policies.ts';
import { previewPolicy, previewRetirement } from './preview-policy.ts';
import { arrangementOf, listPolicies, viewPolicy } from './view-policies.ts';

export const clockRoutes: Route[] = [
  route(explanation.explainClocks, 'agent', async (ctx, { params }) => ({
    body: await explainClocks(ctx, params.number),
  })),
  route(contract.listPolicies, 'agent', async (ctx) => ({ body: { policies: await listPolicies(ctx) } })),
  route(contract.addPolicy, 'administrator', async (ctx, { body }) => {
    const { name, note } = body;
    const id = await addPolicy(ctx, { ...arrangementOf(body), name, note });
    return { status: 201, body: await viewPolicy(ctx, id) };
  }),
  route(contract.changePolicy, 'administrator', async (ctx, { params, body }) => {
    const { name, position, note, from } = body;
    const at = from === undefined ? undefined : new Date(from);
    await changePolicy(ctx, params.id, { ...arrangementOf(body), name, position, note, from: at });
    return { body: await viewPolicy(ctx, params.id) };
  }),
  route(contract.retirePolicy, 'administrator', async (ctx, { params }) => {
    await retirePolicy(ctx, params.id);
    return { status: 204 };
  }),
  route(preview.previewPolicy, 'administrator', async (ctx, { body }) => ({
    body: await previewPolicy(ctx, { ...arrangementOf(body), id: body.id }),
  })),
  route(preview.previewRetirement, 'administrator', async (ctx, { params }) => ({
    body: await previewRetirement(ctx, params.id),
  })),
];
