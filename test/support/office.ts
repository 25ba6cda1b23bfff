import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const KNOWN = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'];
/** The Python of the system, because that one knows `uno`. */
const PYTHON = '/usr/bin/python3';
const scriptOf = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/** The path of LibreOffice, if it is here: `SOFFICE_PATH` first. With `REQUIRE_OFFICE=1` its absence is a failure. */
export function officePath(): string | null {
  const found = [process.env['SOFFICE_PATH'] ?? '', ...KNOWN].find((path) => path !== '' && existsSync(path)) ?? null;
  if (found === null || !existsSync(PYTHON)) {
    const told =
      'NO LIBREOFFICE FOUND: the tests with it are LEFT OUT. Install libreoffice-writer, libreoffice-calc and python3-uno, or name it in SOFFICE_PATH.';
    if (process.env['REQUIRE_OFFICE'] === '1') throw new Error(told);
    process.stderr.write(`\n${told}\n`);
    return null;
  }
  return found;
}

/** An act of a person in the document, with changes tracked. */
export type OfficeStep =
  | { do: 'replace'; find: string; by: string }
  | { do: 'append'; find: string; text: string }
  | { do: 'paragraph after'; find: string; text: string }
  | { do: 'remove paragraph'; find: string }
  | { do: 'comment'; find: string; text: string; author: string };

/** Opens a document in LibreOffice, does the steps, and gives back what it saves. */
export const editInOffice = (office: string, document: Buffer, steps: readonly OfficeStep[]): Promise<Buffer> =>
  edited(office, document, { script: 'edit-in-office.py', kind: 'docx', steps });

/** An act of a person in a cell of the first sheet: a text, a number, a day or a formula. */
export type SheetStep = { cell: string } & (
  { text: string } | { number: number } | { day: string } | { formula: string }
);

/** Opens a spreadsheet in LibreOffice, writes into cells that are open, and gives back what it saves. */
export const fillInOffice = (office: string, spreadsheet: Buffer, steps: readonly SheetStep[]): Promise<Buffer> =>
  edited(office, spreadsheet, { script: 'fill-in-office.py', kind: 'xlsx', steps });

interface Editing {
  script: string;
  kind: 'docx' | 'xlsx';
  steps: readonly object[];
}

async function edited(office: string, document: Buffer, { script, kind, steps }: Editing): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tequio-office-'));
  const [from, to] = [join(folder, `from.${kind}`), join(folder, `to.${kind}`)];
  const pipe = `tequio${process.pid}`;
  await writeFile(from, document);
  const program = spawn(
    office,
    [
      '--headless',
      '--norestore',
      '--nologo',
      `-env:UserInstallation=file://${folder}/profile`,
      `--accept=pipe,name=${pipe};urp;`,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    await promisify(execFile)(PYTHON, [scriptOf(script), pipe, from, to, JSON.stringify(steps)], { timeout: 100_000 });
    return await readFile(to);
  } finally {
    // The script asks the program to end; one that hangs is ended here.
    const late = setTimeout(() => program.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
  }
}
