import { Turns, TURNS } from './turns.js';

/** Long enough for some turns: each one is given after a look for new connections found none. */
async function soon() {
  for (let look = 0; look < 40; look++) await new Promise((done) => setImmediate(done));
}

it('lets no more of one network be at work than leave turns for others', async () => {
  const turns = new Turns();
  const come: string[] = [];
  const ends: (() => void)[] = [];
  const ask = async (network: string, name: string) => {
    const end = await turns.take(network);
    come.push(name);
    ends.push(end!);
  };
  for (let i = 0; i < TURNS.ofOneNetwork + 3; i++) void ask('many', `many ${i}`);
  await soon();
  expect(come).toHaveLength(TURNS.ofOneNetwork);
  ends[0]!();
  ends[0]!();
  await soon();
  expect(come.slice(TURNS.ofOneNetwork)).toEqual([`many ${TURNS.ofOneNetwork}`]);
  void ask('one', 'one');
  await soon();
  expect(come.at(-1)).toBe('one');
});

it('gives networks that wait a turn one after the other, however many of one wait', async () => {
  const turns = new Turns();
  const ends: (() => void)[] = [];
  for (let i = 0; i < TURNS.atOnce; i++) ends.push((await turns.take(`busy ${i}`))!);
  const come: string[] = [];
  const ask = async (network: string) => {
    const end = await turns.take(network);
    come.push(network);
    end!();
  };
  for (const network of ['a', 'a', 'a', 'b', 'c']) void ask(network);
  ends[0]!();
  await soon();
  expect(come).toEqual(['a', 'b', 'c', 'a', 'a']);
});

it('lets fewer of one network be at work while another asks too and time is short, and all again a while later', async () => {
  const turns = new Turns(() => true);
  const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000_000);
  const ends: (() => void)[] = [];
  const ask = (network: string) => void turns.take(network).then((end) => end && ends.push(end));
  try {
    (await turns.take('other'))!();
    for (let i = 0; i < TURNS.ofOneNetwork + 1; i++) ask('many');
    await soon();
    expect(ends).toHaveLength(TURNS.besideOthers);
    clock.mockReturnValue(1_000_001 + TURNS.besideOthersMs);
    ends[0]!();
    await soon();
    expect(ends).toHaveLength(TURNS.ofOneNetwork + 1);
  } finally {
    clock.mockRestore();
  }
});

it('leaves a network all its turns while there is time for everybody', async () => {
  const turns = new Turns(() => false);
  (await turns.take('other'))!();
  for (let i = 0; i < TURNS.ofOneNetwork; i++) expect(await turns.take('office')).not.toBeNull();
});

it('refuses what would wait too long in memory', async () => {
  const turns = new Turns();
  const asked = Array.from({ length: TURNS.ofOneNetwork + TURNS.waiting.ofOneNetwork + 1 }, () => turns.take('many'));
  expect(await asked.at(-1)).toBeNull();
  expect(await turns.take('another')).not.toBeNull();
});

it('reads what everybody sent before it gives a turn', async () => {
  const turns = new Turns();
  let others = 0;
  const door = () => {
    if (++others > 20) return;
    turns.arrived();
    setImmediate(door);
  };
  door();
  await turns.take('one');
  expect(others).toBe(21);
});

it('tells whoever waited too long that they wait in vain', async () => {
  const turns = new Turns();
  const ends: (() => void)[] = [];
  for (let i = 0; i < TURNS.ofOneNetwork; i++) ends.push((await turns.take('many'))!);
  const late = turns.take('many');
  const now = performance.now();
  const clock = jest.spyOn(performance, 'now').mockReturnValue(now + TURNS.patienceMs + 1);
  try {
    const inTime = turns.take('many');
    ends[0]!();
    expect(await late).toBeNull();
    expect(await inTime).not.toBeNull();
  } finally {
    clock.mockRestore();
  }
});
