import { OPERATOR, type Role } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';

const text = (words: string) => JSON.stringify({ original: 'es', es: { text: words } });

/**
 * A plan of the State and the Municipality with people in it, written like everything else: with entries in the log.
 */
export async function jointPlan(t: TestApp): Promise<{ planId: string; institutionId: string }> {
  const [state, municipality, planId, institutionId] = [newId(), newId(), newId(), newId()];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [id, code, kind] of [
      [state, '15', 'state'],
      [municipality, '15104', 'municipality'],
    ]) {
      await manager.query('insert into jurisdiction (id, code, kind, name) values ($1, $2, $3, $4)', [
        id,
        code,
        kind,
        text(code!),
      ]);
    }
    await manager.query(`insert into plan (id, slug, title, stage) values ($1, 'joint', $2, 'co_creation')`, [
      planId,
      text('Plan conjunto'),
    ]);
    for (const [position, id] of [state, municipality].entries()) {
      await manager.query('insert into plan_member (id, plan_id, jurisdiction_id, position) values ($1, $2, $3, $4)', [
        newId(),
        planId,
        id,
        position,
      ]);
    }
    await manager.query(
      `insert into institution (id, slug, name, kind, jurisdiction_id) values ($1, 'justicia', $2, 'government_office', $3)`,
      [institutionId, text('Secretaría de Justicia'), state],
    );
    const people: [string, Role, string | null][] = [
      ['secretariat', 'secretariat', null],
      ['liaison', 'institution_liaison', institutionId],
      ['reader', 'ogp_reader', null],
    ];
    for (const [handle, role, institution] of people) {
      const account = newId();
      await manager.query('insert into account (id, handle, public_name) values ($1, $2, $2)', [account, handle]);
      await manager.query(
        `insert into appointment (id, account_id, role, plan_id, institution_id, from_on) values ($1, $2, $3, $4, $5, '2020-01-01')`,
        [newId(), account, role, planId, institution],
      );
    }
    record({ verb: 'plan.imported', subject: 'pln_test', planId });
  });
  return { planId, institutionId };
}
