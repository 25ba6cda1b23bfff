import { Command } from 'commander';
import { type EndsWithKey, KeyProof } from '../accounts/key-proof.js';
import { readConfig } from '../config.js';
import { migrate } from '../kernel/database/migrate.js';
import { openDatabase } from '../kernel/database/open.js';
import { rolesSql } from '../kernel/database-roles.js';
import { checkDatabase } from '../operations/check.js';
import { say, withSession } from './session.js';

export function databaseCommand(): Command {
  const database = new Command('database').description('Set up a PostgreSQL of your own');
  database
    .command('roles')
    .description('Print the SQL that makes the roles, for a superuser connected to the database')
    .option('--database <name>', 'name of the database', 'tequio')
    .action(({ database: name }: { database: string }) => {
      process.stdout.write(
        rolesSql({ database: name })
          .map((statement) => `${statement};\n`)
          .join(''),
      );
      say('The roles have no passwords yet: set them with \\password tequio_migrator and \\password tequio_app.');
    });
  database
    .command('migrate')
    .description('Bring the database to the current schema and reference data')
    .action(async () => {
      const opened = await openDatabase(readConfig(), say);
      try {
        const { applied } = await migrate(opened.ownerUrl);
        process.stdout.write(applied.length === 0 ? 'The schema is current.\n' : `Applied: ${applied.join(', ')}\n`);
      } finally {
        await opened.close();
      }
    });
  database
    .command('check')
    .description('Compare every stored figure, file and entry of the log with what it is computed from; writes nothing')
    .option('--json', 'print one JSON object with the differences as the last line')
    .action(async ({ json }: { json?: boolean }) => {
      const { rows, differences } = await withSession(({ db }) =>
        checkDatabase(db, (what, checked) =>
          say(`${what}: ${checked.rows} compared, ${checked.differences.length} differ`),
        ),
      );
      for (const { what, thing, stored, computed } of differences)
        say(`  ${what} ${thing}: ${stored} is stored, it is ${computed}`);
      if (json) process.stdout.write(`${JSON.stringify({ rows, differences })}\n`);
      else process.stdout.write(`${rows} compared, ${differences.length} differ.\n`);
      if (differences.length > 0) process.exitCode = 1;
    });
  database
    .command('new-key')
    .description('Begin with the key that is here, because the one that the database was sealed with is lost')
    .option('--yes', 'do it; without this the command says what would end, and does nothing')
    .action(async ({ yes }: { yes?: boolean }) => {
      await withSession(async ({ app }) => {
        const ends = await app.get(KeyProof).whatEnds();
        for (const line of ends ? sentencesAbout(ends) : []) process.stdout.write(`${line}\n`);
        if (ends && !yes) {
          say('Nothing was done. Stop every server, then run this again with --yes.');
          process.exitCode = 1;
        } else {
          if (ends) await app.get(KeyProof).renew();
          process.stdout.write('The key that is here is the key of this database: keep it with the backups.\n');
        }
      });
    });
  return database;
}

function sentencesAbout({ secondFactors, signInLinks, importedAuthors }: EndsWithKey): string[] {
  return [
    'With another key, what only the former one could open ends:',
    `- Second factors with their recovery codes: ${secondFactors}. These accounts sign in by mail alone until they set one up again; sessions that had yet to show it end.`,
    `- Links and codes to sign in that are under way: ${signInLinks}. Who waits for one asks for another.`,
    `- Authors of imports: ${importedAuthors}. They keep the names they have here; a repeated import takes each for somebody new and rewrites their rows.`,
    'Sessions, tokens, accounts and everything that people wrote stay.',
  ];
}
