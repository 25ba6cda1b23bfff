import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import ts from 'typescript';
import type {
  EmbeddedPostgres,
  EmbeddedPostgresOptions,
} from '../../src/kernel/embedded-postgres/embedded-postgres.js';

const KERNEL = join(process.cwd(), 'src', 'kernel');

/** Files that the embedded database needs besides its own folder. */
const BESIDE = ['database-roles.ts', 'try-port.ts'];

/** A program that starts the embedded database, prints the result, and stops it when a line comes in. */
const PROGRAM = `
import { startEmbeddedPostgres } from './kernel/embedded-postgres/embedded-postgres.js';
const tell = (answer) => process.stdout.write(JSON.stringify(answer) + '\\n');
const said = [];
try {
  const database = await startEmbeddedPostgres({ ...JSON.parse(process.argv[2]), say: (line) => said.push(line) });
  tell({ ...database, said });
  process.stdin.once('data', () => database.stop().then(() => process.exit(0)));
} catch (error) {
  tell({ error: \`\${error?.name}: \${error?.message}\`, said });
  process.exit(1);
}
`;

export type Answer = EmbeddedPostgres & { said: string[]; error?: string };

export interface Program {
  pid: number;
  /** The result of the start, or the name and message of the error. */
  answer: Promise<Answer>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Compiles the embedded database and the program into a folder, beside the given packages (default: the project's). */
export function compileProgram(into: string, packages?: string): string {
  const folder = readdirSync(join(KERNEL, 'embedded-postgres')).map((file) => join('embedded-postgres', file));
  for (const name of [...BESIDE, ...folder]) {
    const target = join(into, 'kernel', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
    writeFileSync(target, ts.transpileModule(readFileSync(join(KERNEL, name), 'utf8'), { compilerOptions }).outputText);
  }
  writeFileSync(join(into, 'package.json'), '{ "type": "module" }');
  if (!packages) symlinkSync(join(process.cwd(), 'node_modules'), join(into, 'node_modules'));
  const program = join(into, 'program.js');
  writeFileSync(program, PROGRAM);
  return program;
}

const running = new Set<ChildProcess>();

export function runProgram(
  program: string,
  options: EmbeddedPostgresOptions,
  as: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Program {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    ...as,
  });
  running.add(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => running.delete(child));
  const answer = new Promise<Answer>((resolve) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
  });
  return {
    pid: child.pid ?? 0,
    answer,
    stop: async () => {
      child.stdin.write('stop\n');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Closes programs that a failed test left open. */
export function killPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}
