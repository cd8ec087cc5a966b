import type { Locale } from '../client/locale.ts';

/** People, teams and oneself. */
export type PeopleSource = {
  /** What is left out stays as it is. */
  changeMe: (change: MyChange) => Promise<void>;
  /** All other sessions of the person end. */
  changePassword: (change: { current: string; next: string }) => Promise<void>;
  addAgent: (agent: AgentInput) => Promise<void>;
  changeAgent: (id: string, change: AgentChange) => Promise<void>;
  deactivateAgent: (id: string) => Promise<void>;
  reactivateAgent: (id: string) => Promise<void>;
  addTeam: (team: TeamInput) => Promise<void>;
  changeTeam: (id: string, change: TeamChange) => Promise<void>;
  joinTeam: (id: string, personId: string) => Promise<void>;
  leaveTeam: (id: string, personId: string) => Promise<void>;
  /** `question` becomes a note. */
  askIn: (number: string, personId: string, question?: string) => Promise<void>;
  letGo: (number: string, personId: string) => Promise<void>;
};

/** Null: none. */
type Names = { name: string; publicName: string | null; title: string | null };
export type MyChange = Partial<Names & { locale: Locale; zone: string | null }>;

export type GivenRole = 'administrator' | 'agent' | 'collaborator';

export type AgentInput = {
  name: string;
  email: string;
  title?: string;
  role: GivenRole;
  password: string;
  teamId?: string;
};

export type AgentChange = Partial<Names & { role: GivenRole; successorId: string; teamIds: string[] }>;

export type TeamInput = { name: string; leadId: string; dutyId?: string; memberIds: string[] };
/** `dutyId` null: the lead. */
export type TeamChange = { name?: string; leadId?: string; dutyId?: string | null };
