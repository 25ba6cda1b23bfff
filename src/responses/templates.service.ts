import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { accountOf, type Actor } from '../domain/actor.js';
import { isSame } from '../domain/change.js';
import { refuse } from '../domain/refusal.js';
import { SAVE_TEMPLATE } from '../domain/response.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { planFacts } from '../proposals/proposal.facts.js';
import { textInLanguages } from './response.writing.js';
import type { ResponseTemplateInput } from './response.inputs.js';

/** Texts for responses to many proposals. */
@Injectable()
export class TemplatesService {
  constructor(private readonly work: UnitOfWork) {}

  /** Saves a template; one with the same name and institution is replaced. Responses that used it keep their text. */
  save(actor: Actor, plan: string, expectedVersion: VersionRead, input: ResponseTemplateInput): Promise<string> {
    const once = {
      mutation: 'responseTemplateSave',
      clientMutationId: input.clientMutationId,
      input: { plan, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const facts = await planFacts(tx.manager, uuidOf('Plan', plan, ['plan']), ['plan']);
        const institution = input.institution
          ? await tx.manager.findOneBy(InstitutionEntity, { slug: input.institution })
          : null;
        if (input.institution && !institution) refuse('INSTITUTION_NOT_FOUND', ['input', 'institution']);
        tx.allow(SAVE_TEMPLATE, { planId: facts.id, institutionId: institution?.id ?? null });
        const body = JSON.stringify(textInLanguages(input));
        const found = await named(tx, facts.id, institution?.id ?? null, input.name);
        const version = found?.version ?? 0;
        if (expectedVersion === 0 && version > 0) refuse('TEMPLATE_NAME_TAKEN', ['expectedVersion']);
        // A new name replaces no template.
        if (version > 0) checkVersion(version, expectedVersion);
        const { outcome, category } = input;
        if (found && isSame(found.said, { outcome, category, body: textInLanguages(input) })) tx.unchanged(found.id);
        const [{ id }] = await tx.manager.query(
          `insert into response_template (id, plan_id, institution_id, name, outcome, category, body, account_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict on constraint response_template_name_once do update
             set (outcome, category, body, version) =
               (excluded.outcome, excluded.category, excluded.body, response_template.version + 1) returning id`,
          [
            newId(),
            facts.id,
            institution?.id ?? null,
            input.name,
            input.outcome,
            input.category,
            body,
            accountOf(actor),
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
}

interface Found {
  id: string;
  version: number;
  said: unknown;
}

/** The template of that name; `null` if there is none. The lock makes saves under one name wait for each other. */
async function named(tx: Transaction, plan: string, institution: string | null, name: string) {
  const values = [plan, institution, name];
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(values)]);
  const [found]: Found[] = await tx.manager.query(
    `select id, version, jsonb_build_object('outcome', outcome, 'category', category, 'body', body) as said
       from response_template where plan_id = $1 and institution_id is not distinct from $2 and name = $3`,
    values,
  );
  return found ?? null;
}
