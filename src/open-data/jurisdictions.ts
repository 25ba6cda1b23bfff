import { encodeId } from '../api/node-id.js';
import { OPERATOR } from '../domain/actor.js';
import { referenceFile } from '../kernel/reference-file.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { storedText } from './plan/values.js';
import { changes, type Counts, none, store } from './store/store.js';
import { JURISDICTION } from './store/tables.js';
import { runUnlessUnchanged } from './store/run.js';

interface JurisdictionRow {
  code: string;
  kind: string;
  parent: string | null;
  name: string | { original: string; es: string; en: string };
  ogpPrefix?: string;
  seat?: string;
}

/** Loads Mexico, the State and its municipalities from this release's file, into every database at every start. */
export async function loadJurisdictions(work: UnitOfWork): Promise<Counts> {
  const rows = referenceFile<JurisdictionRow[]>('jurisdictions');
  return runUnlessUnchanged(work, OPERATOR, async (tx) => {
    const counts = none();
    const ids = new Map<string, string>();
    for (const kind of ['country', 'state', 'municipality']) {
      const level = rows.filter((row) => row.kind === kind);
      const stored = level.map((row) => ({
        code: row.code,
        kind: row.kind,
        parent_id: row.parent ? ids.get(row.parent) : null,
        name: storedText(row.name, 'es'),
        ogp_prefix: row.ogpPrefix ?? null,
        seat: row.seat ?? null,
      }));
      const made = await store(tx.manager, JURISDICTION, stored, counts);
      level.forEach((row, index) => ids.set(row.code, made[index]!));
    }
    const entry = {
      verb: 'jurisdictions.loaded',
      subject: encodeId('Jurisdiction', ids.get(rows[0]!.code)!),
      planId: null,
    };
    return { result: counts, entry: changes(counts) > 0 ? entry : null };
  });
}
