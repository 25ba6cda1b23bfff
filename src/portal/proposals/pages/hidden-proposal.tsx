import type { Thing } from '../../frame/documents.js';
import { Hiding, isAppealable } from '../../moderation/components/hiding.js';
import { Said } from '../../frame/components/said.js';
import { documentOf } from '../../frame/documents.js';
import type { Otherwise } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type HiddenFacts = Thing<'hiddenProposal', 'hiddenProposal'>;

/**
 * Replaces the page of a hidden proposal with the facts that everyone may know. It never shows the text or the author.
 */
export const hiddenProposal: Otherwise<'hiddenProposal'> = {
  document: documentOf('hiddenProposal'),
  sheet: ({ hiddenProposal: given }, { t }) =>
    given && {
      title: t('hiding.proposal', { reference: given.reference }),
      unlisted: true,
      content: <HiddenProposal given={given} />,
    },
};

function HiddenProposal({ given }: { given: HiddenFacts }) {
  const reader = useReader();
  const { t, href, viewer, here } = reader;
  const { slug, title } = given.plan;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('proposals', '', { plan: slug })}>{t('site.pages.proposals')}</a> ·{' '}
        <a href={href('plan', slug)}>
          <Said words={title} />
        </a>
      </p>
      <h1>{t('hiding.proposal', { reference: given.reference })}</h1>
      <div class="notice">
        <Hiding given={given.moderation} />
      </div>
      <p>
        {t('hiding.stillOwed')} <a href={href('moderationLog', slug)}>{t('moderation.seeLog')}</a>
      </p>
      {!viewer && (
        <p>
          {t(isAppealable(given.moderation, reader) ? 'hiding.yours' : 'hiding.yoursToRead')}{' '}
          <a href={href('signIn', '', { returnTo: here })}>{t('hiding.signIn')}</a>
        </p>
      )}
    </div>
  );
}
