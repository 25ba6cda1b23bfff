import { person, refusals } from '../../test/support/rules.js';
import { OPERATOR, VISITOR } from './actor.js';
import { noticeAllows } from './notice.js';

describe('a newer privacy notice', () => {
  const due = person([], { noticeDue: 2 });

  it.each([undefined, 'commentCreate', 'proposalSubmit', 'accountRename', 'noSuchMutation'])(
    'stands in the way of what stores more: %s',
    (mutation) => {
      expect(refusals(() => noticeAllows(due, mutation))).toEqual(['NOTICE_DUE']);
      expect(refusals(() => noticeAllows(person(), mutation))).toEqual([]);
    },
  );

  it.each([
    'accountErase',
    'noticeAccept',
    'tokenRevoke',
    'sessionRevoke',
    'sessionsRevokeAll',
    'proposalWithdraw',
    'proposalErase',
    'proposalUnsupport',
    'proposalDetach',
    'commentWithdraw',
    'commentErase',
    'followEnd',
  ])('does not stand in the way of leaving and taking back: %s', (mutation) => {
    expect(refusals(() => noticeAllows(due, mutation))).toEqual([]);
  });

  it('concerns neither visitors nor the operator', () => {
    expect(refusals(() => noticeAllows(VISITOR))).toEqual([]);
    expect(refusals(() => noticeAllows(OPERATOR))).toEqual([]);
  });
});
