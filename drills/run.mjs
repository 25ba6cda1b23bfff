// npm run drill -- NAME [--rounds N --seconds N …]: see docs/drills.md.
import { parseArgs } from 'node:util';

const DRILLS = {
  kill: () => import('./kill.mjs'),
  away: () => import('./away.mjs'),
  stop: () => import('./stop.mjs'),
  soak: () => import('./soak.mjs'),
  overload: () => import('./overload.mjs'),
  flood: () => import('./flood.mjs'),
  texts: () => import('./texts.mjs'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, databases: { type: 'string' }, seconds: { type: 'string' } },
});
const say = (line) => void process.stderr.write(`${line}\n`);
const [name] = positionals;
if (!DRILLS[name]) {
  say(`npm run drill -- NAME, where NAME is one of ${Object.keys(DRILLS).join(', ')}.`);
  process.exit(2);
}
const { default: drill } = await DRILLS[name]();
const options = { ...drill.options };
for (const [option, value] of Object.entries(values)) {
  if (!(option in drill.options)) {
    say(`${name} takes no --${option}.`);
    process.exit(2);
  }
  options[option] = Number(value);
}

// A drill always ends, even if something hangs: it must not run on unattended.
const minutes = drill.minutes(options);
const { closeSites } = await import('./site.mjs');
const giveUp = (sentence) => {
  say(sentence);
  void closeSites().finally(() => process.exit(1));
};
setTimeout(() => giveUp(`${name} did not end within ${minutes} minutes.`), minutes * 60_000).unref();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => giveUp('Interrupted.'));

const began = Date.now();
const figures = await drill.run(options, say);
const missed = figures.filter(({ kept }) => !kept);
const cells = [
  `\`npm run drill -- ${process.argv.slice(2).join(' ')}\``,
  drill.goal,
  figures.map(({ what, is, kept }) => `${what} ${is}${kept ? '' : ' (missed)'}`).join('; '),
  `${Math.round((Date.now() - began) / 1000)} s`,
  missed.length === 0 ? 'yes' : 'no',
];
process.stdout.write(
  `| command | goal | measured | took | kept |\n| --- | --- | --- | --: | --- |\n| ${cells.join(' | ')} |\n`,
);
process.exit(missed.length === 0 ? 0 : 1);
