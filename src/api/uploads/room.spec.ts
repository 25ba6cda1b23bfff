import { Refusal } from '../../domain/refusal.js';
import { ROOM, UploadRoom } from './room.js';

const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as Refusal).problems[0]?.code;
  }
};
const kept = { kept: true };
let now = 0;
beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
});

it('lets in a few uploads of an account, and gives their places back', () => {
  const room = new UploadRoom();
  const places = Array.from({ length: ROOM.ofOne }, () => room.enter('ana', 'home'));
  expect(codeOf(() => room.enter('ana', 'elsewhere'))).toBe('TOO_MANY');
  expect(codeOf(() => room.enter('beto', 'home'))).toBeNull();
  places[0]!.leave();
  places[0]!.leave();
  expect(codeOf(() => room.enter('ana', 'home'))).toBeNull();
  expect(codeOf(() => room.enter('ana', 'home'))).toBe('TOO_MANY');
});

it('lets in more of a network than of an account, and yet not all that come', () => {
  const room = new UploadRoom();
  for (let i = 0; i < ROOM.ofOneNetwork; i++) room.enter(`account ${i}`, 'office');
  expect(codeOf(() => room.enter('one more', 'office'))).toBe('TOO_MANY');
  expect(codeOf(() => room.enter('one more', 'another'))).toBeNull();
});

it('holds eight whole files and no more, and counts nothing that it does not keep', () => {
  const room = new UploadRoom();
  const [first, second] = [room.enter('ana', 'a'), room.enter('beto', 'b')];
  first.came(ROOM.bytes, { kept: false });
  first.came(ROOM.bytes, kept);
  expect(codeOf(() => second.came(1, kept))).toBe('TOO_MANY');
  first.leave();
  expect(codeOf(() => second.came(1, kept))).toBeNull();
});

it('has the slowest give way where there is no place left, and nobody who is fast or has just come', async () => {
  const room = new UploadRoom();
  const places = Array.from({ length: ROOM.altogether }, (_, i) => room.enter(`account ${i}`, `network ${i}`));
  const { afterMs, bytesPerSecond } = ROOM.givesWay;
  for (const place of places) place.came((bytesPerSecond * afterMs) / 1000 + 1000, kept);
  now = afterMs;
  expect(codeOf(() => room.enter('late', 'late'))).toBe('TOO_MANY');
  for (const [i, place] of places.entries()) if (i !== 7) place.came(bytesPerSecond, kept);
  now = afterMs + 1000;
  expect(codeOf(() => room.enter('late', 'late'))).toBeNull();
  await expect(places[7]!.gaveWay).rejects.toMatchObject({ problems: [{ code: 'FILE_TOO_SLOW', path: ['file'] }] });
  expect(codeOf(() => room.enter('later', 'later'))).toBe('TOO_MANY');
});

it('has the slowest give its bytes to whoever finds no room for theirs', async () => {
  const room = new UploadRoom();
  const [slow, fast] = [room.enter('slow', 'a'), room.enter('fast', 'b')];
  slow.came(300_000, kept);
  now = ROOM.givesWay.afterMs + 1;
  fast.came(ROOM.bytes - 300_000, kept);
  expect(codeOf(() => fast.came(1, kept))).toBeNull();
  await expect(slow.gaveWay).rejects.toBeInstanceOf(Refusal);
  slow.came(5, kept);
  fast.came(299_999, kept);
  expect(codeOf(() => fast.came(1, kept))).toBe('TOO_MANY');
});
