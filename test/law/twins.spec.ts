import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asSuperuser } from '../support/databases.js';
import { lawless, said } from '../support/parity.js';
import { PARITIES } from './parities.js';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const read = (path: string) => readFileSync(`${SRC}${path}`, 'utf8');

/** Twins that are bound in their own test, which is named. */
const ELSEWHERE: Record<string, string> = {
  isCommitmentVisibleSql: 'visibility.spec.ts',
  isResponseTemplateVisibleSql: 'visibility.spec.ts',
  isCommentVisibleSql: 'visibility.spec.ts',
  isCommentTextVisibleSql: 'visibility.spec.ts',
  isCommentFoundSql: 'visibility.spec.ts',
  isHiddenTextVisibleSql: 'visibility.spec.ts',
  isProposalVisibleSql: 'visibility.spec.ts',
  stateOnSql: 'visibility.spec.ts',
};

const exported = readdirSync(`${SRC}twins`)
  .filter((file) => file.endsWith('.sql.ts'))
  .flatMap((file) =>
    [...read(`twins/${file}`).matchAll(/(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n)?export (?:const|function) (\w+)/g)].map(
      ([, comment = '', name]) => ({ file, name: name!, comment: comment.replace(/\s+\*?\s*/g, ' ') }),
    ),
  )
  // A function that reads facts from JSON is no condition in SQL.
  .filter(({ name }) => name.endsWith('Sql') || name !== 'hidingOf');
const twins = exported.filter(({ comment }) => comment.includes('Twin of `domain/'));

it('names for every condition the rule of the domain that it mirrors, or the facts that it gives one', () => {
  expect(twins.length).toBeGreaterThan(25);
  const nameless = exported.filter(({ comment }) => {
    const [, kind, file, rule] = /(Twin|Facts) of `domain\/([\w-]+)#(\w+)`/.exec(comment) ?? [];
    const what = kind === 'Facts' ? 'interface' : '(?:function|const)';
    return !file || !new RegExp(`^export ${what} ${rule}\\b`, 'm').test(read(`domain/${file}.ts`));
  });
  expect(nameless).toEqual([]);
});

it('lists a test of parity for every twin, and none for what is no twin', () => {
  const bound = [...Object.keys(PARITIES), ...Object.keys(ELSEWHERE)];
  expect(bound.toSorted()).toEqual(twins.map(({ name }) => name).toSorted());
  for (const [name, file] of Object.entries(ELSEWHERE))
    expect(readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')).toContain(`${name}('t'`);
});

it('says the same of generated facts in SQL and by the rule, at the present and of the past', async () => {
  await lawless(async (client) => {
    for (const [name, parity] of Object.entries(PARITIES)) {
      const answers = await said(client, parity);
      expect([name, answers.filter(({ sql, rule }) => sql !== rule).slice(0, 3)]).toEqual([name, []]);
      // Facts that always give the same verdict compare nothing.
      expect([name, new Set(answers.map(({ rule }) => rule)).size > 1]).toEqual([name, true]);
    }
  });
});

/** Files of the api that may name a table, and why. */
const IN_THE_API: Record<string, { tables: string[]; why: string }> = {
  'api/uploads/uploads.ts': {
    tables: ['file_content', 'upload', 'file', 'proposal_attachment'],
    why: 'files come in before they belong to anything; an attachment of a proposal counts for whoever sent it',
  },
  'api/uploads/taking.ts': { tables: ['upload', 'file', 'file_content'], why: 'every feature takes files alike' },
  'api/uploads/here.ts': { tables: ['file'], why: 'every feature tells alike whether a content is here' },
  'api/uploads/files.ts': { tables: ['file_content'], why: 'every feature serves files alike' },
  'api/uploads/forgetting.ts': {
    tables: ['file_content', 'upload', 'file', 'proposal_attachment', 'evidence_file', 'evaluation'],
    why: 'what nothing holds any more goes',
  },
  'api/cited-session.ts': { tables: ['session'], why: 'every feature cites sessions, also those before the forum' },
};

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'))
  .map((file) => ({ file, lines: read(file).split('\n') }));

it('names no table of the database in the api', async () => {
  const tables: string[] = (
    await asSuperuser(
      (client) =>
        client.query(
          `select relname from pg_class where relnamespace = 'tequio'::regnamespace and relkind in ('r', 'v')`,
        ),
      'tequio',
    )
  ).rows.map(({ relname }) => relname);
  expect(tables.length).toBeGreaterThan(50);
  const named = new RegExp(
    `(?:\\b(?:from|join|into|update|table)\\s+|\\btable\\(')(${tables.join('|')})\\b(?!['/.-])`,
    'g',
  );
  const found = sources
    .filter(({ file }) => file.startsWith('api/'))
    .flatMap(({ file, lines }) =>
      lines
        .filter((line) => /\b(?:select|insert into|delete from|set \w+ =|join \w+ \w+ on|exists|table\(')/.test(line))
        .flatMap((line) => [...line.matchAll(named)].map(([, table]) => `${file}: ${table}`)),
    );
  const allowed = Object.entries(IN_THE_API).flatMap(([file, one]) => one.tables.map((table) => `${file}: ${table}`));
  expect([...new Set(found)].filter((one) => !allowed.includes(one))).toEqual([]);
  // A table that is no longer named needs no reason.
  expect(allowed.filter((one) => !found.includes(one))).toEqual([]);
});

/** Patterns that recognise the SQL of a rule when it is written again; other meanings by file, with the reason. */
const MARKS: [string, RegExp, Record<string, string>?][] = [
  ['isCurrentOnSql', /until_on (?:is null|>=?)/],
  ['isHidingLapsedSql', /hiding_lapsed\(/],
  ['hidingSql', /hiding_of\(/],
  ['isHeldStillSql', /created_at\s*[<>]=?.*HELD_HOURS/],
  ['isShownSql', /visibility (?:<>|=) '(?:visible|hidden)' (?:and|or|then)\b/],
  ['isWaitingSql', /waiting = 0 and/],
  ['isDayPastSql', /respond_by <|time_zone\)::date/],
  ['respondBySql', /closes_at -/],
  ['isWindowClosedSql', /closes_at <=? *\$/],
  ['isWindowAheadSql', /closes_at >=? *\$\{(?:instant|q\.p)/],
  ['isAppealOpenSql', /appealed_at\s*[<>]/],
  ['isAppealOpenSql', /(?:open_|appeal_)\.outcome is null/],
  ['isPlanDiscussedSql', /OPEN_AFTER_CLOSE_DAYS/],
  ['isClosedSql', /stage (?:not )?in \('closed'/],
  ['isAssessmentVisibleSql', /in \('published', 'superseded'\)/],
  ['isInvitationOpenSql', /\.state = 'invited'/],
  ['isUnassignedSql', /state = 'owed' and [a-z_.]*institution_id is null/],
  ['isOutOfDraftSql', /state <> 'draft'/],
  ['isRecordedSql', /state = 'recorded'/],
  ['isTextOpenSql', /state in \('draft', 'in_consultation'\)/],
  ['isPromisedSql', /state not in \('draft', 'in_consultation', 'deferred'\)/],
  ['isContestOverdueSql', /decide_by </],
  ['cameLateSql', /responded_on >/],
  ['isOwedTextOverdueSql', /write_by <|writeBySql\(.*\)\} </],
  ['isPeriodOverdueSql', /\+ \$\{\w+\}\.reporting_days/],
  ['isLeadMissingSql', /is distinct from \$\{t\}\.institution_id/],
  ['hasLiaisonSql', /role = 'institution_liaison' and/],
];

it('writes the SQL of no rule twice', () => {
  const again = sources
    .filter(({ file }) => !/^(?:twins|domain|portal|demo)\//.test(file))
    .flatMap(({ file, lines }) =>
      lines.flatMap((line) =>
        MARKS.flatMap(([name, mark, other]) =>
          mark.test(line) && !other?.[file] ? `${file}: ${line.trim()} → ${name}` : [],
        ),
      ),
    );
  expect(again).toEqual([]);
  const all = sources.filter(({ file }) => file.startsWith('twins/')).flatMap(({ lines }) => lines.join('\n'));
  expect(MARKS.map(([name]) => name).filter((name) => !all.join('\n').includes(name))).toEqual([]);
});

/** Reads that name a table with history but rightly mean the present, or data that never changes. */
const OF_THE_PRESENT: Record<string, string> = {
  'assessments/assessment.fields.ts: assessment': 'its instrument is given once',
  'commitments/commitment-values.fields.ts: commitment': 'a write refers to a commitment of the present',
  'evaluations/evaluation.fields.ts: finding': 'its versions are its present and past rows up to the instant',
  'milestones/milestone.fields.ts: plan': 'its slug is given once',
  'moderation/added.fields.ts: clause': 'its commitment is given once',
  'moderation/added.fields.ts: evidence': 'its report is given once',
  'moderation/added.fields.ts: milestone': 'its commitment is given once',
  'moderation/added.fields.ts: milestone_report': 'its milestone is given once',
  'moderation/added.fields.ts: proposal': 'the texts of the one who asks are of the present',
  'moderation/added.fields.ts: response': 'its proposal is given once',
  'moderation/added.fields.ts: suggestion': 'the texts of the one who asks are of the present',
  'moderation/moderation.fields.ts: evidence': 'rights are of the present',
  'moderation/moderation.fields.ts: proposal': 'rights are of the present',
  'moderation/moderation.fields.ts: suggestion': 'rights are of the present',
  'programmes/visit.fields.ts: programme': 'rights are of the present',
  'programmes/visit.fields.ts: programme_visit': 'its versions are its present and past rows up to the instant',
  'proposals/added.fields.ts: synthesis': 'rights are of the present',
  'proposals/attachment.fields.ts: proposal': 'what was hidden since takes its files along',
  'proposals/proposal.fields.ts: proposal': 'its past has a source of its own',
  'responses/response.fields.ts: proposal': 'rights are of the present',
  'responses/response.fields.ts: response': 'templates have no past',
  'tasks/tasks.fields.ts: plan': 'desks are of the present',
  'twins/appeal.sql.ts: evidence': 'rights are of the present',
  'twins/appeal.sql.ts: proposal': 'rights are of the present',
  'twins/appeal.sql.ts: suggestion': 'rights are of the present',
  'twins/debt.sql.ts: proposal': 'rights are of the present',
  'twins/evidence.sql.ts: evidence': 'what was hidden since is hidden in the past too',
  'twins/proposal.sql.ts: plan_window': 'days are moved by commands, at the present',
  'twins/proposal.sql.ts: proposal': 'what was hidden since is hidden in the past too',
  'twins/proposal.sql.ts: suggestion': 'what was hidden since is hidden in the past too',
  'twins/response.sql.ts: proposal': 'rights are of the present',
  'twins/response.sql.ts: session': 'rights are of the present',
};

it('reads every table that has a past through the query, which knows the instant', async () => {
  const past: string[] = (
    await asSuperuser(
      (client) =>
        client.query(
          `select relname from pg_class where relnamespace = 'history'::regnamespace and relkind = 'r' order by 1`,
        ),
      'tequio',
    )
  ).rows.map(({ relname }) => relname);
  expect(past).toContain('response_assignment');
  const named = new RegExp(`\\b(?:from|join) (${past.join('|')})\\b`, 'g');
  // A slug or a code names the same thing at any instant.
  const bySlug =
    /(?:plan|institution|theme) \w+ (?:where \w+\.(?:slug|code)|on i\.id = \w+\.institution_id)|upper\(\w+\.slug\)/;
  const found = sources
    .filter(({ file }) => /\.(?:read|lists|fields|sql)\.ts$/.test(file))
    .flatMap(({ file, lines }) =>
      lines
        .filter((line) => !bySlug.test(line))
        .flatMap((line) => [...line.matchAll(named)].map(([, table]) => `${file}: ${table}`)),
    );
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(OF_THE_PRESENT));
});
