import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { Hiding } from './hiding.js';
import { namesOfText } from '../../frame/components/text-to-change.js';
import { Said } from '../../frame/components/said.js';

type Decision = Thing<'account', 'viewer'>['hiddenTexts'][number];

/** The decisions by which texts of the reader are hidden now; the list also has decisions that are over. */
export function hiddenNow(decisions: Decision[]): Decision[] {
  return decisions.filter(({ liftedAt, thing }) => liftedAt === null && isHidden(thing));
}

function isHidden(thing: Decision['thing']): boolean {
  if (thing?.__typename === 'Proposal') return thing.visibility === 'HIDDEN';
  if (thing?.__typename === 'Suggestion' || thing?.__typename === 'Evidence') return thing.visibility === 'HIDDEN';
  return thing?.__typename === 'Comment' && thing.state === 'HIDDEN';
}

/** The reader's own hidden texts with the reasons, and the way to ask for a review. */
export function OwnHidden({ decisions }: { decisions: Decision[] }) {
  const { t } = useReader();
  return (
    <>
      <p>{t('account.hidden.what')}</p>
      <ul class="rows">
        {decisions.map((decision, index) => (
          <li key={index}>
            <div>
              <Own thing={decision.thing!} />
              <Hiding given={decision} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Own({ thing }: { thing: NonNullable<Decision['thing']> }) {
  const { t, href } = useReader();
  if (thing.__typename === 'Proposal')
    return (
      <p>
        <a href={href('proposal', thing.asked)}>
          {thing.asked} <Said words={thing.title} />
        </a>{' '}
        · {t('hiding.onlyWhoever')}
      </p>
    );
  if (thing.__typename === 'Suggestion')
    return (
      <>
        <p>
          <a href={href('suggestion', thing.id)}>
            {t('suggestion.numbered', { number: thing.number })} · {namesOfText(thing).named}
          </a>{' '}
          · {t('hiding.onlyWhoever')}
        </p>
        <blockquote class="written">{thing.suggested ?? thing.why}</blockquote>
      </>
    );
  if (thing.__typename === 'Evidence')
    return (
      <p>
        <a href={href('evidence', thing.milestoneReport.id)}>
          <Said words={thing.shown} />
        </a>{' '}
        · {t('hiding.onlyWhoever')}
      </p>
    );
  if (thing.__typename !== 'Comment') return null;
  return (
    <>
      <p>
        <a href={href('comment', thing.id)}>{t('comments.yours')}</a> · {t('comments.original')}
      </p>
      <blockquote class="written">{thing.hiddenBody}</blockquote>
    </>
  );
}
