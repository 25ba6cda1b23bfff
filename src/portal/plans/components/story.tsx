import type { Thing } from '../../frame/documents.js';
import type { Happening } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { When } from '../../frame/components/dates.js';
import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';

type Letter = NonNullable<Thing<'plan', 'plan'>['expressionOfInterest']>;

/** The expression of interest first, then the events in the order in which they happened. */
export function Story({ letter, events }: { letter: Letter | null; events: Happening[] }) {
  const { t } = useReader();
  return (
    <>
      {letter && <TheLetter letter={letter} />}
      {events.length === 0 && <p>{t('plan.story.none')}</p>}
      <ol class="story">
        {events.map((event) => (
          <li key={event.title.text}>
            <p class="when">
              <When date={event.happened} />
            </p>
            <h3>
              <Said words={event.title} /> {event.synthetic && <Example />}
            </h3>
            {event.body && <Paragraphs words={event.body} />}
            <From sources={event.sources} />
          </li>
        ))}
      </ol>
    </>
  );
}

function TheLetter({ letter }: { letter: Letter }) {
  const { t } = useReader();
  return (
    <div class="letter">
      <h3>{t('plan.story.letter')}</h3>
      <Paragraphs words={letter.summary} />
      <dl class="pairs">
        <div>
          <dt>{t('plan.story.sent')}</dt>
          <dd>
            <When date={letter.sent} />
          </dd>
        </div>
        {letter.institution && (
          <div>
            <dt>{t('plan.story.from')}</dt>
            <dd>
              <BodyLink body={letter.institution} />
              {letter.signatory && (
                <>
                  {' · '}
                  <Said words={letter.signatory} />
                </>
              )}
            </dd>
          </div>
        )}
        {letter.areas.length > 0 && (
          <div>
            <dt>{t('plan.story.areas')}</dt>
            <dd>{letter.areas.map(({ text }) => text).join(' · ')}</dd>
          </div>
        )}
      </dl>
      <From sources={letter.sources} />
    </div>
  );
}
