import { Command } from 'commander';
import { OwnAccount } from '../accounts/own-account.service.js';
import { TOKEN_SCOPES, type TokenScope } from '../domain/actor.js';
import { wrongUse } from './import.js';
import { say, withSession } from './session.js';

interface Options {
  as: string;
  scopes: string;
  days: string;
}

export function tokenCommand(): Command {
  const token = new Command('token').description('Access tokens for programs');
  token
    .command('create')
    .description('Make a token that acts as an account, and print it: it is shown this once')
    .requiredOption('--as <handle>', 'the account')
    .option('--scopes <list>', `of ${TOKEN_SCOPES.join(', ')}`, TOKEN_SCOPES.join(','))
    .option('--days <number>', 'how many days it works, 1 to 365', '30')
    .action(async (options: Options) => {
      const scopes = options.scopes.split(',').map((scope) => scope.trim());
      if (!scopes.every((scope) => (TOKEN_SCOPES as readonly string[]).includes(scope)))
        throw wrongUse(`--scopes takes a list of ${TOKEN_SCOPES.join(', ')}.`);
      const days = Number(options.days);
      if (!Number.isInteger(days) || days < 1 || days > 365) throw wrongUse('--days is a number from 1 to 365.');
      await withSession(async ({ app, actor }) => {
        const made = { name: 'tequio token create', scopes: scopes as TokenScope[], days };
        process.stdout.write(`${await app.get(OwnAccount).createToken(await actor(options.as), made)}\n`);
        say(`For ${options.as}, ${days} days: send it as "Authorization: Bearer …".`);
      });
    });
  return token;
}
