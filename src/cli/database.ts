import { Command } from 'commander';
import { readConfig } from '../config.js';
import { migrate } from '../kernel/database/migrate.js';
import { openDatabase } from '../kernel/database/open.js';
import { rolesSql } from '../kernel/database-roles.js';
import { say } from './session.js';

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
  return database;
}
