// Names, roles, teams: what an administrator and a lead may change, and what follows at once.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { actorOf } from '../../access/find-actor.ts';
import { listAgents, listTeams } from '../../people/list-people.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { addTeam } from './add-team.ts';
import { changeAgent } from './change-agent.ts';
import { changeMe } from './change-names.ts';
import { changeTeam } from './change-team.ts';
import { deactivateAgent, reactivateAgent } from './deactivate-agent.ts';
import { joinTeam, leaveTeam } from './team-members.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

let count = 0;
const open = async (teamId?: string) =>
  (
    await openTicket(desk.ctx(desk.ana), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email: `ravi${count++}@northgate.example` },
      channel: 'api',
      ...(teamId ? { teamId } : {}),
    })
  ).ticket;
const holder = async (ticketId: number) => (await findTicketById(desk.ctx(), ticketId)).assigneeId;
const view = async (id: string) => (await listAgents(desk.database.db, id))[0]!;
const teamOf = async (id: string) => (await listTeams(desk.database.db, id))[0]!;
const anew = async (actor: Actor) => (await actorOf(desk.database.db, actor.personId!))!;
const asAna = () => desk.ctx(desk.ana);
const team = (name: string, lead: Actor, dutyId?: string, memberIds: string[] = []) =>
  addTeam(asAna(), { name, leadId: lead.personId!, memberIds, ...(dutyId ? { dutyId } : {}) });
const events = async (kind: string, subjectId: string) =>
  desk.database.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .execute();
const changes = async (what: string, personId: string) =>
  (await desk.database.db.selectFrom('settingChange').selectAll().where('what', '=', what).execute()).filter(
    (row) => row.after?.id === personId || row.after?.personId === personId || row.before?.personId === personId,
  );

test('everybody chooses their own names, title and zone; requesters read the public one', async () => {
  const mia = await desk.agent('Mia Sand');
  await changeMe(desk.ctx(mia), { name: 'Mia B. Sand', publicName: 'Mia', title: 'Printers', zone: 'Asia/Tokyo' });
  const person = await desk.database.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', mia.personId!)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ name: 'Mia B. Sand', publicName: 'Mia', title: 'Printers', zone: 'Asia/Tokyo' });
  // The record holds no words; what it was before stands beside the settings' other changes.
  const [event] = await events('agent.changed', mia.personId!);
  expect(event!.data).toEqual({ fields: ['name', 'publicName', 'title'] });
  const [change] = await changes('agent', mia.personId!);
  expect(change).toMatchObject({ changedBy: mia.personId, before: { name: 'Mia Sand', publicName: null } });
  await changeMe(desk.ctx(mia), { publicName: '', zone: null });
  expect(await view(mia.personId!)).toMatchObject({ publicName: null, title: 'Printers' });
  await expect(changeMe(desk.ctx(mia), { zone: 'Mars/Olympus' })).rejects.toMatchObject({ kind: 'Invalid' });
});

test('only administrators change others', async () => {
  const leo = await desk.agent('Leo First');
  const change = changeAgent(desk.ctx(leo), { id: desk.ana.personId!, name: 'Anna' });
  await expect(change).rejects.toMatchObject({ kind: 'Forbidden' });
});

test('the last administrator keeps the role; with a second one it can go', async () => {
  const ana = desk.ana.personId!;
  await expect(changeAgent(asAna(), { id: ana, role: 'agent' })).rejects.toMatchObject({ kind: 'Conflict' });
  const rui = await desk.agent('Rui Second');
  await changeAgent(asAna(), { id: rui.personId!, role: 'administrator' });
  await changeAgent(desk.ctx(await anew(rui)), { id: ana, role: 'agent' });
  expect((await view(ana)).roles).toEqual(['agent', 'lead']);
  await changeAgent(desk.ctx(await anew(rui)), { id: ana, role: 'administrator' });
  await changeAgent(asAna(), { id: rui.personId!, role: 'agent' });
  expect((await view(rui.personId!)).roles).toEqual(['agent']);
});

test('who becomes a collaborator answers for nothing from that moment, and every ticket has somebody else', async () => {
  const tom = await desk.agent('Tom Hale');
  const ticket = await open();
  await reassignTicket(asAna(), { number: ticket.number, agent: tom.personId!, reason: 'expertise' });
  await postMessage(desk.ctx(tom), { number: ticket.number, kind: 'public', body: 'I am Tom.' });
  await changeAgent(asAna(), { id: tom.personId!, role: 'collaborator' });
  expect(await holder(ticket.id)).toBe(desk.ana.personId);
  const stint = await desk.database.db
    .selectFrom('stint')
    .selectAll()
    .where('ticketId', '=', ticket.id)
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  // Ana changed a role; that she has read the ticket does not follow from it.
  expect(stint).toMatchObject({ why: 'team_change', acceptedAt: null });
  const now = await anew(tom);
  expect([...now.roles]).toEqual(['collaborator']);
  await expect(findTicketById(desk.ctx(now), ticket.id)).rejects.toMatchObject({ kind: 'NotFound' });
  expect(await events('agent.role_changed', tom.personId!)).toMatchObject([
    { data: { from: 'agent', to: 'collaborator' } },
  ]);
  const again = reassignTicket(asAna(), { number: ticket.number, agent: tom.personId!, reason: 'expertise' });
  await expect(again).rejects.toMatchObject({ kind: 'Invalid' });
  expect(await desk.broken()).toEqual([]);
});

test('a lead who becomes a collaborator leaves the team to a successor, who must answer for tickets', async () => {
  const ida = await desk.agent('Ida Holm');
  const max = await desk.agent('Max Orr');
  const dora = await desk.agent('Dora Lind', 'collaborator');
  const printers = await team('Printers', ida, ida.personId!);
  const become = (successorId?: string) =>
    changeAgent(asAna(), { id: ida.personId!, role: 'collaborator', ...(successorId ? { successorId } : {}) });
  await expect(become()).rejects.toThrow('Ida Holm leads Printers');
  await expect(become(dora.personId!)).rejects.toMatchObject({ kind: 'Invalid' });
  expect((await view(ida.personId!)).roles).toEqual(['agent', 'lead']);
  await become(max.personId!);
  expect(await teamOf(printers)).toMatchObject({ lead: { id: max.personId }, duty: null });
  expect((await view(max.personId!)).roles).toEqual(['agent', 'lead']);
  expect((await view(max.personId!)).teams.map((one) => one.name)).toContain('Printers');
  expect((await view(ida.personId!)).roles).toEqual(['collaborator']);
});

test('one form changes names, role and teams together, or nothing of it', async () => {
  const eva = await desk.agent('Eva Stone');
  const scales = await team('Scales', desk.ana);
  const bad = '00000000-0000-7000-8000-000000000000';
  const change = { id: eva.personId!, name: 'Eva M. Stone', role: 'administrator' as const };
  await expect(changeAgent(asAna(), { ...change, teamIds: [scales, bad] })).rejects.toMatchObject({ kind: 'NotFound' });
  expect(await view(eva.personId!)).toMatchObject({ name: 'Eva Stone', roles: ['agent'] });
  await changeAgent(asAna(), { ...change, teamIds: [scales] });
  const after = await view(eva.personId!);
  expect(after).toMatchObject({ name: 'Eva M. Stone', roles: ['administrator'] });
  expect(after.teams.map((one) => one.id)).toEqual([scales]);
  await changeAgent(asAna(), { id: eva.personId!, role: 'agent' });
});

test('a new lead has the role and the old one loses it with the last team', async () => {
  const ulf = await desk.agent('Ulf Berg');
  const kim = await desk.agent('Kim Vale');
  const cloud = await team('Cloud', ulf);
  await changeTeam(asAna(), { id: cloud, name: 'Cloud console', leadId: kim.personId! });
  expect(await teamOf(cloud)).toMatchObject({ name: 'Cloud console', lead: { id: kim.personId } });
  expect((await view(ulf.personId!)).roles).toEqual(['agent']);
  expect((await view(kim.personId!)).roles).toEqual(['agent', 'lead']);
  const dora = await desk.agent('Doris Lund', 'collaborator');
  for (const wrong of [{ leadId: dora.personId! }, { dutyId: dora.personId! }])
    await expect(changeTeam(asAna(), { id: cloud, ...wrong })).rejects.toMatchObject({ kind: 'Invalid' });
  expect((await changes('team', cloud)).at(-1)).toMatchObject({
    before: { name: 'Cloud', leadId: ulf.personId },
    after: { name: 'Cloud console', leadId: kim.personId },
  });
});

test('who goes on duty gets what is new; what lies with somebody untaken stays there', async () => {
  const [gus, jo] = [await desk.agent('Gus Hart'), await desk.agent('Jo Reed')];
  const night = await team('Night', desk.ana, gus.personId!);
  const before = await open(night);
  await changeTeam(asAna(), { id: night, dutyId: jo.personId! });
  expect(await holder(before.id)).toBe(gus.personId);
  expect(await holder((await open(night)).id)).toBe(jo.personId);
  // It goes up by itself when he does not take it.
  desk.pass({ minutes: 31 });
  await desk.sweep();
  expect(await holder(before.id)).toBe(desk.ana.personId);
  await changeTeam(asAna(), { id: night, dutyId: null });
  expect(await holder((await open(night)).id)).toBe(desk.ana.personId);
});

test('who leaves a team keeps what they took on; what is untaken goes to who is on duty now', async () => {
  const [pia, sam] = [await desk.agent('Pia Lowe'), await desk.agent('Sam Field')];
  const day = await team('Day', sam, pia.personId!);
  const taken = await open(day);
  await postMessage(desk.ctx(pia), { number: taken.number, kind: 'public', body: 'I am Pia.' });
  const untaken = await open(day);
  const lead = await anew(sam);
  await leaveTeam(desk.ctx(lead), { teamId: day, personId: pia.personId! });
  expect(await holder(taken.id)).toBe(pia.personId);
  expect(await findTicketById(desk.ctx(), untaken.id)).toMatchObject({ assigneeId: sam.personId, status: 'new' });
  expect(await teamOf(day)).toMatchObject({ duty: null });
  expect(await changes('membership', pia.personId!)).toMatchObject([{ before: { teamId: day }, after: null }]);
  const own = leaveTeam(asAna(), { teamId: day, personId: sam.personId! });
  await expect(own).rejects.toThrow('Name another lead first');
  expect(await desk.broken()).toEqual([]);
});

test('a lead arranges who belongs to the own team and who is on duty, and nothing else', async () => {
  const [lea, bob] = [await desk.agent('Lea Marsh'), await desk.agent('Bob Fenn')];
  const own = await team('Own', lea);
  const other = await team('Other', desk.ana);
  const lead = desk.ctx(await anew(lea));
  await joinTeam(lead, { teamId: own, personId: bob.personId! });
  await changeTeam(lead, { id: own, dutyId: bob.personId! });
  expect(await teamOf(own)).toMatchObject({ duty: { id: bob.personId } });
  const refused = [
    () => changeTeam(lead, { id: own, name: 'Mine' }),
    () => changeTeam(lead, { id: own, leadId: bob.personId! }),
    () => changeTeam(lead, { id: other, dutyId: bob.personId! }),
    () => joinTeam(lead, { teamId: other, personId: bob.personId! }),
    () => leaveTeam(lead, { teamId: other, personId: desk.ana.personId! }),
    () => joinTeam(desk.ctx(bob), { teamId: own, personId: bob.personId! }),
  ];
  for (const act of refused) await expect(act()).rejects.toMatchObject({ kind: 'Forbidden' });
});

test('who left comes back with the role they had, without the teams they led', async () => {
  const ola = await desk.agent('Ola Nord');
  const north = await team('North', ola);
  await deactivateAgent(asAna(), ola.personId!);
  expect(await teamOf(north)).toMatchObject({ lead: { id: desk.ana.personId } });
  expect(await actorOf(desk.database.db, ola.personId!)).toBeNull();
  await reactivateAgent(asAna(), ola.personId!);
  expect(await view(ola.personId!)).toMatchObject({ state: 'active', roles: ['agent'] });
  expect((await anew(ola)).kind).toBe('agent');
  await expect(reactivateAgent(asAna(), ola.personId!)).rejects.toMatchObject({ kind: 'NotFound' });
});

test('a requester was made a member of a new team: only who works here is, as in every team', async () => {
  const { requesterId } = await open();
  const gone = await desk.agent('Gil Left');
  await deactivateAgent(asAna(), gone.personId!);
  await expect(team('Customers', desk.ana, undefined, [requesterId])).rejects.toThrow('There is no agent');
  await expect(team('Leavers', desk.ana, undefined, [gone.personId!])).rejects.toThrow('no longer works here');
  const names = (await listTeams(desk.database.db)).map((one) => one.name);
  expect(names).not.toContain('Customers');
  expect(names).not.toContain('Leavers');
});

test('no two teams are called the same, in capitals or not, however they come by the name', async () => {
  const lead = await desk.agent('Tess Named');
  const one = await team('Named once', lead);
  await expect(team('named ONCE', lead)).rejects.toThrow('There is a team called “Named once” already.');
  const other = await team('Named otherwise', lead);
  await expect(changeTeam(asAna(), { id: other, name: 'NAMED once' })).rejects.toThrow(/already/);
  // Its own name in other letters is no other team's.
  await changeTeam(asAna(), { id: one, name: 'NAMED ONCE' });
  expect((await teamOf(one)).name).toBe('NAMED ONCE');
  const tries = await Promise.allSettled(['At once', 'AT ONCE', 'at once'].map((name) => team(name, lead)));
  expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  // The example company comes and goes, whatever its teams are called.
  const example = { name: 'Named otherwise', leadId: lead.personId!, memberIds: [], example: true };
  expect(await addTeam(asAna(), example)).toEqual(expect.any(String));
});
