import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './embedded-postgres-error.js';

const linux = process.platform === 'linux';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('/bin/ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/**
 * A name for one life of one process; empty when there is no such process. Numbers are reused, also across reboots, so
 * it contains the start of the process and the boot. A zombie counts as gone, because possibly nobody ever collects it.
 */
export function lifeOf(pid: number): string {
  if (!linux) return ps(pid, 'stat').startsWith('Z') ? '' : compact(pid, ps(pid, 'lstart'));
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const stat = read(`/proc/${pid}/stat`).split(') ').pop()?.split(' ') ?? [];
  if (stat.length < 20 || stat[0] === 'Z' || stat[0] === 'X') return '';
  return compact(pid, `${stat[19]} ${read('/proc/sys/kernel/random/boot_id').slice(0, 8)}`);
}

function compact(pid: number, moment: string): string {
  return moment && `${pid}-${moment.replace(/[^0-9A-Za-z]+/g, '-')}`;
}

export function isAlive(life: string): boolean {
  return life !== '' && lifeOf(Number.parseInt(life, 10)) === life;
}

/** This is cheap enough for two calls a second. Except on Linux, a reused number counts as running. */
export function isRunning(pid: number): boolean {
  return linux ? lifeOf(pid) !== '' : exists(pid);
}

/**
 * True when the number is taken, even by a zombie or by somebody else's process. PostgreSQL checks its pid files in
 * this way.
 */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * True when that process is the postmaster of this data folder. It was started with `-D <folder>`; its children change
 * their title.
 */
export function isPostmasterOf(pid: number, data: string): boolean {
  if (!lifeOf(pid)) return false;
  const words = linux ? read(`/proc/${pid}/cmdline`).split('\0').join(' ').trimEnd() : ps(pid, 'command');
  return /postgres/.test(words.split(' -D ')[0] ?? '') && words.endsWith(` -D ${data}`);
}

/** Server processes that work in this data folder (they make it their current folder). Only Linux tells. */
export function serversIn(data: string): number[] {
  if (!linux) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === data && /postgres/.test(read(`/proc/${pid}/comm`));
      } catch {
        return false;
      }
    });
}

/** Sends a signal to a process that may already be gone. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Checks every few milliseconds until the condition is true (gives true) or the time is over (gives false). */
export async function until(question: () => boolean, milliseconds: number, every = 10): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!question()) {
    if (Date.now() > end) return false;
    await sleep(every);
  }
  return true;
}
