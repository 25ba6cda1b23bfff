import { withIds } from '../store/store.js';
import { INSTITUTION, PROGRAMME, PROGRAMME_VISIT } from '../store/tables.js';
import type { PlanDocument } from './document.js';
import { dateColumns, storedDate, periodColumns } from './values.js';
import { writeEvaluations } from './write-evaluations.js';
import { writeIndicators } from './write-indicators.js';
import type { Writing } from './writing.js';

export async function writeInstitutions(to: Writing, document: PlanDocument): Promise<void> {
  const ids = await to.store(
    INSTITUTION,
    document.institutions.map((institution) => ({
      slug: institution.slug,
      name: to.text(institution.name),
      acronym: institution.acronym,
      kind: institution.kind,
      jurisdiction_id: to.jurisdiction(institution.jurisdiction),
      ...periodColumns({ start: institution.foundedOn, end: institution.abolishedOn }),
      website: institution.website,
      public_contact: institution.publicContact,
      note: to.text(institution.note),
      ...to.marks(institution),
    })),
  );
  for (const { id, given } of withIds(ids, document.institutions)) to.institutions.set(given.slug, id);
}

export async function writeProgrammes(to: Writing, document: PlanDocument): Promise<void> {
  const ids = await to.store(
    PROGRAMME,
    document.programmes.map((programme) => ({
      slug: programme.slug,
      name: to.text(programme.name),
      summary: to.text(programme.summary),
      owner_id: to.institution(programme.owner),
      council_ids: to.institutionIds(programme.council),
      ...to.marks(programme),
    })),
  );
  const programmes = withIds(ids, document.programmes);
  for (const { id, given } of programmes) to.programmes.set(given.slug, id);
  await writeIndicators(to, 'programme_id', programmes);
  await writeEvaluations(
    to,
    programmes.map(({ id, given: { evaluations } }) => ({ id, evaluations })),
  );
  await writeVisits(to, programmes);
}

type StoredProgramme = { id: string; given: PlanDocument['programmes'][number] };

async function writeVisits(to: Writing, programmes: readonly StoredProgramme[]): Promise<void> {
  await to.store(
    PROGRAMME_VISIT,
    programmes.flatMap(({ id, given: { visits } }) =>
      visits.map((visit) => ({
        programme_id: id,
        jurisdiction_id: to.jurisdiction(visit.municipality),
        ...dateColumns('visited', storedDate(visit.on)),
        place: visit.place ?? null,
        services: to.text(visit.services),
        persons_attended: visit.attended ?? null,
        women_attended: visit.women ?? null,
        men_attended: visit.men ?? null,
        attended_by_language: visit.byLanguage,
        ...to.marks(visit),
      })),
    ),
  );
  // A value that this import changed was not said by the person who spoke last.
  await to.db.query(
    `update programme_visit set change = 'imported', reason = null, changed_role = null, changed_institution_id = null
      where programme_id = any($1) and valid_from = now()::timestamptz(3) and change <> 'imported'`,
    [programmes.map(({ id }) => id)],
  );
}
