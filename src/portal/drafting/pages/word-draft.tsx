import { Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { DraftLeft, DraftTexts } from '../components/word-draft.js';
import { BeginFromWordForm, commitmentFromWord } from '../forms/commitment-from-word.js';

type Given = Extract<Thing<'wordDraft', 'node'>, { __typename: 'WordDraft' }>;

/** Shows which part of a Word document goes where, before a commitment begins with it, and afterwards which one began. */
export const wordDraft: Page<'wordDraft'> = {
  variables: (id) => ({ id }),
  forms: { commitmentFromWord },
  signedInOnly: true,
  sheet: ({ node }, { t }) =>
    node?.__typename === 'WordDraft' && node.plan
      ? {
          title: t('fromWord.read'),
          timeZone: node.plan.timeZone,
          secret: true,
          content: <Draft given={node} plan={node.plan} />,
        }
      : null,
};

function Draft({ given, plan }: { given: Given; plan: NonNullable<Given['plan']> }) {
  const { t, href, returned } = useReader();
  const { commitment } = given;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('plan', plan.slug)}>
          <Said words={plan.title} />
        </a>
        {' · '}
        <a href={href('beginFromWord', plan.slug)}>{t('fromWord.title')}</a>
      </p>
      <h1>{t('fromWord.read')}</h1>
      {commitment ? (
        <p class="notice">
          {t('fromWord.begun')}{' '}
          <a href={href('commitmentText', commitment.reference)}>
            {commitment.reference} <Said words={commitment.title} />
          </a>
        </p>
      ) : (
        <p class="lead">{t('fromWord.readWhat')}</p>
      )}
      <DraftTexts given={given} />
      <DraftLeft given={given} />
      {/* A form that came back after another one began a commitment is still shown, so that its sentence has a place. */}
      {(!commitment || returned) && <BeginFromWordForm given={given} plan={plan} />}
    </div>
  );
}
