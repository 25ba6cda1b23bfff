import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as activity from '../../src/domain/activity.js';
import * as appointment from '../../src/domain/appointment.js';
import * as attachment from '../../src/domain/attachment.js';
import * as comment from '../../src/domain/comment.js';
import * as commitment from '../../src/domain/commitment.js';
import * as evaluation from '../../src/domain/evaluation.js';
import * as evidence from '../../src/domain/evidence.js';
import * as indicator from '../../src/domain/indicator.js';
import * as keptProposal from '../../src/domain/kept-proposal.js';
import { ACTIONS } from '../../src/domain/matrix.js';
import * as milestone from '../../src/domain/milestone.js';
import * as moderation from '../../src/domain/moderation.js';
import * as ownership from '../../src/domain/ownership.js';
import * as programmeVisit from '../../src/domain/programme-visit.js';
import * as proposal from '../../src/domain/proposal.js';
import * as response from '../../src/domain/response.js';
import * as window from '../../src/domain/window.js';

/**
 * Rights and states are judged at one gate. Types ensure that an action on a thing with states gets its state, and
 * `src/domain/matrix.spec.ts` tries every action in every state. This test keeps code from bypassing the gate, and the
 * clock by which the gate and the rules judge days.
 */
const SRC = fileURLToPath(new URL('../../src', import.meta.url));

const sources = readdirSync(SRC, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ file: relative(SRC, file), text: readFileSync(file, 'utf8') }))
  .filter(({ file }) => !file.startsWith('domain/'));

const where = (wrong: RegExp) =>
  sources.flatMap(({ file, text }) => [...text.matchAll(wrong)].map(([found]) => `${file}: ${found.trim()}`));

it('lets nobody outside the domain look at the states from which an action is done', () => {
  // Matches `from` of a constant, of a record of constants, and of anything called an action; lists may be counted by
  // it.
  expect(
    where(/\b(?:[A-Z][A-Z_]+(?:\[\w+\]|\.\w+)?|\w*[aA]ction)[!?]?\.(?:from|states|otherwise)\b(?!, 'text\[\]')/g),
  ).toEqual(['api/who-may.ts: action.from', 'api/who-may.ts: action.from']);
});

it('lets nobody outside the domain judge rights but at the gate, or by asking what may be offered', () => {
  const used = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/^import (?:type )?\{([^}]*)\} from '[^']*domain\/policy\.js'/gm)].flatMap(([, names]) =>
      names!
        .split(',')
        .flatMap((name) => (/^(allow|allowEach|entitled)$/.test(name.trim()) ? `${file}: ${name.trim()}` : [])),
    ),
  );
  // A proposal that is kept for somebody without an account is in no log, so no transaction knows the actor.
  expect(used.toSorted()).toEqual([
    'kernel/unit-of-work.ts: allow',
    'kernel/unit-of-work.ts: allowEach',
    'proposals/kept-proposals.service.ts: allow',
  ]);
});

it('asks in one place whether somebody may write, and asks for an account by one name', () => {
  // A visitor may keep a proposal, so a read-only token is all that is turned away there.
  expect(where(/^.*\bmayWrite\(.*/gm)).toEqual([
    "kernel/unit-of-work.ts: if (!mayWrite(actor)) refuse('SCOPE_MISSING');",
    "proposals/kept-proposals.service.ts: if (!mayWrite(actor)) refuse('SCOPE_MISSING');",
  ]);
  expect(where(/kind !== 'person'\) (?:refuse|throw)/g)).toEqual([]);
});

/** Files that ask another clock than the one of the server, each with its reason. */
const OWN_TIME: [file: RegExp, why: string][] = [
  [/^kernel\/clock\.ts$/, 'it is the clock'],
  [/^kernel\/embedded-postgres\//, 'it waits for processes, not for days'],
  [/^kernel\/jobs\/jobs\.ts$/, 'the library of jobs keeps its times by the database'],
  [/^accounts\/forgetting\.task\.ts$/, 'what is over is forgotten an hour sooner or later'],
  [/^notifications\/ancestry\.ts$/, 'it finds versions, whose times the database sets'],
  [/^notifications\/mail\.task\.ts$/, 'kept letters are forgotten an hour sooner or later'],
  [/^api\/read\/repeated\.ts$/, 'it counts how old a connection is'],
  [/^open-data\/example\.ts$/, 'the invented plan is laid around the day on which the command line loads it'],
  [
    /^open-data\/plan\/write-(bodies|indicators|texts)\.ts$/,
    'they find or make versions, whose times the database sets',
  ],
];

it('has one clock for days and instants', () => {
  // A clock, a revision or a stopwatch is asked by its name; what is left is the time of the process or the database.
  const asked = where(/.*(?:new Date\(\)|\bDate\.now\(\)|(?<![.\w])now\(\)).*/g);
  const isElsewhere = (found: string) => OWN_TIME.some(([file]) => file.test(found.slice(0, found.indexOf(': '))));
  expect(asked.filter((found) => !isElsewhere(found) && !/: (?:async )?now\(\): /.test(found))).toEqual([]);
  const idle = OWN_TIME.filter(([file]) => !asked.some((found) => file.test(found.slice(0, found.indexOf(': ')))));
  expect(idle).toEqual([]);
});

/** Actions that are judged by other means, each with its reason. */
const ELSEWHERE: Record<string, string> = {
  proposalDiscard: 'the secret token is the right to it',
  commentsHide: 'each comment is hidden by `commentHide`',
};

it("leads every action on what is not one's own through the gate", () => {
  const names = new Map<unknown, string>();
  for (const nouns of [
    appointment,
    activity,
    attachment,
    comment,
    commitment,
    evaluation,
    evidence,
    indicator,
    keptProposal,
    milestone,
    moderation,
    ownership,
    programmeVisit,
    proposal,
    response,
    window,
  ])
    for (const [name, value] of Object.entries(nouns)) {
      names.set(value, name);
      if (['APPEAL', 'HIDE', 'RELEASE', 'REPORT'].includes(name))
        for (const each of Object.values(value as object)) names.set(each, name);
    }
  const asked = sources.filter(({ text }) => /\ballow(Each)?\(/.test(text)).map(({ text }) => text);
  const forgotten = ACTIONS.flatMap((action) => {
    const name = names.get(action);
    if (!name || action.mutation in ELSEWHERE) return [];
    return asked.some((text) => new RegExp(`^(?!import|export).*\\b${name}\\b`, 'm').test(text))
      ? []
      : [action.mutation];
  });
  expect(forgotten).toEqual([]);
  expect(names.size).toBeGreaterThan(50);
});
