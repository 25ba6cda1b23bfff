import { nextVersion } from './version.js';

describe('an edit that names the version it began from', () => {
  it('makes the next version', () => {
    expect(nextVersion(1, 1)).toBe(2);
  });

  it.each([
    ['an older one', 3, 2],
    ['one that does not exist yet', 3, 4],
  ])('is refused when it began from %s', (_, current, expected) => {
    expect(() => nextVersion(current, expected)).toThrow(
      expect.objectContaining({
        problems: [{ code: 'VERSION_OUTDATED', path: ['expectedVersion'], values: { expected, current } }],
      }),
    );
  });
});
