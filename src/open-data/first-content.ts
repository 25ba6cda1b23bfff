import type { DataSource } from 'typeorm';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { loadDemonstration } from './demonstration.js';
import { loadExample } from './example.js';
import { loadJurisdictions } from './jurisdictions.js';

/** Loads the first content of a database: jurisdictions always, the demonstration plan if wanted. */
export async function loadContent(
  db: DataSource,
  work: UnitOfWork,
  wanted: { demonstration: boolean },
  say: (line: string) => void,
): Promise<void> {
  await loadJurisdictions(work);
  if (!wanted.demonstration) return;
  const loaded = await loadDemonstration(db, work);
  const example = await loadExample(db, work);
  if (loaded || example) say('Loaded the demonstration plan (docs/demonstration.md says what in it is invented).');
}
