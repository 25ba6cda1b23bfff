import { takeFastRoads } from '../../src/kernel/speed/fast-roads.js';

/** Which roads the tests take: `SPEED=off npm test -- …` tries the plain ones (`src/kernel/speed`). */
export const SPEED = process.env['SPEED'] ?? 'on';

/** For tests of the fast roads themselves, which open their own connections. */
export function onFastRoads(): void {
  beforeAll(() => takeFastRoads(true));
  afterAll(() => takeFastRoads(SPEED === 'on'));
}
