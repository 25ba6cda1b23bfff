import { PACE, watchPace } from './pace.js';

const { windowMs: before } = PACE;
const windowMs = 40;
beforeAll(() => {
  PACE.windowMs = windowMs;
});
afterAll(() => {
  PACE.windowMs = before;
});

const least = (PACE.leastBytesPerSecond * windowMs) / 1000;

async function watched(inEachWindow: number): Promise<'too slow' | 'taken'> {
  const socket = { bytesRead: 1_000_000 };
  const sender = setInterval(() => (socket.bytesRead += inEachWindow), windowMs);
  const { tooSlow, end } = watchPace(socket);
  const end4 = new Promise<'taken'>((resolve) => setTimeout(() => resolve('taken'), windowMs * 4));
  const seen = await Promise.race([tooSlow.catch(() => 'too slow' as const), end4]);
  end();
  clearInterval(sender);
  return seen;
}

it('waits for whoever sends little, and not for whoever sends hardly anything', async () => {
  expect(await watched(least * 3)).toBe('taken');
  expect(await watched(least / 3)).toBe('too slow');
});
