import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Language } from '../domain/localized-text.js';
import { markUnholdable } from '../domain/text.js';

interface CalendarEvent {
  id: string;
  title: string;
  opensAt: Date;
  /** The first instant at which it is over. */
  closesAt: Date;
  /** How often its instants were changed: a calendar that has it already takes the days of the higher number. */
  changes: number;
}

interface CalendarHead {
  name: string;
  /** The page that the calendar is about. */
  page: string;
  site: string;
  language: Language;
  /** When it was asked for. */
  stamp: Date;
  events: CalendarEvent[];
}

export function calendar({ name, page, site, language, stamp, events }: CalendarHead): string {
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
  // What was written before texts were checked.
  return markUnholdable(written.toString());
}
