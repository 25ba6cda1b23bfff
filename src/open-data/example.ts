import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { load } from 'js-yaml';
import { encodeId } from '../api/node-id.js';
import { OPERATOR } from '../domain/actor.js';
import { daysAfter } from '../domain/days.js';
import type { WindowKind } from '../domain/plan.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { writeExamplePlanText, writeExampleText } from './example-drafting.js';
import type { ExamplePlanText, ExampleText } from './example-acts.js';
import { type ExampleProposal, writeExampleProposals } from './example-proposals.js';
import { importPlan, readPlanDocument } from './plan/import-plan.js';

const SLUG = 'edomex-tlalnepantla-ejemplo';

/** The invented people are appointed this many days before the first window opens. */
const DAYS_BEFORE = 30;

interface Example {
  windows: { kind: WindowKind; opens: number; closes: number }[];
  proposals: ExampleProposal[];
  /** Time zone of the example plan. */
  timeZone: string;
}

/**
 * Loads a second, wholly invented plan beside the real one, which is over. Its windows are open on the day of loading,
 * so that people can try co-creation. A plan that is there is left alone, with everything that people made of it.
 */
export async function loadExample(db: DataSource, work: UnitOfWork, now = new Date()): Promise<boolean> {
  const [found] = await db.query('select 1 from plan where slug = $1', [SLUG]);
  if (found) return false;
  const { timeZone, windows, proposals } = load(read('example-proposals.yaml')) as Example;
  const document = readPlanDocument(read(`${SLUG}.yaml`));
  document.plan.timeZone = timeZone;
  document.plan.windows = windows.map(({ kind, opens, closes }) => ({
    kind,
    opensAt: instant(timeZone, now, opens, '00:00'),
    closesAt: instant(timeZone, now, closes + 1, '00:00'),
    sources: [],
    synthetic: true,
  }));
  const firstOpens = Math.min(...windows.map(({ opens }) => opens));
  const appointedOn = instant(timeZone, now, firstOpens - DAYS_BEFORE, '00:00').slice(0, 10);
  for (const { appointments } of document.accounts)
    for (const appointment of appointments) appointment.from = appointedOn;
  await importPlan(work, document);
  const made = await work.run(OPERATOR, async (tx) => {
    const { planId, written } = await writeExampleProposals(tx.manager, SLUG, proposals, { now, timeZone });
    tx.record({ verb: 'proposals.imported', subject: encodeId('Plan', planId), planId });
    return { planId, proposals: written };
  });
  await writeExampleText({ db, work, now }, made, load(read('example-drafting.yaml')) as ExampleText);
  await writeExamplePlanText({ db, work, now }, made, load(read('example-plan-text.yaml')) as ExamplePlanText);
  return true;
}

const read = (name: string) => readFileSync(new URL(`../demo/${name}`, import.meta.url), 'utf8');

/**
 * The instant of an hour in the plan's time zone, so many days from now: people think of windows as beginning and
 * ending with a day.
 */
function instant(timeZone: string, now: Date, days: number, hour: string): string {
  const at = daysAfter(now, days);
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
  }).format(at);
  return new Date(`${parts}T${hour}:00-06:00`).toISOString();
}
