import type { Thing } from '../../frame/documents.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { FROM } from '../components/begin-way.js';
import { BeginForm, commitmentDraft } from '../forms/commitment-draft.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';

/** A commitment begins with no more proposals than the schema takes. */
const MOST = 20;

/** Begins the draft of a commitment, from the proposals named in the address or from none. */
export const begin: Page<'begin'> = {
  signedInOnly: true,
  variables: (slug, search) => ({
    slug,
    references: [...new Set(search.getAll(FROM).map((reference) => reference.toUpperCase()))].slice(0, MOST),
  }),
  forms: { commitmentDraft },
  sheet: ({ plan }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('BEGIN_COMMITMENT')) return notYours(reader, plan.slug);
    return { title: reader.t('begin.title'), timeZone: plan.timeZone, content: <Begin plan={plan} /> };
  },
};

function Begin({ plan }: { plan: Thing<'begin', 'plan'> }) {
  const { t, href } = useReader();
  return (
    <div class="column">
      <DeskCrumb plan={plan} />
      <p class="crumb">
        <a href={href('draftingDesk', plan.slug)}>{t('draftingDesk.title')}</a>
      </p>
      <h1>{t('begin.title')}</h1>
      <p class="lead">{t(plan.chosen.nodes.length > 0 ? 'begin.fromSome' : 'begin.fromNone')}</p>
      <p>
        <a href={href('beginFromWord', plan.slug)}>{t('fromWord.link')}</a>
      </p>
      <BeginForm plan={plan} />
    </div>
  );
}
