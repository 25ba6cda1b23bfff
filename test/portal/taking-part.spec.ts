import type { BrowserContext, Page } from 'playwright-core';
import { stepsOf } from '../../src/portal/proposals/forms/proposal-edit.js';
import { inBrowser, PHONE, wrongOn } from '../support/in-browser.js';

const CITIZEN = 'citizen-maguey';

inBrowser('in a real browser', (here) => {
  interface Things {
    reference: string;
    response: string;
    comment: string;
    hidden: string;
    slug: string;
    plan: string;
  }
  let made: Things | null = null;

  /** The pages below need an answered proposal of the demonstration, a reported comment and a hidden proposal. */
  async function things(): Promise<Things> {
    if (made) return made;
    const { proposals } = await here.t.gql(
      `{ proposals(first: 100) { nodes { id reference plan { id slug } responses { id } } } }`,
    );
    const [answered, other] = proposals.nodes.toSorted(
      (a: { responses: unknown[] }, b: { responses: unknown[] }) => b.responses.length - a.responses.length,
    );
    const [response] = answered.responses;
    const { commentCreate } = await here.t.gql.as('citizen-nopal')(
      `mutation ($id: ID!) { commentCreate(input: { subject: $id, body: "No me convence del todo." }) { comment { id } userErrors { code } } }`,
      { id: response.id },
    );
    const comment = commentCreate.comment.id;
    await here.t.gql.as(CITIZEN)(
      `mutation ($id: ID!) { commentReport(id: $id, input: { rule: OFF_TOPIC }) { userErrors { code } } }`,
      { id: comment },
    );
    await here.t.gql.as('moderator-one')(
      `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }`,
      { id: other.id },
    );
    const { id: plan, slug } = answered.plan;
    made = { reference: answered.reference, response: response.id, comment, hidden: other.reference, slug, plan };
    return made;
  }

  async function draftFor(plan: string): Promise<string> {
    const { proposalDraft } = await here.t.gql.as(CITIZEN)(
      `mutation ($plan: ID!) { proposalDraft(input: { plan: $plan, title: { language: ES, text: "Agua" } }) { proposal { id } } }`,
      { plan },
    );
    return proposalDraft.proposal.id;
  }

  async function walk(page: Page, paths: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const path of paths) found.push(...(await wrongOn(page, here.base + path)));
    return found;
  }

  it.each(['es', 'en'] as const)(
    'lets everyone take part by pages without a violation of WCAG 2.2 AA, on a phone, in %s',
    async (language) => {
      const { reference, response, comment, hidden, slug, plan } = await things();
      const draft = await draftFor(plan);
      const at = (es: string, en: string) => (language === 'es' ? `/es/${es}` : `/en/${en}`);
      const common = [
        at('propuestas', 'proposals'),
        at(`propuestas/${reference}`, `proposals/${reference}`),
        at(`propuestas/${hidden}`, `proposals/${hidden}`),
        at(`respuesta/${response}`, `response/${response}`),
        at(`respuestas/${slug}`, `responses/${slug}`),
        at(`comentarios/${comment}`, `comments/${comment}`),
        at(`registro-de-moderacion/${slug}`, `moderation-log/${slug}`),
        at('privacidad', 'privacy'),
      ];
      const context: BrowserContext = await here.browser.newContext({ viewport: PHONE });
      const found = await walk(await context.newPage(), common);
      const citizen = await here.as(CITIZEN, context);
      found.push(
        ...(await walk(citizen, [
          at(`propuestas/${reference}`, `proposals/${reference}`),
          at(`comentarios/${comment}`, `comments/${comment}`),
          at('proponer', 'propose'),
          ...stepsOf({ transcribed: false }).map((step) =>
            at(`proponer/${draft}?step=${step}`, `propose/${draft}?step=${step}`),
          ),
          at(`proponer/${draft}`, `propose/${draft}`),
          at('mi-cuenta', 'my-account'),
          at('mi-cuenta/propuestas', 'my-account/proposals'),
          at('pendientes', 'tasks'),
        ])),
      );
      const moderator = await here.as('moderator-one', context);
      found.push(
        ...(await walk(moderator, [
          at(`moderacion/${slug}`, `moderation/${slug}`),
          at(`propuestas/${reference}`, `proposals/${reference}`),
          at(`propuestas/${hidden}`, `proposals/${hidden}`),
        ])),
      );
      await context.close();
      expect(found).toEqual([]);
    },
    300_000,
  );
});
