import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { databaseCommand } from './cli/database.js';
import { exportCommand } from './cli/export.js';
import { sentencesOf } from './cli/failure.js';
import { importCommand } from './cli/import.js';
import { queryCommand } from './cli/query.js';
import { tokenCommand } from './cli/token.js';
import { verifyFilesCommand } from './cli/verify-files.js';

/** Commands throw. Only this place turns a failure into a sentence and an exit code: 1, or 2 for wrong usage. */
const program = new Command('tequio')
  .description('Import, export and look after an open government server')
  .exitOverride()
  .showHelpAfterError('(tequio --help lists the commands)');
const commands = [importCommand, exportCommand, queryCommand, tokenCommand, databaseCommand, verifyFilesCommand];
for (const command of commands.map((make) => make())) program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`${sentencesOf(error).join('\n')}\n`);
    process.exitCode = 1;
  }
}
