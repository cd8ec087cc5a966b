// Every world of four people: who is here, who is in shift, whom each named, who leads, who is on duty. None may leave a ticket
// without somebody while anybody is here, and none wakes somebody while a colleague is at work.

import { describe, expect, test } from 'vitest';
import { coverFor, type Hands } from './cover.ts';

const people = ['ana', 'bo', 'cy', 'di'] as const;
const nobody = undefined;

const groups = Array.from(
  { length: 1 << people.length },
  (_, set) => new Set<string>(people.filter((_, place) => set & (1 << place))),
);

function* worlds(): Generator<Hands> {
  const choices = [nobody, ...people];
  for (let here = 0; here < 1 << people.length; here++) {
    const present = new Set<string>(people.filter((_, place) => here & (1 << place)));
    for (let code = 0; code < choices.length ** people.length; code++) {
      const named = new Map<string, string>();
      let rest = code;
      for (const person of people) {
        const choice = choices[rest % choices.length];
        rest = Math.floor(rest / choices.length);
        if (choice !== undefined) named.set(person, choice);
      }
      for (const team of [[], ['bo', 'cy'], ['cy', 'ana']]) {
        for (const lead of ['ana', 'di']) {
          for (const inShift of groups.filter((group) => group.isSubsetOf(present))) {
            // Whoever of the team has enough is asked last; then not even an administrator has to be here.
            yield {
              named,
              here: present,
              inShift,
              team,
              lead,
              duty: ['bo'],
              administrators: ['ana', 'di', 'cy', 'bo'],
              lastly: [],
            };
            yield {
              named,
              here: present,
              inShift,
              team: [],
              lead,
              duty: ['bo'],
              administrators: ['di'],
              lastly: ['ana', 'bo', 'cy', 'di'],
            };
          }
        }
      }
    }
  }
}

describe('who stands in', () => {
  test('in every world of four people: somebody who is here, or nobody is', () => {
    let count = 0;
    const found = new Set<string>();
    for (const hands of worlds()) {
      for (const away of people) {
        const cover = coverFor(away, hands);
        const others = people.filter((one) => one !== away && hands.here.has(one));
        count += 1;
        found.add(cover?.why ?? 'nobody');
        if (cover === null && others.length > 0) throw new Error('nobody has it, and somebody is here');
        if (cover === null) continue;
        if (!others.includes(cover.personId as 'ana')) throw new Error(`${cover.personId} is not here`);
        const atWork = others.filter((one) => hands.inShift.has(one));
        if (atWork.length > 0 && !hands.inShift.has(cover.personId)) throw new Error('woke somebody for nothing');
        // Whoever was named, and can be reached, has it: nothing goes past a person's own word.
        const named = hands.named.get(away);
        const reached: string[] = atWork.length > 0 ? atWork : others;
        if (named && reached.includes(named) && cover.personId !== named)
          throw new Error('went past the one who was named');
      }
    }
    // Each of the four is away, here, or here and at work.
    expect(count).toBe(3 ** 4 * 625 * 6 * 2 * 4);
    expect([...found].sort()).toEqual(['administrator', 'duty', 'lead', 'named', 'named_in_turn', 'nobody', 'team']);
  });

  test('a circle of names leads on to the team', () => {
    const named = new Map([
      ['ana', 'bo'],
      ['bo', 'cy'],
      ['cy', 'ana'],
    ]);
    const hands: Hands = {
      named,
      here: new Set(['di']),
      inShift: new Set(['di']),
      team: ['bo', 'di'],
      lead: 'bo',
      duty: [],
      administrators: [],
      lastly: [],
    };
    expect(coverFor('ana', hands)).toEqual({ personId: 'di', why: 'team' });
  });

  test('whom the stand-in named stands in when they are away too', () => {
    const named = new Map([
      ['ana', 'bo'],
      ['bo', 'cy'],
    ]);
    const hands: Hands = {
      named,
      here: new Set(['cy', 'di']),
      inShift: new Set(['cy', 'di']),
      team: ['di'],
      lead: 'di',
      duty: [],
      administrators: [],
      lastly: [],
    };
    expect(coverFor('ana', hands)).toEqual({ personId: 'cy', why: 'named_in_turn' });
  });
});

describe('who is at work goes before who is not', () => {
  const night: Hands = {
    named: new Map([['ana', 'bo']]),
    here: new Set(['bo', 'cy', 'di']),
    inShift: new Set(['di']),
    team: ['bo', 'cy'],
    lead: 'cy',
    duty: ['di'],
    administrators: [],
    lastly: [],
  };
  const named = { personId: 'bo', why: 'named' };
  test.each([
    ['at three in the night it is who is on duty', night, { personId: 'di', why: 'duty' }],
    ['where nobody is at work, whom the person named', { ...night, inShift: new Set<string>() }, named],
    ['by day whom the person named', { ...night, inShift: new Set(['bo', 'cy', 'di']) }, named],
    ['whoever is in shift but away is not at work', { ...night, here: new Set(['bo', 'cy']) }, named],
  ])('%s', (_, hands, cover) => {
    expect(coverFor('ana', hands)).toEqual(cover);
  });
});
