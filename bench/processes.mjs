import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Memory of a process in RAM now, in MB, without its children (such as PostgreSQL). */
export function residentMegabytes(pid) {
  if (process.platform === 'linux') {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/**
 * Processor time of a process and its children, ended ones included, in ms; null when the system cannot tell. Unlike
 * the rate, it hardly depends on other work of the machine.
 */
export function processorTime(pid) {
  if (process.platform !== 'linux') return null;
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const own = all.find((stat) => stat.pid === pid);
  const children = all.filter((stat) => stat.parent === pid);
  return (own?.used ?? 0) + (own?.ofEnded ?? 0) + children.reduce((total, { used }) => total + used, 0);
}

/** Linux counts in hundredths of a second. */
const TICK = 10;

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program is in parentheses and may contain spaces, so fields are counted after it.
    const field = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const sum = (...at) => at.reduce((total, index) => total + Number(field[index]) * TICK, 0);
    return { pid: Number(pid), parent: Number(field[1]), used: sum(11, 12), ofEnded: sum(13, 14) };
  } catch {
    // The process ended between the listing and the reading.
    return null;
  }
}
