import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { When } from '../../frame/components/dates.js';
import { Example, Said, Unknown } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';
import { Table } from '../../frame/components/table.js';

type ForumGiven = NonNullable<Thing<'plan', 'plan'>['forum']>;

type SessionGiven = Thing<'plan', 'plan'>['sessions'][number];

export function Forum({ forum, sessions }: { forum: ForumGiven | null; sessions: SessionGiven[] }) {
  const { t } = useReader();
  return (
    <>
      {forum ? (
        <Seats forum={forum} />
      ) : (
        <p>
          <Unknown />
        </p>
      )}
      <h3>{t('plan.forum.sessions')}</h3>
      {sessions.length === 0 && <p>{t('plan.forum.noSessions')}</p>}
      <ul class="plain">
        {sessions.map((session) => (
          <li key={`${session.kind}${session.number}`}>
            <Session session={session} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Seats({ forum }: { forum: ForumGiven }) {
  const { t, name } = useReader();
  const notes = new Set(forum.seats.map(({ note }) => note?.text));
  const [shared] = notes.size === 1 ? forum.seats : [];
  return (
    <>
      <p>
        <strong>
          <Said words={forum.name} />
          {forum.acronym && ` (${forum.acronym})`}
        </strong>
        {' · '}
        {forum.rulesUrl ? (
          <a href={forum.rulesUrl} rel="external noreferrer">
            {t('plan.forum.rules')}
          </a>
        ) : (
          t('plan.forum.noRules')
        )}
      </p>
      <Table
        caption={t('plan.forum.seats', { count: forum.seats.length })}
        rows={forum.seats}
        columns={[
          {
            title: t('plan.forum.holder'),
            heads: true,
            cell: ({ institution, synthetic }) => (
              <>
                {institution ? <BodyLink body={institution} /> : t('plan.forum.vacant')} {synthetic && <Example />}
              </>
            ),
          },
          { title: t('plan.forum.sector'), cell: ({ sector }) => name('Sector', sector) },
          { title: t('plan.forum.kind'), cell: ({ kind }) => name('SeatKind', kind) },
          ...(shared
            ? []
            : [
                {
                  title: t('plan.forum.note'),
                  cell: ({ note }: ForumGiven['seats'][number]) => note && <Said words={note} />,
                },
              ]),
        ]}
      />
      {shared?.note && (
        <p class="quiet">
          {t('plan.forum.everySeat')} <Said words={shared.note} />
        </p>
      )}
      <From sources={forum.sources} />
    </>
  );
}

function Session({ session }: { session: SessionGiven }) {
  const { t, name } = useReader();
  return (
    <>
      <p>
        <strong>{t('plan.forum.session', { kind: name('SessionKind', session.kind), number: session.number })}</strong>
        {' · '}
        <When date={session.held} why={t('plan.forum.noDay')} /> {session.synthetic && <Example />}
        {session.summary && (
          <>
            <br />
            <Said words={session.summary} />
          </>
        )}
      </p>
      <From sources={session.sources} />
    </>
  );
}
