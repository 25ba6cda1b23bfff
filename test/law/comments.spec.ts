import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything but migrations, which never change once they landed. */
const PLAIN = ['src', 'test', 'scripts', 'bench', 'drills', 'bin'];

/** A sentence that begins with one of these words hides its subject behind a riddle. */
const RIDDLE = /^(?:Of|What|Whatever|Whoever|Whose|Whether|That|So)\b/;

const SOURCE = /\.(?:m?js|tsx?)$/;

const filesOf = (place: string): string[] =>
  SOURCE.test(place)
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((file) => SOURCE.test(file) && !file.includes('node_modules'))
        .map((file) => join(place, file));

/** The first words of each comment; a line of `//` below another one continues that comment. */
const beginningsOf = (source: string): string[] => {
  const lines = source.split('\n').map((line) => line.trim());
  return lines.flatMap((line, at) => {
    if (line.startsWith('//')) return lines[at - 1]?.startsWith('//') ? [] : line.slice(2).trim();
    if (/^\/\*\*?$/.test(line)) return lines[at + 1]!.replace(/^\*\s*/, '');
    return /^\{?\/\*\*? (.*)/.exec(line)?.[1] ?? / \/\/ (.*)/.exec(line)?.[1] ?? [];
  });
};

it('finds the beginning of each comment', () => {
  const source =
    '// One\n// Of two\ncode(); // Three\n/** Four */\n{/* Four in JSX */}\n/**\n * Five\n * Of six\n */\n  // Seven\n';
  expect(beginningsOf(source)).toEqual(['One', 'Three', 'Four */', 'Four in JSX */}', 'Five', 'Seven']);
});

it('begins no comment with a word that hides the subject', () => {
  const riddles = PLAIN.flatMap(filesOf).flatMap((file) =>
    beginningsOf(readFileSync(file, 'utf8'))
      .filter((beginning) => RIDDLE.test(beginning))
      .map((beginning) => `${file}: ${beginning}`),
  );
  expect(riddles).toEqual([]);
});

it('calls no two things by a word of many meanings', () => {
  const declared = filesOf('src').flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:export )?(?:interface|type|class|function) (Held|Written|Reader|Page)\b/gm,
      ),
    ].map(([, name]) => `${name} in ${file}`),
  );
  expect(declared.toSorted()).toEqual(['Page in src/portal/frame/page.ts', 'Reader in src/portal/frame/reader.ts']);
});
