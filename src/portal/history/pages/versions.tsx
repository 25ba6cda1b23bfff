import type { Thing } from '../../frame/documents.js';
import { DayOf } from '../../frame/components/dates.js';
import { type Latest, LeftOut } from '../../frame/components/latest.js';
import { Example, Said, Section } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Words } from '../../frame/types.js';
import { Compared } from '../components/compared.js';

type Node = Thing<'versions', 'node'>;
type Versioned = Extract<Node, { __typename: 'Proposal' | 'ReasonedResponse' | 'Comment' }>;

interface Version {
  number: number;
  writtenAt: string;
}

/** The versions of one thing, newest first, and two of them compared word by word. The address names both numbers. */
export const versions: Page<'versions'> = {
  variables: (id, search) => ({ id, from: numberOf(search, 'from'), to: numberOf(search, 'to') }),
  sheet: ({ node }, reader) => {
    if (!isVersioned(node) || !node.comparison) return null;
    const { from, to } = node.comparison;
    const what = from === to ? reader.t('versions.one', { number: to }) : reader.t('versions.two', { from, to });
    return {
      title: `${what}: ${placeOf(node, reader).name}`,
      // Each pair of versions has its own address, so search engines are told to index none.
      unlisted: true,
      content: <Versions of={node} />,
    };
  },
};

const isVersioned = (node: Node | null): node is Versioned =>
  node !== null && ['Proposal', 'ReasonedResponse', 'Comment'].includes(node.__typename);

/** A number with more digits than any version becomes 0, which no version has, so the page is not found. */
function numberOf(search: URLSearchParams, name: string): number | undefined {
  const given = search.get(name);
  if (!given) return undefined;
  return /^\d{1,6}$/.test(given) ? Number(given) : 0;
}

interface Place {
  name: string;
  words?: Words;
  href: string;
}

function placeOf(thing: Versioned, { t, href }: Reader): Place {
  if (thing.__typename === 'Comment') return { name: t('comments.one'), href: href('comment', thing.id) };
  if (thing.__typename === 'Proposal')
    return { name: thing.asked!, words: thing.title, href: href('proposal', thing.asked) };
  const { asked, title } = thing.proposal;
  return { name: `${t('response.title')} · ${asked}`, words: title, href: href('response', thing.id) };
}

/** Lists the present text of a comment before its former ones, because the schema keeps them apart. */
function listOf(thing: Versioned): Latest<Version> {
  if (thing.__typename !== 'Comment') return thing.versions;
  const { number, editedAt, writtenAt, versions: former } = thing;
  return { ...former, nodes: [{ number, writtenAt: editedAt ?? writtenAt }, ...former.nodes] };
}

function Versions({ of: thing }: { of: Versioned }) {
  const reader = useReader();
  const { t, href } = reader;
  const place = placeOf(thing, reader);
  const list = listOf(thing);
  const { from, to } = thing.comparison!;
  const at = (pair: Record<string, string>) => href('versions', reader.address!.key, pair);
  return (
    <div class="column">
      <p class="crumb">
        <a href={place.href}>
          {place.name} {place.words && <Said words={place.words} />}
        </a>
      </p>
      <h1>{from === to ? t('versions.one', { number: to }) : t('versions.two', { from, to })}</h1>
      {thing.synthetic && (
        <p>
          <Example />
        </p>
      )}
      <Compared given={thing.comparison!} />
      <Section id={t('versions.ids.all')} title={t('versions.list')}>
        <LeftOut of={list} />
        <ol class="plain versions" reversed>
          {list.nodes.map(({ number, writtenAt }, index) => {
            const former = list.nodes[index + 1];
            return (
              <li key={number}>
                <a href={at({ from: String(number), to: String(number) })}>{t('versions.one', { number })}</a>
                {' · '}
                <DayOf at={writtenAt} />
                {former && (
                  <>
                    {' · '}
                    <a href={at({ from: String(former.number), to: String(number) })}>
                      {t('versions.changed', { number: former.number })}
                    </a>
                  </>
                )}
              </li>
            );
          })}
        </ol>
        {list.nodes.length > 2 && <Choose list={list.nodes} from={from} to={to} />}
      </Section>
    </div>
  );
}

/** Chooses any two versions, with a form that needs no script. */
function Choose({ list, from, to }: { list: Version[]; from: number; to: number }) {
  const { t, href, address } = useReader();
  const select = (name: 'from' | 'to', chosen: number) => (
    <div class="field">
      <label for={name}>{t(`versions.${name}`)}</label>
      <select id={name} name={name}>
        {list.map(({ number }) => (
          <option key={number} value={number} selected={number === chosen}>
            {t('versions.one', { number })}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <form class="search" method="get" action={href('versions', address!.key)}>
      {select('from', from)}
      {select('to', to)}
      <button type="submit" class="second">
        {t('versions.compare')}
      </button>
    </form>
  );
}
