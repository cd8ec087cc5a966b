import type { AgentLine, DeskView } from '../model.ts';

/** Whether somebody may say that this person is away: they themself, who leads a team of theirs, an administrator. */
export const maySay = (me: DeskView['me'], person: Pick<AgentLine, 'id'>, agents: readonly AgentLine[]): boolean =>
  me.administrator ||
  person.id === me.id ||
  (agents.find((one) => one.id === person.id)?.teams.some((team) => me.leads.includes(team.id)) ?? false);
