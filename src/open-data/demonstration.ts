import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { importPlan, readPlanDocument } from './plan/import-plan.js';

const SLUG = 'edomex-tlalnepantla-2021';

/**
 * Loads the demonstration plan into a database that does not have it; a plan that is there is left alone, with all
 * later changes.
 */
export async function loadDemonstration(db: DataSource, work: UnitOfWork): Promise<boolean> {
  const [found] = await db.query('select 1 from plan where slug = $1', [SLUG]);
  if (found) return false;
  const source = readFileSync(new URL(`../demo/${SLUG}.yaml`, import.meta.url), 'utf8');
  await importPlan(work, readPlanDocument(source));
  return true;
}
