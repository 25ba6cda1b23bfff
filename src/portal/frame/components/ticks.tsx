import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.js';
import { NewerOne } from './newer.js';

/** Parameter of the address that ticks every row of the page. */
const ALL: [name: string, value: string] = ['tick', 'all'];

/** Parameters of the address without the ticks. */
export const unticked = (search: URLSearchParams): [string, string][] =>
  [...search].filter(([name]) => name !== ALL[0]);

/** True when the address ticks every row of the page. */
export const areAllTicked = (search: URLSearchParams): boolean => search.get(ALL[0]) === ALL[1];

interface TickProps {
  /** Name of the form below the list: the checkboxes stand outside it, each in its own row. */
  form: string;
  of: { id: string; version: number };
  /** Link to the text, shown when it was changed meanwhile. */
  newer?: ComponentChildren;
  children: ComponentChildren;
}

/** The checkbox of one row, with the version that the page shows. A form that came back is ticked as it was sent. */
export function RowTick({ form, of: { id, version }, newer, children }: TickProps) {
  const { returned, search } = useReader();
  const sent = returned?.sent.form === form ? returned.sent : null;
  const checked = sent ? sent.all('ticked').includes(id) : areAllTicked(search);
  return (
    <div class="choice">
      <input type="checkbox" form={form} id={`tick-${id}`} name="ticked" value={id} checked={checked} />
      <label for={`tick-${id}`}>{children}</label>
      <NewerOne of={id} form={form} version={version}>
        {newer}
      </NewerOne>
    </div>
  );
}

/** Ticks every row of the page, or none; it is a link, so that it needs no script. */
export function TickAll({ at, label }: { at: string; label?: string }) {
  const { t, href, address, search } = useReader();
  const all = areAllTicked(search);
  const others = unticked(search);
  return (
    <p>
      <a href={`${href(address!.page, address!.key, all ? others : [...others, ALL])}#${at}`}>
        {all ? t('ticks.none') : (label ?? t('ticks.all'))}
      </a>
    </p>
  );
}
