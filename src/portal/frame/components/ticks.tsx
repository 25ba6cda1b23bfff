import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.js';
import { NewerOne } from './newer.js';

/** What the address says while every row of the page is ticked. */
const ALL: [name: string, value: string] = ['tick', 'all'];

/** What an address asks of its page, without what is ticked there. */
export const unticked = (search: URLSearchParams): [string, string][] =>
  [...search].filter(([name]) => name !== ALL[0]);

interface TickProps {
  /** Name of the form below the list: the boxes stand outside it, each in its own row. */
  form: string;
  of: { id: string; version: number };
  /** The way to the text, for whoever is told that it was changed meanwhile. */
  newer?: ComponentChildren;
  children: ComponentChildren;
}

/** The box of one row, which carries the version of it that the page shows. What came back is ticked as it was sent. */
export function RowTick({ form, of: { id, version }, newer, children }: TickProps) {
  const { returned, search } = useReader();
  const sent = returned?.sent.form === form ? returned.sent : null;
  const checked = sent ? sent.all('ticked').includes(id) : search.get(ALL[0]) === ALL[1];
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

/** Ticks every row of the page, or none: a link, so that it needs no script. */
export function TickAll({ at }: { at: string }) {
  const { t, href, address, search } = useReader();
  const all = search.get(ALL[0]) === ALL[1];
  const others = unticked(search);
  return (
    <p>
      <a href={`${href(address!.page, address!.key, all ? others : [...others, ALL])}#${at}`}>
        {t(all ? 'ticks.none' : 'ticks.all')}
      </a>
    </p>
  );
}
