import { NEW_PLAN, settingColumns } from '../plan/writing.js';
import type { EntityManager } from 'typeorm';
import { ensure } from '../store/store.js';
import { INSTITUTION, JURISDICTION, PLAN, PLAN_MEMBER, THEME } from '../store/tables.js';
import type { BodyRecord, PlanRecord } from './records.js';

/**
 * Ids of countries, plans, themes and institutions that rows mention: each is created once, and no later row changes
 * it.
 */
type Ids = Map<string, string>;

export function ensureCountries(db: EntityManager, countries: PlanRecord['country'][]): Promise<Ids> {
  return ensure(
    db,
    JURISDICTION,
    countries.map(({ code, name }) => ({ code, kind: 'country', name })),
  );
}

export async function ensurePlans(
  db: EntityManager,
  plans: PlanRecord[],
  countries: Ids,
  timeZone: string,
): Promise<Ids> {
  const distinct = [...new Map(plans.map((plan) => [plan.slug, plan])).values()];
  const ids = await ensure(
    db,
    PLAN,
    // Everything in these data sets is past, so the rules of a running plan do not apply to it.
    distinct.map(({ slug, title, sources }) => ({
      slug,
      title,
      stage: 'closed',
      time_zone: timeZone,
      ...settingColumns(NEW_PLAN),
      sources,
      synthetic: false,
    })),
  );
  await ensure(
    db,
    PLAN_MEMBER,
    distinct.map(({ slug, country }) => ({
      plan_id: ids.get(slug),
      jurisdiction_id: countries.get(country.code),
      position: 0,
      sources: [],
    })),
  );
  return ids;
}

/** Returns the ids by plan and code. */
export function ensureThemes(
  db: EntityManager,
  themes: { plan_id: string; code: string; name: object; position: number }[],
): Promise<Ids> {
  return ensure(db, THEME, themes);
}

export function ensureBodies(db: EntityManager, bodies: { body: BodyRecord; country: string }[]): Promise<Ids> {
  return ensure(
    db,
    INSTITUTION,
    bodies.map(({ body, country }) => ({
      ...body,
      kind: 'not_stated',
      jurisdiction_id: country,
      sources: [],
      synthetic: false,
    })),
  );
}
