import type { Answer } from '../../frame/documents.js';
import { Door } from '../../frame/components/door.js';
import { Example, Of, Said } from '../../frame/components/said.js';
import { groupBy } from '../../frame/group.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type Invented = Answer<'demonstration'>['demonstrationPeople'][number];

/**
 * Lists the people of the demonstration by role; one click signs in as one of them. Other sites do not have this page.
 */
export const demonstration: Page<'demonstration'> = {
  sheet: ({ demonstrationPeople: people }, { t, demonstration: demonstrating }) =>
    demonstrating ? { title: t('demonstration.title'), content: <Demonstration people={people} /> } : null,
};

const CITIZEN = 'CITIZEN';

function Demonstration({ people }: { people: Invented[] }) {
  const { t, name } = useReader();
  const groups = groupBy(people, ({ roles }) =>
    roles.length > 0 ? [...new Set(roles.map(({ role }) => role))] : [CITIZEN],
  );
  return (
    <div class="column">
      <h1>{t('demonstration.title')}</h1>
      <p class="lead">{t('demonstration.what')}</p>
      <p>
        <Example /> <a href="/dev/mailbox">{t('demonstration.mailbox')}</a>
      </p>
      {people.length === 0 && <p>{t('demonstration.nobody')}</p>}
      {[...groups].map(([role, holders]) => (
        <section key={role} aria-labelledby={role}>
          <h2 id={role}>{role === CITIZEN ? t('demonstration.citizen') : name('Role', role)}</h2>
          <ul class="rows">
            {holders.map((person) => (
              <Row key={person.handle} person={person} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ person }: { person: Invented }) {
  const { t } = useReader();
  const called = person.publicName ?? person.handle;
  const bodies = new Map(
    person.roles.flatMap(({ institution }) => (institution ? [[institution.name.text, institution.name]] : [])),
  );
  return (
    <li>
      <div>
        <strong>{called}</strong>
        {[...bodies.values()].map((words) => (
          <span key={words.text} class="quiet">
            {' '}
            · <Said words={words} />
          </span>
        ))}
        <br />
        <code class="quiet">{person.handle}</code>
      </div>
      <Door to={`/dev/sign-in/${person.handle}`} submit={<Of what={t('demonstration.enter')} whose={called} />} />
    </li>
  );
}
