import type { PeopleSource } from '../desk/people-source.ts';

/** People, teams and oneself on drawn data. */
export const drawnPeople: PeopleSource = {
  changeMe: async () => undefined,
  changePassword: async () => undefined,
  addAgent: async () => undefined,
  changeAgent: async () => undefined,
  deactivateAgent: async () => undefined,
  reactivateAgent: async () => undefined,
  addTeam: async () => undefined,
  changeTeam: async () => undefined,
  joinTeam: async () => undefined,
  leaveTeam: async () => undefined,
  askIn: async () => undefined,
  letGo: async () => undefined,
};
