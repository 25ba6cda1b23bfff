import ical, { ICalCalendarMethod } from 'ical-generator';
import { startOfDay } from '../domain/days.js';
import type { Language } from '../domain/localized-text.js';
import { markUnholdable } from '../domain/text.js';

interface CalendarEvent {
  id: string;
  title: string;
  opensAt: Date;
  /** The window is over from this instant on. */
  closesAt: Date;
  /** The number of times the dates changed: a calendar takes the dates with the higher number. */
  changes: number;
}

/** A day by which something is due. */
export interface CalendarDay {
  id: string;
  title: string;
  on: string;
  url: string;
  /** The number of times that the thing changed. */
  changes: number;
}

interface CalendarHead {
  name: string;
  /** The page that the calendar is about. */
  page: string;
  site: string;
  language: Language;
  /** The moment of the request. */
  stamp: Date;
  events: CalendarEvent[];
  days: CalendarDay[];
}

export function calendar({ name, page, site, language, stamp, events, days }: CalendarHead): string {
  const written = ical({
    name,
    prodId: { company: 'Tequio', product: 'Tequio', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    url: `${page}/calendar.ics`,
  });
  const { hostname } = new URL(site);
  for (const { id, title, opensAt, closesAt, changes } of events)
    written.createEvent({
      id: `${id}@${hostname}`,
      start: opensAt,
      end: closesAt,
      stamp,
      sequence: changes,
      summary: title,
      description: name,
      url: page,
    });
  for (const { id, title, on, url, changes } of days)
    written.createEvent({
      id: `${id}@${hostname}`,
      start: startOfDay(on),
      allDay: true,
      stamp,
      sequence: changes,
      summary: title,
      description: name,
      url,
    });
  // Some texts are older than the check of texts, so characters that the file can't hold are replaced.
  return markUnholdable(written.toString());
}
