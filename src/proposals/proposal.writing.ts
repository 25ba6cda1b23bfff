import type { EntityManager } from 'typeorm';
import type { TextInput, TitleInput } from '../api/common.types.js';
import { rewrite } from '../domain/localized-text.js';
import { mayLack } from '../domain/proposal-submission.js';
import { proposalReference } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { ThemeEntity } from '../plans/plan.entity.js';
import { type ProposalEntity, PROPOSAL_TEXTS } from './proposal.entity.js';
import type { ProposalFieldsInput } from './proposal.inputs.js';

type FieldsToAssign = ProposalFieldsInput & { title?: TitleInput };

/** Assigns the given fields: a missing field stays as it is, `null` empties it. */
export async function assignFields(tx: Transaction, proposal: ProposalEntity, input: FieldsToAssign): Promise<void> {
  for (const name of PROPOSAL_TEXTS) {
    const given: TextInput | null | undefined = input[name];
    if (given === null) {
      if (!mayLack(name, proposal.state)) refuse('TEXT_REQUIRED', ['input', name]);
      Object.assign(proposal, { [name]: null });
    }
    if (!given) continue;
    const path = ['input', name, 'text'];
    proposal[name] = rewrite(proposal[name] ?? null, given.language, given.text, path);
  }
  if (input.policyAreas) proposal.policyAreas = await policyAreas(tx.manager, input.policyAreas);
  if (input.jurisdictions) proposal.jurisdictionIds = await places(tx.manager, input.jurisdictions);
  if (input.theme === null) proposal.themeId = null;
  if (input.theme) {
    const theme = await tx.manager.findOneBy(ThemeEntity, { planId: proposal.planId, code: input.theme });
    proposal.themeId = theme?.id ?? refuse('THEME_NOT_FOUND', ['input', 'theme']);
  }
}

async function policyAreas(manager: EntityManager, codes: string[]): Promise<string[]> {
  const rows: { code: string }[] = await manager.query('select code from policy_area where code = any($1)', [codes]);
  const missing = codes.find((code) => !rows.some((row) => row.code === code));
  if (missing) refuse('POLICY_AREA_UNKNOWN', ['input', 'policyAreas'], { code: missing });
  return codes;
}

async function places(manager: EntityManager, codes: string[]): Promise<string[]> {
  const rows: { id: string; code: string }[] = await manager.query(
    'select id, code from jurisdiction where code = any($1)',
    [codes],
  );
  const idOf = (code: string) => rows.find((row) => row.code === code)?.id;
  return codes.map((code) => idOf(code) ?? refuse('PLACE_UNKNOWN', ['input', 'jurisdictions'], { code }));
}

/**
 * The next reference. Its number comes from the plan's own series, which stays locked to the end of the transaction.
 */
export async function nextProposalReference(
  manager: EntityManager,
  plan: { id: string; slug: string },
  many = 1,
): Promise<string[]> {
  const [{ last }] = await manager.query(
    `insert into proposal_series as s (plan_id, last) values ($1, $2)
     on conflict (plan_id) do update set last = s.last + $2 returning last`,
    [plan.id, many],
  );
  return Array.from({ length: many }, (_, index) => proposalReference(plan.slug, last - many + index + 1));
}

/**
 * Stores the texts of each proposal as one more public version, with its present number of supports. Returns the number
 * for each proposal.
 */
export async function keepProposalVersions(
  manager: EntityManager,
  proposals: ProposalEntity[],
): Promise<{ id: string; supports: number }[]> {
  const texts = proposals.map((proposal) => ({
    version: newId(),
    id: proposal.id,
    ...Object.fromEntries(PROPOSAL_TEXTS.map((name) => [name, proposal[name]])),
  }));
  return manager.query(
    `insert into proposal_version (id, proposal_id, number, title, problem, action, expected_change, affected, supports)
     select x.version, x.id, coalesce((select max(v.number) from proposal_version v where v.proposal_id = x.id), 0) + 1,
            x.title, x.problem, x.action, x."expectedChange", x.affected,
            (select n.supports from proposal_tally n where n.proposal_id = x.id)
       from jsonb_to_recordset($1) as x(version uuid, id uuid, title jsonb, problem jsonb, action jsonb,
         "expectedChange" jsonb, affected jsonb)
     returning proposal_id as id, supports`,
    [JSON.stringify(texts)],
  );
}
