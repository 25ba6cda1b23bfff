import { expectGenerated } from '../../test/support/generated.js';
import { holding, person, refusals } from '../../test/support/rules.js';
import { ACTIONS, domainDocument, permissionMatrix } from './matrix.js';
import { type Action, entitled, HOLDERS, type InPlan, SURE_ROLES } from './policy.js';

describe('the matrix of permissions', () => {
  it('decides for every role in every state, and lets somebody do each thing', () => {
    const rows = permissionMatrix();
    for (const { mutation } of ACTIONS) {
      const own = rows.filter((row) => row.mutation === mutation);
      expect(own.length % HOLDERS.length).toBe(0);
      expect(own.some(({ allowed }) => allowed !== 'no')).toBe(true);
    }
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
