import type { EntityManager } from 'typeorm';
import { load, YAMLException } from 'js-yaml';
import { encodeId } from '../../api/node-id.js';
import { type Actor, OPERATOR } from '../../domain/actor.js';
import { LANGUAGES } from '../../domain/localized-text.js';
import type { Transaction } from '../../kernel/transaction.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { ImportError } from '../import-error.js';
import { runUnlessUnchanged } from '../store/run.js';
import { add, changes, type Counts, none } from '../store/store.js';
import { checkForm, checkNames } from './check.js';
import type { PlanDocument } from './document.js';
import { readKnown } from './known.js';
import { writeAccounts } from './write-accounts.js';
import { writeInstitutions, writeProgrammes } from './write-bodies.js';
import { writeCommitments } from './write-commitments.js';
import { lacksPlanHistory, writeHistories } from './write-history.js';
import { writePlan } from './write-plan.js';
import { writePlanText } from './write-texts.js';
import { NEW_PLAN, Writing } from './writing.js';

export interface PlanImport {
  plan: string;
  total: Counts;
  /** Counts by table, for tables of which the document has rows. */
  tables: Record<string, Counts>;
}

/** Reads a document from YAML, which includes JSON. */
export function readPlanDocument(source: string): PlanDocument {
  let given: unknown;
  try {
    given = load(source, { maxAliases: 100 });
  } catch (error) {
    if (error instanceof YAMLException) throw new ImportError([`This is neither YAML nor JSON: ${error.message}`]);
    throw new ImportError([`The document cannot be read: ${(error as Error).message}`]);
  }
  return checkForm(given);
}

/** Imports one plan in one transaction with one entry in the log; a document without changes leaves neither. */
export async function importPlan(
  work: UnitOfWork,
  document: PlanDocument,
  options: { actor?: Actor; dryRun?: boolean } = {},
): Promise<PlanImport> {
  return runUnlessUnchanged(work, options.actor ?? OPERATOR, async (tx) => {
    const { planId, tables } = await write(tx, document);
    const total = none();
    for (const counts of Object.values(tables)) add(total, counts);
    const entry = { verb: 'plan.imported', subject: encodeId('Plan', planId), planId };
    return {
      result: { plan: document.plan.slug, total, tables },
      entry: changes(total) > 0 && !options.dryRun ? entry : null,
    };
  });
}

async function write({ manager: db, now, timeZone }: Transaction, document: PlanDocument) {
  const known = await readKnown(db, document);
  checkNames(document, known);
  const kept = (await settingsOf(db, document.plan.slug)) ?? { timeZone, ...NEW_PLAN };
  const to = new Writing(
    db,
    now,
    languageOf(document),
    kept,
    known.jurisdictions,
    known.institutions,
    known.programmes,
    known.earlier,
  );
  await writeInstitutions(to, document);
  await writeProgrammes(to, document);
  const plan = await writePlan(to, document.plan);
  const isPlanFresh = await lacksPlanHistory(to, plan.id);
  if (!document.plan.history || !isPlanFresh) await writePlanText(to, document.plan, plan.id);
  const { ids, fresh } = await writeCommitments(to, document.plan, plan);
  const accounts = await writeAccounts(to, document, plan, ids);
  await writeHistories(to, document.plan, ids, fresh, { plan, accounts, isPlanFresh });
  return { planId: plan.id, tables: to.counts };
}

/**
 * A plan that is here already keeps its time zone, because a new setting of the site must not move its days, and who
 * reads its drafts, because an older document must not publish them.
 */
async function settingsOf(db: EntityManager, slug: string): Promise<Writing['kept'] | undefined> {
  const [plan]: Writing['kept'][] = await db.query(
    `select time_zone as "timeZone", drafts_public as "draftsPublic", reporting_months as "reportingMonths",
            reporting_days as "reportingDays", checking_days as "checkingDays", objection_days as "objectionDays"
       from plan where slug = $1`,
    [slug],
  );
  return plan;
}

/** Language of texts that state none: the language in which the plan's own title was written. */
function languageOf({ plan: { title } }: PlanDocument): string {
  return (typeof title === 'object' ? title.original : undefined) ?? LANGUAGES[0];
}
