import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { type Actor, OPERATOR, seesEveryDraft } from '../domain/actor.js';
import { ImportError } from '../open-data/import-error.js';
import { unreadable } from '../open-data/import/csv-file.js';
import { importFile } from '../open-data/import/run-import.js';
import { LAYOUTS } from '../open-data/layouts/layouts.js';
import { importPlan, readPlanDocument } from '../open-data/plan/import-plan.js';
import { withProgress } from './progress.js';
import { say, type Session, withSession } from './session.js';
import { summaryOf } from './summary.js';

interface Options {
  plan?: string;
  dryRun?: boolean;
  json?: boolean;
  as?: string;
}

const DOCUMENT = 'tequio-plan';
/** Layouts of official data whose files name no plan, so that their rows may go to one of another name. */
const NAMELESS = ['usa-nap5', 'ecuador-2019'];
const NAMES = [DOCUMENT, ...Object.keys(LAYOUTS)];

export function importCommand(): Command {
  return new Command('import')
    .description('Import a file; repeating it changes nothing, interrupting it loses nothing')
    .argument('<layout>', NAMES.join(', '))
    .argument('<file>')
    .option(
      '--plan <slug>',
      'plan that the rows go to (decide-madrid-*, decidim-*, usa-nap5, ecuador-2019), or that the document must be of (tequio-plan)',
    )
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--json', 'print the report as one JSON object')
    .option('--as <handle>', 'act as this administrator instead of as the operator')
    .action(async (layout: string, file: string, options: Options) => {
      if (!NAMES.includes(layout)) throw wrongUse(`There is no layout "${layout}". There are: ${NAMES.join(', ')}.`);
      const into = LAYOUTS[layout]?.people !== undefined;
      if (options.plan && !into && ![DOCUMENT, ...NAMELESS].includes(layout))
        throw wrongUse(`Files of the layout ${layout} name their plans themselves: leave out --plan.`);
      if (!options.plan && into)
        throw wrongUse(`Files of the layout ${layout} name no plan: say with --plan which one their rows go to.`);
      await withSession(async (session) => {
        const actor = await actorFor(session, options.as);
        if (layout === DOCUMENT) await importDocument(session, file, actor, options);
        else await importTable(session, layout, file, actor, options);
      });
    });
}

export function wrongUse(sentence: string): CommanderError {
  say(sentence);
  return new CommanderError(2, 'tequio.usage', sentence);
}

/**
 * The actor of a command. A person who can run it can do everything; acting as an account gives no rights beyond that
 * account's own.
 */
async function actorFor(session: Session, handle: string | undefined): Promise<Actor> {
  if (handle === undefined) return OPERATOR;
  const actor = await session.actor(handle);
  if (!seesEveryDraft(actor))
    throw new ImportError([
      `Only an administrator may import, and "${handle}" is none: name another account, or leave out --as.`,
    ]);
  return actor;
}

async function importDocument({ work }: Session, file: string, actor: Actor, options: Options): Promise<void> {
  const source = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ImportError([unreadable(file, error)]);
  });
  const document = readPlanDocument(source);
  if (options.plan && options.plan !== document.plan.slug)
    throw new ImportError([
      `The document is of the plan "${document.plan.slug}", not of "${options.plan}": leave out --plan, or give the document of that plan.`,
    ]);
  const { total, tables, plan } = await importPlan(work, document, { actor, dryRun: options.dryRun });
  if (options.json)
    print(JSON.stringify({ layout: DOCUMENT, plan, dryRun: options.dryRun ?? false, ...total, tables }));
  else {
    const done = options.dryRun ? 'would be' : 'were';
    print(
      `${plan}: ${total.created} rows ${done} created, ${total.updated} updated; ${total.unchanged} are as they were.`,
    );
  }
}

async function importTable(
  { work, ...session }: Session,
  layout: string,
  file: string,
  actor: Actor,
  options: Options,
): Promise<void> {
  const secrets = LAYOUTS[layout]!.people ? await session.secrets() : undefined;
  const report = await withProgress((onProgress) =>
    importFile(work, LAYOUTS[layout]!, file, {
      actor,
      dryRun: options.dryRun ?? false,
      plan: options.plan ?? null,
      secrets,
      onProgress,
    }),
  );
  print(options.json ? JSON.stringify(report) : summaryOf(report).join('\n'));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
