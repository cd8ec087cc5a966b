import { api } from '../../client/api.ts';
import type { PeopleSource } from '../people-source.ts';

const id = encodeURIComponent;
const member = (team: string, person: string) => `/teams/${id(team)}/members/${id(person)}`;
const collaborator = (number: string, person: string) => `/tickets/${id(number)}/collaborators/${id(person)}`;

/** People, teams and oneself, from the API. */
export const apiPeople: PeopleSource = {
  changeMe: (change) => api.patch('/session', change),
  changePassword: (change) => api.put('/session/password', change),
  addAgent: (agent) => api.post('/agents', agent),
  changeAgent: (agent, change) => api.patch(`/agents/${id(agent)}`, change),
  deactivateAgent: (agent) => api.post(`/agents/${id(agent)}/deactivation`, {}),
  reactivateAgent: (agent) => api.remove(`/agents/${id(agent)}/deactivation`),
  addTeam: (team) => api.post('/teams', team),
  changeTeam: (team, change) => api.patch(`/teams/${id(team)}`, change),
  joinTeam: (team, person) => api.put(member(team, person), {}),
  leaveTeam: (team, person) => api.remove(member(team, person)),
  askIn: (number, person, question) => api.put(collaborator(number, person), question ? { question } : {}),
  letGo: (number, person) => api.remove(collaborator(number, person)),
};
