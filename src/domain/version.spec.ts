import type { Capacity } from './policy.js';
import {
  atItsPlace,
  checkPartVersion,
  checkVersion,
  checkVersions,
  madeBy,
  nextVersion,
  versionsRead,
} from './version.js';

const outdated = (path: string[]) => ({ code: 'VERSION_OUTDATED', path });

describe('an edit that names the version it began from', () => {
  it('makes the next version', () => {
    expect(nextVersion(1, 1)).toBe(2);
  });

  it.each([
    ['an older one', 3, 2],
    ['one that does not exist yet', 3, 4],
  ])('is refused when it began from %s', (_, current, expected) => {
    expect(() => nextVersion(current, expected)).toThrow(
      expect.objectContaining({ problems: [outdated(['expectedVersion'])] }),
    );
  });
});

describe('an act on a part of a text that was read', () => {
  it.each([
    ['the newest version', 5, true],
    ['the version that last changed the part', 3, true],
    ['a version in between', 4, true],
    ['none', null, true],
    ['a version before the last change of the part', 2, false],
    ['a version to come', 6, false],
  ])('names %s', (_, expected, isTaken) => {
    const act = () => checkPartVersion({ current: 5, changedIn: 3 }, expected);
    if (isTaken) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ problems: [outdated(['expectedVersion'])] }));
  });
});

describe('an act on a text that was read', () => {
  it.each([
    ['that version', 3],
    ['none', undefined],
    ['null', null],
  ])('is done when it names %s', (_, expected) => {
    expect(() => checkVersion(3, expected)).not.toThrow();
  });

  it('is refused when the text is another one, at the argument that named it', () => {
    expect(() => checkVersion(3, 2, ['expectedIntoVersion'])).toThrow(
      expect.objectContaining({ problems: [outdated(['expectedIntoVersion'])] }),
    );
  });
});

describe('an act on several texts', () => {
  const things = [
    { id: 'c', version: 2 },
    { id: 'a', version: 1 },
    { id: 'b', version: 5 },
  ];

  it('names each that was changed since by its place', () => {
    const ids = ['a', 'b', 'c'];
    expect(() => checkVersions(things, ids, versionsRead(ids, [1, 4, 1]))).toThrow(
      expect.objectContaining({
        problems: [outdated(['expectedVersions', '2']), outdated(['expectedVersions', '1'])],
      }),
    );
  });

  it('looks at no version when none were named', () => {
    expect(() => checkVersions(things, ['a', 'b', 'c'], versionsRead(['a', 'b', 'c'], undefined))).not.toThrow();
  });

  it('needs one version for each', () => {
    expect(() => versionsRead(['a', 'b'], [1])).toThrow(
      expect.objectContaining({
        problems: [{ code: 'INPUT_INVALID', path: ['expectedVersions'], values: { field: 'expectedVersions' } }],
      }),
    );
  });

  it.each([
    ['VERSION_OUTDATED', ['expectedVersions', '4']],
    ['ALREADY_HIDDEN', ['ids', '4']],
  ] as const)('tells of %s at %j', (code, path) => {
    expect(atItsPlace({ code, path: ['id'] }, 4)).toEqual({ code, path });
  });
});

it('says who made a version, for which institution, by which act and why', () => {
  const capacity = { role: 'institution_liaison', planId: 'p', institutionId: 'i' } as Capacity;
  expect(madeBy(capacity, 'edited', 'A typing error')).toEqual({
    change: 'edited',
    reason: 'A typing error',
    changedRole: 'institution_liaison',
    changedInstitutionId: 'i',
  });
});
