import { Command } from 'commander';
import { verifyFiles } from '../operations/verify-files.js';
import { withProgress } from './progress.js';
import { say, withSession } from './session.js';

export function verifyFilesCommand(): Command {
  return new Command('verify-files')
    .description('Compare every stored byte of the files with the hash under which they are shown; writes nothing')
    .option('--json', 'print one JSON object as the last line')
    .action(async ({ json }: { json?: boolean }) => {
      const seen = await withSession(({ db }) => withProgress((onProgress) => verifyFiles(db, onProgress)));
      for (const { sha256, computed, bytes } of seen.wrong)
        say(
          `${sha256}: the bytes that are there have ${computed}; ${bytes.stated ?? 'no'} bytes stated, ${bytes.there} there`,
        );
      const { files, bytes, wrong, knownByHashOnly } = seen;
      if (json) process.stdout.write(`${JSON.stringify(seen)}\n`);
      else
        process.stdout.write(
          `${files} files with ${bytes} bytes read, ${wrong.length} differ; ${knownByHashOnly} of evidence are known by their hash only.\n`,
        );
      if (wrong.length > 0) process.exitCode = 1;
    });
}
