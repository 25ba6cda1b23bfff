import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../domain/days.js';

/** An instant and the time zone of the site. Days of what belongs to no plan begin and end in that zone. */
export interface Moment {
  now: Date;
  timeZone: string;
}

/** The only source of "now" and of the time zone of the site, so that a test can set the day. */
@Injectable()
export class Clock {
  constructor(readonly timeZone: string) {}

  now(): Date {
    return new Date();
  }

  moment(): Moment {
    return { now: this.now(), timeZone: this.timeZone };
  }
}

const DAY_IN = new Map<string, Intl.DateTimeFormat>();
/**
 * The last computed day of each time zone: a page asks for the same minute a hundred times, and days change at full
 * minutes.
 */
const LAST = new Map<string, { minute: number; day: string }>();

/** The day of an instant in that time zone: windows and lateness of a plan change at local midnight. */
export function dayIn(timeZone: string, at: Date): string {
  const minute = Math.floor(at.getTime() / MINUTE_MS);
  const last = LAST.get(timeZone);
  if (last?.minute === minute) return last.day;
  let format = DAY_IN.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    DAY_IN.set(timeZone, format);
  }
  const day = format.format(at);
  LAST.set(timeZone, { minute, day });
  return day;
}

/** The day and the hour of an instant in a time zone. */
export function localTime(timeZone: string, at: Date): { day: string; hour: number } {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return { day: dayIn(timeZone, at), hour: Number(hour) };
}

/** The day and the time that a clock in the time zone shows at an instant: `2026-11-30`, `23:59`. */
export function clockIn(timeZone: string, at: Date): { day: string; time: string } {
  const shown = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return { day: dayIn(timeZone, at), time: new Intl.DateTimeFormat('en-GB', shown).format(at) };
}

/** The site's own day: of accounts, sessions and whatever else belongs to no plan. */
export const siteDay = ({ now, timeZone }: Moment): string => dayIn(timeZone, now);
