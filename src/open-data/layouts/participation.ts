import type { SourceRow } from '../import/layout.js';
import { withoutMarkup } from '../import/texts.js';

/** A text of a person: without markup, and with one form of line ends and accents. */
export const personText = (row: SourceRow, column: string): string =>
  withoutMarkup(row, column).replace(/\r\n?/g, '\n').normalize('NFC').trim();

export interface StatedInstant {
  /** The instant with its time zone, as PostgreSQL reads it. */
  at: string;
  /** The words of the source. */
  as: string;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;
const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * The instant of writing. A bare day becomes noon in the zone of the site, so that it is the same day everywhere.
 * `dayFirst` tells how the site writes dates; without it a day with two possible readings is not read.
 */
export function writtenAt(
  row: SourceRow,
  column: string,
  { zone, dayFirst, time }: { zone: string; dayFirst?: true; time?: string },
): StatedInstant | null {
  const as = row.get(column);
  if (as === '') {
    row.doubt(column, '', 'does not say when it was written', 'kept without a day');
    return null;
  }
  const iso = ISO.exec(as);
  const slashes = iso ? null : DAY_FIRST.exec(as);
  const [, year, month, day] = iso ?? (slashes ? [slashes[0], slashes[3], slashes[2], slashes[1]] : []);
  const [hour, minute, second] = (iso ?? slashes)?.slice(4, 7) ?? [];
  const said = { year: Number(year), month: Number(month), day: Number(day) };
  if (slashes && !dayFirst && said.month <= 12 && said.day <= 12) {
    row.doubt(column, as, 'can be read day first or month first', 'kept as written');
    return null;
  }
  if (!isDayOfCalendar(said) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) {
    row.doubt(column, as, 'is no date', 'kept as written');
    return null;
  }
  const clock = time ?? (hour === undefined ? '12:00:00' : `${hour.padStart(2, '0')}:${minute}:${second ?? '00'}`);
  return { at: `${year}-${pad(month!)}-${pad(day!)} ${clock} ${iso?.[7] ?? zone}`, as: time ? `${as} ${time}` : as };
}

const pad = (number: string) => number.padStart(2, '0');

function isDayOfCalendar({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  const found = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return year >= 1990 && found.join() === [year, month, day].join();
}

/** A number of votes or supports; `null` when the cell holds none. */
export function figure(row: SourceRow, column: string): number | null {
  const cell = row.get(column);
  if (cell === '') return null;
  if (/^\d{1,9}(\.0+)?$/.test(cell)) return Math.trunc(Number(cell));
  row.doubt(column, cell, 'is no number of people', 'left out');
  return null;
}

/** An address that a page may link to; `null` for anything else. */
export function addressIn(row: SourceRow, column: string, site?: string): string | null {
  const cell = row.get(column);
  const url = cell !== '' && URL.canParse(cell, site) ? new URL(cell, site) : null;
  if (url && ['http:', 'https:'].includes(url.protocol) && url.username === '') return url.href;
  if (cell !== '') row.doubt(column, cell, 'is no address of a page', 'left out');
  return null;
}

/** Part of a key or a reference: letters, digits and underscores only. */
export function keyPart(id: string): string {
  return id.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_');
}

/** Adds a doubt for a repeated title; the proposals stay apart. */
export function titlesSeen(): (row: SourceRow, title: string) => void {
  const seen = new Set<string>();
  return (row, title) => {
    const same = title.toLowerCase().replace(/\s+/g, ' ');
    if (seen.has(same)) row.doubt('title', title, 'repeats the title of an earlier row', 'kept apart');
    seen.add(same);
  };
}
