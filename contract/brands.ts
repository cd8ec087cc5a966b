// Brands: the names, colours and footers under which the desk speaks.

import { z } from 'zod';
import { endpoint, localeCode, nothing } from './endpoint.ts';

const byId = z.object({ id: z.uuid() });

const brandFields = z.object({
  name: z.string().trim().min(1).max(100),
  accentColour: z.string().regex(/^#[0-9a-f]{6}$/),
  senderName: z.string().trim().max(100),
  footer: z.string().max(2000),
  isDefault: z.boolean(),
});
const brand = brandFields.extend({ id: z.string() }).meta({ id: 'Brand' });
export type BrandView = z.output<typeof brand>;

export const listBrands = endpoint({
  method: 'GET',
  path: '/api/v1/brands',
  summary: 'The names under which the desk speaks.',
  tag: 'brands',
  answers: { 200: z.object({ brands: z.array(brand) }) },
});

export const addBrand = endpoint({
  method: 'POST',
  path: '/api/v1/brands',
  summary: 'Add a brand.',
  tag: 'brands',
  body: brandFields.partial().required({ name: true }),
  answers: { 201: brand },
});

export const changeBrand = endpoint({
  method: 'PATCH',
  path: '/api/v1/brands/{id}',
  summary: 'Change a brand. In force with the next mail.',
  tag: 'brands',
  params: byId,
  body: brandFields.partial(),
  answers: { 200: brand },
});

export const removeBrand = endpoint({
  method: 'DELETE',
  path: '/api/v1/brands/{id}',
  summary: 'Remove a brand; its mailboxes speak as the desk again.',
  tag: 'brands',
  params: byId,
  answers: { 204: nothing },
});

export const brandPreview = z
  .object({
    locale: localeCode,
    from: z.string(),
    subject: z.string(),
    text: z.string(),
  })
  .meta({ id: 'BrandPreview' });
export type BrandPreviewView = z.output<typeof brandPreview>;

export const previewBrand = endpoint({
  method: 'POST',
  path: '/api/v1/brands/preview',
  summary:
    'The acknowledgement of a made-up request, as requesters would read it in each language. Nothing is kept or sent.',
  tag: 'brands',
  body: brandFields
    .pick({ senderName: true, footer: true })
    .extend({ name: brandFields.shape.name.or(z.literal('')).default('') }),
  answers: { 200: z.object({ mails: z.array(brandPreview) }) },
});
