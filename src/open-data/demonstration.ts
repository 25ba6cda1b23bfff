import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { Actors } from '../accounts/actors.js';
import { encodeId } from '../api/node-id.js';
import { OPERATOR } from '../domain/actor.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { MilestoneReportsService } from '../reporting/milestone-reports.service.js';
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
  await writeOpenReports(db, work);
  return true;
}

/** Reports that the document cannot hold: a draft is private, and one that waits for its check is some days old at most. */
const OPEN_REPORTS = [
  {
    by: 'liaison-tlalnepantla',
    commitment: 'EDOMEX-TLALNE-2021-02',
    number: 3,
    narrative: 'Se probó con tres oficinas; falta la última.',
    isSent: true,
  },
  {
    by: 'liaison-sjydh',
    commitment: 'EDOMEX-TLALNE-2021-03',
    number: 4,
    narrative: 'Ya están los datos de ocho municipios.',
    isSent: false,
  },
] as const;

/** Lets invented liaisons write reports by the commands that everybody uses, on the day of loading. */
async function writeOpenReports(db: DataSource, work: UnitOfWork): Promise<void> {
  const reports = new MilestoneReportsService(work);
  const actors = new Actors(db, work.clock);
  const written: string[] = [];
  for (const { by, commitment, number, narrative, isSent } of OPEN_REPORTS) {
    const [milestone]: { id: string }[] = await db.query(
      'select m.id from milestone m join commitment c on c.id = m.commitment_id where c.reference = $1 and m.number = $2',
      [commitment, number],
    );
    const actor = await actors.byHandle(by);
    const id = await reports.draft(actor!, {
      milestone: encodeId('Milestone', milestone!.id),
      voice: 'owner',
      status: 'limited',
      narrative: { language: 'es', text: narrative },
    });
    if (isSent) await reports.send(actor!, encodeId('MilestoneReport', id), null, {});
    written.push(id);
  }
  await work.run(OPERATOR, async (tx) => {
    const [plan]: { id: string }[] = await tx.manager.query('select id from plan where slug = $1', [SLUG]);
    await tx.manager.query('update milestone_report set synthetic = true where id = any($1)', [written]);
    tx.record({ verb: 'plan.imported', subject: encodeId('Plan', plan!.id), planId: plan!.id });
  });
}
