import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { windowState } from '../domain/plan.js';
import { refuse } from '../domain/refusal.js';
import { SAVE_TEMPLATE } from '../domain/response.js';
import { PUBLISH_SYNTHESIS } from '../domain/window.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { requireEntitlement } from '../kernel/entitlement.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { planFacts } from '../proposals/proposal.facts.js';
import { localizedText } from './answer.writing.js';
import type { ResponseTemplateInput, SynthesisInput } from './response.inputs.js';

/** Texts that answer many at once: templates for proposals, one synthesis for the comments of a window. */
@Injectable()
export class TemplatesService {
  constructor(private readonly work: UnitOfWork) {}

  /** One of the same name and institution is replaced; what was answered with it keeps its text. */
  save(actor: Actor, plan: string, input: ResponseTemplateInput): Promise<string> {
    const once = { mutation: 'responseTemplateSave', clientMutationId: input.clientMutationId, input: { plan, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const facts = await planFacts(tx.manager, uuidOf('Plan', plan, ['plan']), ['plan']);
        const institution = input.institution
          ? await tx.manager.findOneBy(InstitutionEntity, { slug: input.institution })
          : null;
        if (input.institution && !institution) refuse('INSTITUTION_NOT_FOUND', ['input', 'institution']);
        requireEntitlement(tx, SAVE_TEMPLATE, actor, { planId: facts.id, institutionId: institution?.id ?? null });
        const body = JSON.stringify(localizedText(input));
        const [{ id }] = await tx.manager.query(
          `insert into response_template (id, plan_id, institution_id, name, outcome, category, body, account_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict on constraint response_template_name_once do update
             set (outcome, category, body) = (excluded.outcome, excluded.category, excluded.body) returning id`,
          [
            newId(),
            facts.id,
            institution?.id ?? null,
            input.name,
            input.outcome,
            input.category,
            body,
            actor.kind === 'person' ? actor.accountId : null,
          ],
        );
        tx.record({
          verb: 'response_template.saved',
          subject: encodeId('ResponseTemplate', id),
          planId: facts.id,
          contents: { template: tx.keep(body) },
        });
        return id;
      },
      once,
    );
  }

  publishSynthesis(actor: Actor, windowId: string, input: SynthesisInput): Promise<string> {
    const once = { mutation: 'synthesisPublish', clientMutationId: input.clientMutationId, input: { windowId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const [window] = await tx.manager.query(
          `select id, plan_id as "planId", opens_at as "opensAt", closes_at as "closesAt" from plan_window where id = $1 for update`,
          [uuidOf('PlanWindow', windowId, ['window'])],
        );
        if (!window) refuse('WINDOW_NOT_FOUND', ['window']);
        const state = windowState(window, tx.now);
        requireEntitlement(tx, PUBLISH_SYNTHESIS, actor, { planId: window.planId, state });
        if (!PUBLISH_SYNTHESIS.from.includes(state)) refuse('WINDOW_NOT_OVER', ['window']);
        const body = JSON.stringify(localizedText(input));
        await tx.manager.query(
          'insert into synthesis (id, plan_id, window_id, body, published_at, account_id) values ($1, $2, $3, $4, $5, $6)',
          [newId(), window.planId, window.id, body, tx.now, actor.kind === 'person' ? actor.accountId : null],
        );
        tx.record({
          verb: 'synthesis.published',
          subject: encodeId('PlanWindow', window.id),
          planId: window.planId,
          contents: { synthesis: tx.keep(body) },
        });
        return window.id;
      },
      once,
    );
  }
}
