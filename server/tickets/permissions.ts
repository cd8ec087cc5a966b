// Who may do what with a ticket. One condition a line; the permission table in `test/permissions.test.ts` tries them all.

import type { Actor } from '../platform/context.ts';

/** How the actor stands to a ticket; read together with it. */
export type Standing = {
  isParticipant: boolean;
  /** An agent asked them in, as a colleague. */
  isAskedIn: boolean;
};

export const isAgent = (actor: Actor): boolean =>
  actor.kind === 'agent' && (actor.roles.has('agent') || actor.roles.has('lead') || actor.roles.has('administrator'));
const isCollaborator = (actor: Actor): boolean => actor.kind === 'agent' && actor.roles.has('collaborator');

export const canOpen = (actor: Actor): boolean => actor.kind === 'desk' || isAgent(actor);

export const canSee = (actor: Actor, standing: Standing): boolean =>
  actor.kind === 'desk' ||
  isAgent(actor) ||
  (isCollaborator(actor) && (standing.isParticipant || standing.isAskedIn)) ||
  (actor.kind === 'requester' && standing.isParticipant);

export const canReply = (actor: Actor): boolean => actor.kind === 'desk' || isAgent(actor);
export const canWriteAsRequester = (actor: Actor, standing: Standing): boolean =>
  actor.kind === 'requester' && standing.isParticipant;
export const canNote = (actor: Actor, standing: Standing): boolean =>
  isAgent(actor) || (isCollaborator(actor) && (standing.isParticipant || standing.isAskedIn));
/** Asking a colleague in, and letting them go. */
export const canAskIn = (actor: Actor): boolean => isAgent(actor);
export const canReassign = (actor: Actor): boolean => actor.kind === 'desk' || isAgent(actor);
export const canChangeStatus = (actor: Actor): boolean => actor.kind === 'desk' || isAgent(actor);
export const canResolve = (actor: Actor): boolean => actor.kind === 'desk' || isAgent(actor);
export const canDecideParticipant = (actor: Actor): boolean => isAgent(actor);
/** Merging, splitting and linking change two tickets; an agent may write on both. */
export const canMerge = (actor: Actor): boolean => isAgent(actor);

/** Others see of a ticket only what was said while they took part in it, or in one that was merged into it. */
export const canReadWhole = (actor: Actor): boolean => actor.kind === 'desk' || isAgent(actor);

/**
 * Notes and restricted entries never reach a requester or an outsider. A collaborator may be on a ticket as its requester, or
 * because a customer copied them in: of what is internal they read their own words and the entries that name them. Where an
 * agent asked them in they read the team's notes as well; that is asked for each ticket (`collaborators.ts`).
 */
export const canReadInternal = (actor: Actor): boolean => actor.kind === 'desk' || isAgent(actor);
