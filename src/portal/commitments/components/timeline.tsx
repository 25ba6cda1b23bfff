import { scaleUtc } from 'd3-scale';
import { daysAfter, startOfDay } from '../../../domain/days.js';
import { shortDay } from '../../../domain/printed.js';
import type { Step } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Said } from '../../frame/components/said.js';

const HEIGHT = 34;

/** Position of a day, in percent of the width: each strip stretches with the page without distortion. */
type Place = (day: string) => string;

/**
 * Milestones on one time scale: a thin line is the promise, a bar the current dates, a dot an actual beginning or end,
 * a vertical rule today. The server draws it; the table beside it holds the same dates for people who do not see it.
 */
export function Timeline({ steps }: { steps: Step[] }) {
  const { t, language, today } = useReader();
  const days = steps.flatMap(({ planned, current, actual }) =>
    [planned, current, actual].flatMap(({ startOn, endOn }) => [startOn, endOn].filter((day) => day !== null)),
  );
  if (days.length === 0) return null;
  const [first, last] = [days.toSorted()[0]!, days.toSorted().at(-1)!];
  // When today is more than 200 days after the last date, it would squeeze everything else: words say it instead.
  const close = daysAfter(startOfDay(last), 200);
  const showsToday = today >= first && startOfDay(today) <= close;
  const scale = scaleUtc()
    .domain([startOfDay(first), startOfDay(showsToday && today > last ? today : last)])
    .range([1.5, 98.5]);
  const place: Place = (day) => `${scale(startOfDay(day)).toFixed(2)}%`;
  const ticks = scale.ticks(4).map((tick) => tick.toISOString().slice(0, 10));
  return (
    <figure class="timeline">
      <figcaption>
        <Legend />
        {!showsToday && <span class="quiet">{t('timeline.todayElsewhere', { day: shortDay(language, today) })}</span>}
      </figcaption>
      <ol>
        {steps.map((step) => (
          <li key={step.number}>
            <a href={`#${t('commitment.ids.milestone')}-${step.number}`}>
              {step.number}. <Said words={step.title} />
            </a>
            <Strip step={step} place={place} ticks={ticks} today={showsToday ? today : null} />
          </li>
        ))}
      </ol>
      <svg class="axis" width="100%" height="20" aria-hidden="true">
        {ticks.map((tick) => (
          <text key={tick} x={place(tick)} y="15" text-anchor="middle">
            {new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
              startOfDay(tick),
            )}
          </text>
        ))}
      </svg>
    </figure>
  );
}

function Strip({ step, place, ticks, today }: { step: Step; place: Place; ticks: string[]; today: string | null }) {
  const { planned, current, actual } = step;
  return (
    <svg class="strip" width="100%" height={HEIGHT} aria-hidden="true">
      {ticks.map((tick) => (
        <line key={tick} class="tick" x1={place(tick)} x2={place(tick)} y1="0" y2={HEIGHT} />
      ))}
      {current.startOn && current.endOn && (
        <line class="current" x1={place(current.startOn)} x2={place(current.endOn)} y1="19" y2="19" />
      )}
      {planned.startOn && planned.endOn && (
        <>
          <line class="planned" x1={place(planned.startOn)} x2={place(planned.endOn)} y1="8" y2="8" />
          <line class="planned" x1={place(planned.startOn)} x2={place(planned.startOn)} y1="4" y2="12" />
          <line class="planned" x1={place(planned.endOn)} x2={place(planned.endOn)} y1="4" y2="12" />
        </>
      )}
      {actual.startOn && <circle class="began" cx={place(actual.startOn)} cy="19" r="4.5" />}
      {actual.endOn && <circle class="done" cx={place(actual.endOn)} cy="19" r="5.5" />}
      {today && <line class="now" x1={place(today)} x2={place(today)} y1="0" y2={HEIGHT} />}
    </svg>
  );
}

function Legend() {
  const { t } = useReader();
  const sample = (name: string, drawn: preact.JSX.Element) => (
    <span>
      <svg class="sample" width="28" height="14" aria-hidden="true">
        {drawn}
      </svg>{' '}
      {t(`timeline.${name}`)}
    </span>
  );
  return (
    <span class="legend">
      {sample('planned', <path class="planned" d="M2 7h24M2 3v8M26 3v8" />)}
      {sample('current', <line class="current" x1="4" x2="24" y1="7" y2="7" />)}
      {sample('began', <circle class="began" cx="14" cy="7" r="4.5" />)}
      {sample('done', <circle class="done" cx="14" cy="7" r="5.5" />)}
    </span>
  );
}
