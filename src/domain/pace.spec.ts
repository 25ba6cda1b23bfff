import { paceOf } from './pace.js';

it('lets a desk write more than a person, and stops neither the operator nor visitors', () => {
  expect(paceOf('person', 'person')!.most).toBeLessThan(paceOf('person', 'institution_liaison')!.most);
  expect(paceOf('person', 'person')).toMatchObject({ as: 'person', seconds: 600 });
  expect(paceOf('person', 'secretariat')).toMatchObject({ as: 'desk', seconds: 600 });
  expect(paceOf('operator', 'operator')).toBeNull();
  expect(paceOf('visitor', 'visitor')).toBeNull();
});
