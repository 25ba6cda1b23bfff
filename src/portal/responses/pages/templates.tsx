import type { Thing } from '../../frame/documents.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { Paragraphs, Section } from '../../frame/components/said.js';
import { responseTemplateSave, TemplateForm, type TemplateGiven } from '../forms/templates.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';

type PlanGiven = Thing<'templates', 'plan'>;

/** Texts that answer many proposals with the same request. */
export const templates: Page<'templates'> = {
  signedInOnly: true,
  variables: (slug) => ({ slug }),
  forms: { responseTemplateSave },
  sheet: ({ plan }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('SAVE_TEMPLATE')) return notYours(reader, plan.slug);
    return { title: reader.t('templates.title'), content: <Templates plan={plan} /> };
  },
};

function Templates({ plan }: { plan: PlanGiven }) {
  const { t, name, href, search } = useReader();
  // A person who may review acts for the secretariat, whose templates have no institution.
  const owners = [...(plan.availableActions.includes('REVIEW') ? [null] : []), ...plan.templateInstitutions];
  const mine = ({ institution }: TemplateGiven) => owners.some((body) => body?.slug === institution?.slug);
  const edited = plan.responseTemplates.find((each) => each.id === search.get('edit') && mine(each));
  return (
    <div class="column">
      <DeskCrumb plan={plan} />
      <h1>{t('templates.title')}</h1>
      <p class="lead">{t('templates.what')}</p>
      <p>
        <a href={href('owedResponses', plan.slug)}>{t('templates.use')}</a>
      </p>
      <Section id={t('templates.ids.all')} title={t('templates.all', { count: plan.responseTemplates.length })}>
        {plan.responseTemplates.map((each) => (
          <article key={each.id} class="response" data-row="TEMPLATE">
            <h3>{each.name}</h3>
            <p class="quiet">
              {each.institution ? <BodyLink body={each.institution} /> : t('templates.secretariat')} ·{' '}
              {t('templates.used', { count: each.used })}
            </p>
            <p>
              <strong>
                {name('Outcome', each.outcome)} · {name('ResponseCategory', each.category)}
              </strong>
            </p>
            <Paragraphs words={each.text} />
            {mine(each) && (
              <p>
                <a href={`${href('templates', plan.slug, { edit: each.id })}#${t('templates.ids.form')}`}>
                  {t('templates.edit')}
                  <span class="hidden"> {each.name}</span>
                </a>
              </p>
            )}
          </article>
        ))}
      </Section>
      <Section
        id={t('templates.ids.form')}
        title={edited ? t('templates.editing', { name: edited.name }) : t('templates.new')}
      >
        <p>{t('templates.newWhat')}</p>
        <TemplateForm plan={plan.id} owners={owners} given={edited} all={plan.responseTemplates} />
      </Section>
    </div>
  );
}
