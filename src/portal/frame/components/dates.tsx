import { saidEnd, saidSpan } from '../../../domain/whole-minutes.js';
import { clockIn, dayIn } from '../../../kernel/clock.js';
import { endOf, longDay, shortDay, startOf, stated } from '../../../domain/printed.js';
import { distance, hour } from '../format.js';
import type { Span, Stated } from '../types.js';
import { useReader } from '../reader.js';
import { Unknown } from './said.js';

/** A day as people say it. */
export function Day({ day, short }: { day: string; short?: boolean }) {
  const { language } = useReader();
  return <time datetime={day}>{short ? shortDay(language, day) : longDay(language, day)}</time>;
}

/** The day of an instant in the time zone of the page: in the evening in Mexico, UTC is already at tomorrow. */
export function DayOf({ at, short }: { at: string; short?: boolean }) {
  const { timeZone } = useReader();
  return <Day day={dayIn(timeZone, new Date(at))} {...(short && { short })} />;
}

/** A date with the precision of its source; a date known in words only stands in quotes. */
export function When({ date, short, why }: { date: Stated | null; short?: boolean; why?: string }) {
  const { language } = useReader();
  if (!date || (!date.on && !date.written)) return <Unknown why={why} />;
  if (!date.on) return <q>{date.written}</q>;
  return <time datetime={machine(date)}>{stated(language, date, short)}</time>;
}

function machine({ on, precision }: Stated): string | undefined {
  if (precision === 'YEAR') return on!.slice(0, 4);
  if (precision === 'MONTH') return on!.slice(0, 7);
  return precision === 'DAY' ? on! : undefined;
}

export const isStated = (span: Span) => Boolean(startOf(span) || endOf(span));

export function Between({ span, short, why }: { span: Span; short?: boolean; why?: string }) {
  const { t, language } = useReader();
  const [start, end] = [startOf(span), endOf(span)];
  if (!start && !end) return <Unknown why={why} />;
  if (start && end && start.precision === end.precision && stated(language, start) === stated(language, end))
    return <When date={start} short={short} />;
  return (
    <>
      {start ? <When date={start} short={short} /> : t('dates.noStart')}
      {' – '}
      {end ? <When date={end} short={short} /> : t('dates.noEnd')}
    </>
  );
}

/** An instant, with the time zone of its plan when the page has another one. */
interface Told {
  at: string;
  zone?: string;
}

/** An instant: the day and the hour. */
export function Instant({ at, zone: own }: Told) {
  const { language, timeZone } = useReader();
  const zone = own ?? timeZone;
  const day = dayIn(zone, new Date(at));
  return (
    <time datetime={at}>
      {longDay(language, day)}, {hour(language, at, zone)}
    </time>
  );
}

const endIn = (zone: string, at: string) => saidEnd(new Date(at), (instant) => clockIn(zone, instant));

/**
 * The end of a window as people say it: the last day, and the hour only when the window ends before the end of that
 * day.
 */
export function End({ at, short, zone }: Told & { short?: boolean }) {
  const { language, timeZone } = useReader();
  const { day, time } = endIn(zone ?? timeZone, at);
  return (
    <time datetime={at}>
      {(short ? shortDay : longDay)(language, day)}
      {time && `, ${time}`}
    </time>
  );
}

interface PlacedWindow {
  opensAt: string;
  closesAt: string;
  plan: { timeZone: string };
}

/** When a window begins and ends; a day once, where both are the same. */
export function Lasting({ window: { opensAt, closesAt, plan } }: { window: PlacedWindow }) {
  const { language } = useReader();
  const { from, until } = saidSpan(new Date(opensAt), new Date(closesAt), (at) => clockIn(plan.timeZone, at));
  const said = ({ day, time }: { day: string | null; time: string | null }) =>
    [day && longDay(language, day), time].filter(Boolean).join(', ');
  return (
    <>
      <time datetime={opensAt}>{said(from)}</time>
      {until && (
        <>
          {' – '}
          <time datetime={closesAt}>{said(until)}</time>
        </>
      )}
    </>
  );
}

export function HowFar({ at, zone: own }: Told) {
  const { timeZone } = useReader();
  const zone = own ?? timeZone;
  return <HowFarOf day={dayIn(zone, new Date(at))} at={at} zone={zone} />;
}

/** The distance from today to the last day of a window. */
export function HowFarToEnd({ at, zone: own }: Told) {
  const { timeZone } = useReader();
  const zone = own ?? timeZone;
  return <HowFarOf day={endIn(zone, at).day} at={at} zone={zone} />;
}

function HowFarOf({ day, at, zone }: { day: string; at: string; zone: string }) {
  const { language, now } = useReader();
  return (
    <time datetime={at} title={longDay(language, day)}>
      {distance(language, day, dayIn(zone, now))}
    </time>
  );
}
