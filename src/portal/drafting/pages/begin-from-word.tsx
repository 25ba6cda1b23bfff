import { Instant } from '../../frame/components/dates.js';
import { Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';
import { commitmentFromWord, WordDraftForm } from '../forms/commitment-from-word.js';
import { DRAFT_SECTIONS } from '../components/word-draft.js';

type Plan = Thing<'beginFromWord', 'plan'>;

/** Takes a plain Word document from which a commitment is to begin. */
export const beginFromWord: Page<'beginFromWord'> = {
  signedInOnly: true,
  variables: (slug) => ({ slug }),
  forms: { commitmentFromWord },
  sheet: ({ plan }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('BEGIN_COMMITMENT')) return notYours(reader, plan.slug);
    return { title: reader.t('fromWord.title'), timeZone: plan.timeZone, content: <FromWord plan={plan} /> };
  },
};

function FromWord({ plan }: { plan: Plan }) {
  const { t, href, name } = useReader();
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('plan', plan.slug)}>
          <Said words={plan.title} />
        </a>
        {' · '}
        <a href={href('draftingDesk', plan.slug)}>{t('draftingDesk.title')}</a>
        {' · '}
        <a href={href('begin', plan.slug)}>{t('begin.title')}</a>
      </p>
      <h1>{t('fromWord.title')}</h1>
      <p class="lead">{t('fromWord.what')}</p>
      <p>{t('fromWord.headings')}</p>
      <ul>
        {DRAFT_SECTIONS.map((section) => (
          <li key={section}>{name('Section', section)}</li>
        ))}
      </ul>
      <WordDraftForm plan={plan.id} />
      <ReadBefore plan={plan} />
    </div>
  );
}

/** Documents of the last day that wait, so that nothing that was read is lost. */
function ReadBefore({ plan }: { plan: Plan }) {
  const { t, href, language: own } = useReader();
  const waiting = plan.wordDrafts.nodes.filter(({ commitment }) => commitment === null);
  if (waiting.length === 0) return null;
  return (
    <section>
      <h2>{t('fromWord.waiting')}</h2>
      <ul>
        {waiting.map(({ id, texts, expiresAt, language }) => (
          <li key={id}>
            <a href={href('wordDraft', id)}>
              <Named
                title={texts.find(({ section }) => section === 'TITLE')?.text}
                lang={language === own ? undefined : language}
              />
            </a>
            {' · '}
            {t('fromWord.until')} <Instant at={expiresAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Named({ title, lang }: { title: string | undefined; lang: string | undefined }) {
  const { t } = useReader();
  if (title === undefined) return <>{t('fromWord.unnamed')}</>;
  return lang ? <span lang={lang}>{title}</span> : <>{title}</>;
}
