import { CommitmentOwnerEntity } from '../commitments/commitment.entity.js';
import { todayInPlan } from '../commitments/commitment.facts.js';
import type { NamedOwner } from '../commitments/commitment.writing.js';
import { giveRole, namedRole, type OwnerRole, refuseAbolished } from '../domain/ownership.js';
import { refuse } from '../domain/refusal.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { dayIn } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { hasLiaisonSql } from '../twins/appointment.sql.js';
import type { SuggestionEntity } from './suggestion.entity.js';
import type { SuggestionCreateInput } from './suggestion.inputs.js';
import type { SharedText } from './text.facts.js';

/** The institutions that are named as owners now. */
export const ownersNow = (owners: readonly CommitmentOwnerEntity[]): NamedOwner[] =>
  owners.flatMap((owner) => {
    const role = namedRole(owner);
    return role === null ? [] : [{ institutionId: owner.institutionId, role }];
  });

/** The institution whose role a suggestion is about; one that was dissolved cannot be given a role. */
export async function institutionAsked(
  tx: Transaction,
  { owner }: SharedText,
  { institution: slug, value }: SuggestionCreateInput,
): Promise<string> {
  const path = ['input', 'institution'];
  const found = await tx.manager.findOneBy(InstitutionEntity, {
    slug: slug ?? refuse('SUGGESTION_INCOMPLETE', path),
  });
  if (!found) refuse('INSTITUTION_NOT_FOUND', path);
  if (value?.role) refuseAbolished(found, await todayInPlan(tx, owner.planId), path);
  return found.id;
}

/** True when the institution itself asks for another role: its liaison on that day made the suggestion in its name. */
export async function asksItself(
  tx: Transaction,
  { plan }: SharedText,
  { institutionId, onBehalfOfId, authorAccountId, planId, createdAt }: SuggestionEntity,
): Promise<boolean> {
  if (institutionId === null || onBehalfOfId !== institutionId) return false;
  const [{ isLiaison }] = await tx.manager.query(
    `select ${hasLiaisonSql('$1', '$2', '$3::date', '$4')} as "isLiaison"`,
    [institutionId, planId, dayIn(plan.timeZone, createdAt), authorAccountId],
  );
  return isLiaison;
}

/** Gives the institution the role in which it is to be asked, or takes it away (`null`). */
export async function setOwnerRole(
  tx: Transaction,
  text: SharedText,
  institutionId: string,
  role: OwnerRole | null,
  agreed: boolean,
): Promise<void> {
  const existing = text.owners.find((owner) => owner.institutionId === institutionId) ?? null;
  const today = await todayInPlan(tx, text.owner.planId);
  const institution = await tx.manager.findOneByOrFail(InstitutionEntity, { id: institutionId });
  const given = giveRole(existing, role, { institution, today, agreed });
  const others = text.owners.filter((owner) => owner !== existing);
  if (given === null) {
    if (existing) await removeOwner(tx, existing, others);
    text.owners = others;
    return;
  }
  const named = tx.manager.create(CommitmentOwnerEntity, {
    id: existing?.id ?? newId(),
    commitmentId: text.owner.commitmentId!,
    institutionId,
    position: existing?.position ?? others.length,
    ...given,
    reason: null,
    invitedOn: today,
    respondedOn: null,
  });
  await tx.manager.save(named);
  text.owners = [...others, named];
}

/** Takes an owner out; those behind it move up, because positions count from zero without gaps. */
async function removeOwner(
  tx: Transaction,
  { id, position }: CommitmentOwnerEntity,
  others: CommitmentOwnerEntity[],
): Promise<void> {
  await tx.manager.delete(CommitmentOwnerEntity, { id });
  const behind = others.filter((owner) => owner.position > position);
  for (const owner of behind) owner.position -= 1;
  await tx.manager.save(behind);
}
