import { holding, person, refusals } from '../../test/support/rules.js';
import { ACTIONS } from './matrix.js';
import {
  type Action,
  allow,
  HOLDERS,
  type InPlan,
  SURE_ROLES,
  type StatefulAction,
  type StatelessAction,
} from './policy.js';

describe('the matrix of permissions', () => {
  it('lets somebody do each thing from a state that the thing can have, and names each role once', () => {
    for (const { mutation, states, from, who } of ACTIONS as readonly Action<never>[]) {
      const roles = who.map(({ role }) => role);
      expect({ mutation, unknown: from.filter((state) => !(states as readonly string[]).includes(state)) }).toEqual({
        mutation,
        unknown: [],
      });
      expect({ mutation, ever: states.length === 0 || from.length > 0 }).toEqual({ mutation, ever: true });
      expect({ mutation, roles: roles.length > 0 && roles.every((role) => HOLDERS.includes(role)) }).toEqual({
        mutation,
        roles: true,
      });
      expect({ mutation, roles: [...new Set(roles)] }).toEqual({ mutation, roles });
    }
  });

  it('lets nobody moderate, assess or administer without the second factor', () => {
    const facts: InPlan = { planId: 'plan' };
    for (const { who, mutation } of ACTIONS as readonly Action<never>[]) {
      for (const role of SURE_ROLES.filter((each) => who.some((permission) => permission.role === each))) {
        const asThis: StatelessAction<InPlan> = { mutation, states: [], from: [], who: [{ role }] };
        const unsure = person([holding(role)], { secondFactor: false });
        expect(refusals(() => allow(asThis, unsure, facts))).toEqual(['SECOND_FACTOR_REQUIRED']);
        expect(allow(asThis, person([holding(role)]), facts).role).toBe(role);
      }
    }
  });

  it('asks consent to a newer notice for all but leaving and taking back', () => {
    const without = (ACTIONS as readonly Action<never>[]).filter(({ withoutNotice }) => withoutNotice);
    expect(without.map(({ mutation }) => mutation).toSorted()).toEqual([
      'accountErase',
      'commentErase',
      'commentWithdraw',
      'evidenceRemove',
      'followEnd',
      'noticeAccept',
      'proposalDetach',
      'proposalDiscard',
      'proposalErase',
      'proposalUnsupport',
      'proposalWithdraw',
      'sessionRevoke',
      'sessionsRevokeAll',
      'suggestionWithdraw',
      'tokenRevoke',
    ]);
  });

  it('lets nobody do a thing from a state that it is not done from, and says so with the code of the action', () => {
    const facts: InPlan = { planId: 'plan' };
    let walked = 0;
    for (const action of ACTIONS as readonly Action<never>[]) {
      if (!('otherwise' in action)) continue;
      const { states, from, otherwise } = action;
      const asAnybody: StatefulAction<InPlan> = { ...action, who: [{ role: 'person' }] };
      const path = (otherwise.path ?? ['id']).join('.');
      for (const state of states) {
        const code = from.includes(state) ? [] : [`${otherwise.in?.[state] ?? otherwise.code} ${path}`];
        const judged = refusals(() => allow(asAnybody, person(), { ...facts, state }));
        expect([action.mutation, state, judged]).toEqual([action.mutation, state, code]);
        walked++;
      }
      expect(states).toEqual(expect.arrayContaining([...from]));
      // A code for a single state is for a state that exists and in which the action is refused.
      const own = Object.keys(otherwise.in ?? {});
      expect(own.filter((state) => !states.includes(state) || from.includes(state))).toEqual([]);
    }
    expect(walked).toBeGreaterThan(200);
  });
});
