import { REASON_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { saidEnd } from '../../../domain/whole-minutes.js';
import { clockIn } from '../../../kernel/clock.js';
import { Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import { dayTyped, endOfDay, instantAt, timeTyped } from '../../frame/local-time.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { DayField, noSuchDays } from '../../frame/day-field.js';
import type { Fault } from '../../frame/came-back.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import type { Sent } from '../../frame/sent.js';
import { toWindows } from './synthesis.js';
import type { WindowKind } from '../../frame/types.js';
import { allOf } from '../../frame/values.js';

const KINDS = allOf<WindowKind>({
  CALL_FOR_PROPOSALS: true,
  THEMATIC_TABLES: true,
  DRAFTING: true,
  PUBLIC_CONSULTATION: true,
  REASONED_RESPONSE: true,
});
const ENDS = ['opens', 'closes'] as const;
type End = (typeof ENDS)[number];

/** The instant of a typed day and hour in the plan's time zone; a last day without an hour ends at its end. */
function instantSent(sent: Sent, end: End): Date | null {
  const [zone, day, hour] = [sent.text('zone') ?? '', dayTyped(sent.text(`${end}Day`)), sent.text(`${end}Time`)];
  if (day && !hour && end === 'closes') return endOfDay(zone, day);
  const time = timeTyped(hour);
  return day && time ? instantAt(zone, day, time) : null;
}

/** Each end that the form asks for must be complete; a last day needs no hour. */
const endsNeeded = (sent: Sent, { t }: Reader) =>
  Object.fromEntries(
    asked(sent).flatMap((end) =>
      (end === 'closes' ? ['closesDay'] : ['opensDay', 'opensTime']).map((field) => [field, t(`time.${field}`)]),
    ),
  );

/** Faults of an end: no such day, no such hour, or an hour that the clock skipped that day. */
function unreadableEnd(sent: Sent, end: End, reader: Reader): Fault[] {
  const [day, time] = [sent.text(`${end}Day`), sent.text(`${end}Time`)];
  const faults = noSuchDays(sent, [`${end}Day`], reader);
  if (time && !timeTyped(time)) faults.push({ field: `${end}Time`, message: reader.t('time.noSuchHour') });
  if (day && time && faults.length === 0 && !instantSent(sent, end))
    faults.push({ field: `${end}Time`, message: reader.t('time.skipped') });
  return faults;
}

const asked = (sent: Sent) => ENDS.filter((end) => sent.all('asked').includes(end));
const unreadable: PageForm['unreadable'] = (sent, reader) =>
  asked(sent).flatMap((end) => unreadableEnd(sent, end, reader));
const endSent = (sent: Sent, end: End) =>
  asked(sent).includes(end) ? instantSent(sent, end)?.toISOString() : undefined;
const instants = (sent: Sent) => ({ opensAt: endSent(sent, 'opens'), closesAt: endSent(sent, 'closes') });
const whyNeeded = ({ t }: Reader) => ({ reason: t('window.reason') });
const ENDS_AS_FIELDS = { opensAt: 'opensDay', closesAt: 'closesDay' };

export const windowOpen: PageForm<'forms/window-open'> = {
  document: documentOf('forms/window-open'),
  variables: (sent) => {
    const title = sent.text('title');
    return {
      plan: sent.text('plan') ?? '',
      input: {
        kind: KINDS.find((kind) => kind === sent.text('kind')),
        ...instants(sent),
        title: title ? { language: sent.text('language'), text: title } : undefined,
        reason: sent.text('reason') ?? '',
        clientMutationId: sent.once,
      },
    };
  },
  needs: (sent, reader) => ({
    kind: reader.t('window.open.kind'),
    ...endsNeeded(sent, reader),
    ...whyNeeded(reader),
  }),
  unreadable,
  fields: ENDS_AS_FIELDS,
  asks: { submit: 'sure.do.windowOpen', undo: 'sure.undo.window', chosen: () => ['kind'] },
  next: toWindows,
  done: 'windowOpened',
};

export const windowMove: PageForm<'forms/window-move'> = {
  document: documentOf('forms/window-move'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: { ...instants(sent), reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (sent, reader) => ({ ...endsNeeded(sent, reader), ...whyNeeded(reader) }),
  unreadable,
  fields: ENDS_AS_FIELDS,
  asks: { submit: 'sure.do.windowMove', undo: 'sure.undo.window' },
  next: toWindows,
  done: 'windowMoved',
};

export const windowClose: PageForm<'forms/window-close'> = {
  document: documentOf('forms/window-close'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (_, reader) => whyNeeded(reader),
  asks: { submit: 'sure.do.windowClose', always: true },
  next: toWindows,
  done: ({ window }) => (window.availableActions.includes('REOPEN') ? 'windowClosed' : 'windowClosedForGood'),
};

export const windowReopen: PageForm<'forms/window-reopen'> = {
  document: documentOf('forms/window-reopen'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: {
      closesAt: endSent(sent, 'closes') ?? '',
      reason: sent.text('reason') ?? '',
      clientMutationId: sent.once,
    },
  }),
  needs: (sent, reader) => ({ ...endsNeeded(sent, reader), ...whyNeeded(reader) }),
  unreadable,
  fields: ENDS_AS_FIELDS,
  asks: { submit: 'sure.do.windowReopen', undo: 'sure.undo.windowReopen', always: true },
  next: toWindows,
  done: 'windowReopened',
};

export const WINDOW_FORMS = { windowOpen, windowMove, windowClose, windowReopen };

/** A day and an hour, side by side. They are text fields, because a browser discards a day that does not exist. */
function EndFields({ end, zone, at, time }: { end: End; zone: string; at?: string; time?: string }) {
  const { t } = useReader();
  const isLast = end === 'closes';
  const local = (instant: Date) => clockIn(zone, instant);
  const known = at ? (isLast ? saidEnd : local)(new Date(at), local) : null;
  return (
    <div class="together">
      <Hidden name="asked" value={end} />
      <DayField name={`${end}Day`} label={t(`time.${end}Day`)} day={known?.day} />
      <TextField
        name={`${end}Time`}
        label={t(`time.${end}Time`)}
        hint={[isLast && t('time.wholeDay'), t('time.hourHint')].filter(Boolean).join(' ')}
        autocomplete="off"
        value={known ? (known.time ?? undefined) : time}
        {...(isLast && { optional: true as const })}
        short
      />
    </div>
  );
}

function Reason() {
  const { t } = useReader();
  return (
    <TextArea name="reason" label={t('window.reason')} hint={t('window.reasonHint')} rows={3} most={REASON_LENGTH} />
  );
}

export function OpenForm({ plan, zone }: { plan: string; zone: string }) {
  const { t, name, language } = useReader();
  return (
    <Form name="windowOpen" submit={t('window.open.submit')}>
      <Hidden name="plan" value={plan} />
      <Hidden name="zone" value={zone} />
      <Hidden name="language" value={language.toUpperCase()} />
      <Select
        name="kind"
        label={t('window.open.kind')}
        options={KINDS.map((kind) => ({ value: kind, label: name('WindowKind', kind) }))}
      />
      <EndFields end="opens" zone={zone} time="00:00" />
      <EndFields end="closes" zone={zone} />
      <TextField
        name="title"
        label={t('window.open.title')}
        hint={t('window.open.titleHint')}
        most={TITLE_LENGTH}
        optional
      />
      <Reason />
    </Form>
  );
}

interface WindowProps {
  given: { id: string; version: number; state: string; opensAt: string; closesAt: string };
  zone: string;
}

/** Moves a window. The form does not ask for the opening of an open window, because that instant has passed. */
export function MoveForm({ given, zone }: WindowProps) {
  const { t } = useReader();
  return (
    <Form name="windowMove" at={given.id} submit={t('window.move.submit')}>
      <Newer version={given.version} judged="in words" />
      <Hidden name="zone" value={zone} />
      {given.state === 'PLANNED' && <EndFields end="opens" zone={zone} at={given.opensAt} />}
      <EndFields end="closes" zone={zone} at={given.closesAt} />
      <Reason />
    </Form>
  );
}

export function CloseForm({ given: { id, version } }: Pick<WindowProps, 'given'>) {
  const { t } = useReader();
  return (
    <Form name="windowClose" at={id} submit={t('window.close.submit')}>
      <Newer version={version} judged="in words" />
      <Reason />
    </Form>
  );
}

/** Reopens a window; after a closing by mistake the form offers the end that the window had. */
export function ReopenForm({ given: { id, version }, zone, until }: WindowProps & { until: string | undefined }) {
  const { t } = useReader();
  return (
    <Form name="windowReopen" at={id} submit={t('window.reopen.submit')}>
      <Newer version={version} judged="in words" />
      <Hidden name="zone" value={zone} />
      <EndFields end="closes" zone={zone} {...(until && { at: until })} />
      <Reason />
    </Form>
  );
}
