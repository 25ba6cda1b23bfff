import { paceOf } from './pace.js';

it('lets a desk write more than a person, and stops neither the operator nor visitors', () => {
  expect(paceOf('person', 'person')!.most).toBeLessThan(paceOf('person', 'institution_liaison')!.most);
  expect(paceOf('person', 'secretariat')!.as).not.toBe(paceOf('person', 'person')!.as);
  expect(paceOf('operator', 'operator')).toBeNull();
  expect(paceOf('visitor', 'visitor')).toBeNull();
});
