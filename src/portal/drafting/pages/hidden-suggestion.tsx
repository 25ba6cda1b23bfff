import { documentOf, type Thing } from '../../frame/documents.js';
import type { Otherwise } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { namesOfText, OfText } from '../../frame/components/text-to-change.js';
import { Hiding, isAppealable } from '../../moderation/components/hiding.js';

type HiddenFacts = Thing<'hiddenSuggestion', 'hiddenSuggestion'>;

/** Replaces the page of a hidden suggestion with what whoever sees the text may know: never its words or its author. */
export const hiddenSuggestion: Otherwise<'hiddenSuggestion'> = {
  document: documentOf('hiddenSuggestion'),
  sheet: ({ hiddenSuggestion: given }, { t }) =>
    given && {
      title: t('hiding.suggestion', { number: given.number, text: namesOfText(given).named }),
      timeZone: given.plan.timeZone,
      unlisted: true,
      content: <HiddenSuggestion given={given} />,
    },
};

function HiddenSuggestion({ given }: { given: HiddenFacts }) {
  const reader = useReader();
  const { t, href, viewer, here } = reader;
  const text = namesOfText(given);
  return (
    <div class="column">
      <p class="crumb">
        <OfText given={given} /> · <a href={href(text.pages.suggestions, text.key)}>{t('suggestions.title')}</a>
      </p>
      <h1>{t('hiding.suggestion', { number: given.number, text: text.short })}</h1>
      <div class="notice">
        <Hiding given={given.moderation} />
      </div>
      <p>
        {t('hiding.undecided')} <a href={href('moderationLog', given.plan.slug)}>{t('moderation.seeLog')}</a>
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
