import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { Execute } from '../api/execute.js';
import { VISITOR } from '../domain/actor.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { ImportError } from '../open-data/import-error.js';
import { unreadable } from '../open-data/import/csv-file.js';
import { wrongUse } from './import.js';
import { withSession } from './session.js';

interface Options {
  as?: string;
  variables: string;
  language: string;
}

export function queryCommand(): Command {
  return new Command('query')
    .description('Run a GraphQL document in this process and print the answer')
    .argument('<file>', 'a file, or - for what comes in')
    .option('--as <handle>', 'as this account; without it as a visitor')
    .option('--variables <json>', 'variables as a JSON object', '{}')
    .option('--language <code>', LANGUAGES.join(' or '), LANGUAGES[0])
    .action(async (file: string, options: Options) => {
      const variables = variablesOf(options.variables);
      if (!LANGUAGES.includes(options.language as Language)) throw wrongUse(`--language is ${LANGUAGES.join(' or ')}.`);
      const source = file === '-' ? await text(process.stdin) : await readDocument(file);
      await withSession(async ({ app, actor, secrets }) => {
        // A mutation may seal data, so it needs the key.
        await secrets();
        const result = await app.get(Execute).run(source, {
          actor: options.as === undefined ? VISITOR : await actor(options.as),
          language: options.language as Language,
          variables,
        });
        process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
        if (result.errors) process.exitCode = 1;
      });
    });
}

function variablesOf(given: string): Record<string, unknown> {
  try {
    const variables: unknown = JSON.parse(given);
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables))
      return variables as Record<string, unknown>;
  } catch {
    // The error below covers this, together with JSON that is no object.
  }
  throw wrongUse('--variables takes one JSON object, such as \'{"slug":"a-plan"}\'.');
}

async function readDocument(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ImportError([unreadable(file, error)]);
  }
}
