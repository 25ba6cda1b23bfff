import { expectGenerated } from '../../test/support/generated.js';
import { holding, person, refusals } from '../../test/support/rules.js';
import { ACTIONS, domainDocument, permissionLines } from './matrix.js';
import { type Action, entitled, HOLDERS, type InPlan, SURE_ROLES } from './policy.js';

describe('the matrix of permissions', () => {
  it('lets somebody do each thing from a state that the thing can have, and names each role once', () => {
    for (const { mutation, states, from, who } of ACTIONS as readonly Action<never>[]) {
      const roles = who.map(({ role }) => role);
      expect({ mutation, unknown: from.filter((state) => !states.includes(state)) }).toEqual({ mutation, unknown: [] });
      expect({ mutation, ever: states.length === 0 || from.length > 0 }).toEqual({ mutation, ever: true });
      expect({ mutation, roles: roles.length > 0 && roles.every((role) => HOLDERS.includes(role)) }).toEqual({
        mutation,
        roles: true,
      });
      expect({ mutation, roles: [...new Set(roles)] }).toEqual({ mutation, roles });
    }
  });

  it('prints a line for each mutation, with the states and everybody who may', () => {
    const lines = permissionLines();
    expect(lines).toHaveLength(ACTIONS.length);
    expect(lines).toContain(
      '| `proposalEdit` | draft, submitted | person (who wrote it); secretariat (if it was transcribed) |',
    );
    expect(lines).toContain('| `proposalTranscribe` |  | secretariat |');
  });

  it('lets nobody moderate, assess or administer without the second factor', () => {
    const facts: InPlan = { planId: 'plan' };
    for (const { who, ...action } of ACTIONS as readonly Action<never>[]) {
      for (const role of SURE_ROLES.filter((each) => who.some((permission) => permission.role === each))) {
        const asThis: Action<InPlan> = { ...action, who: [{ role }] };
        const unsure = person([holding(role)], { secondFactor: false });
        expect(refusals(() => entitled(asThis, unsure, facts))).toEqual(['SECOND_FACTOR_REQUIRED']);
        expect(entitled(asThis, person([holding(role)]), facts).role).toBe(role);
      }
    }
  });

  it('is printed to docs/domain.md (npm run generate writes it anew)', () => {
    expectGenerated('docs/domain.md', domainDocument());
  });
});
