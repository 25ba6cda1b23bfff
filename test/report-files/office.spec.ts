import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { fillInOffice, officePath, type SheetStep } from '../support/office.js';
import { reporter, type Reporting, reporting } from '../support/reporting.js';
import { downloadSheet, returnSheet, sheetRead, takeSheet } from '../support/sheets.js';

const MILESTONES = 31;
const TABLE = 'joint/justicia?period=6&language=es';

const office = officePath();
let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (let number = 4; number <= MILESTONES; number += 1)
      await manager.query(`insert into milestone (id, commitment_id, number, title) values ($1, $2, $3, $4)`, [
        newId(),
        at.commitmentId,
        number,
        JSON.stringify({ original: 'es', es: { text: `=Hito ${number}, con ñ & <señas>` } }),
      ]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', at.planId), planId: at.planId });
  });
});
afterAll(() => t.close());

const fill = async (file: Buffer, steps: SheetStep[]) => {
  const { id } = await returnSheet(t, 'liaison', await fillInOffice(office!, file, steps));
  return (await sheetRead(t, 'liaison', id))!;
};

(office ? it : it.skip)(
  'takes exactly the cells that were filled in with LibreOffice, of 31 milestones',
  async () => {
    const { milestoneReport: draft } = await reporter(t, 'liaison').draft(at.milestones[2]!, {
      period: 6,
      narrative: { language: 'ES', text: 'Uno.\n\n  Dos «tres» & <cuatro>.' },
    });
    const left = await downloadSheet(t, 'liaison', TABLE);
    const untouched = await fill(left, []);
    expect([untouched.rows, untouched.rowsUnchanged]).toEqual([[], MILESTONES]);

    const told = await fill(left, [
      { cell: 'G2', text: 'Completo' },
      { cell: 'H2', day: '2023-11-30' },
      { cell: 'I2', text: 'Se abrió.\n=No es fórmula' },
      { cell: 'J4', text: 'Llovió' },
      { cell: 'H9', text: '05/06/2023' },
      { cell: 'I20', number: 5 },
      { cell: 'I31', formula: '=1+1' },
      { cell: 'F32', text: 'Sí' },
    ]);
    const cells = told.rows.flatMap(({ changes }) => changes.map(({ cell, after }) => `${cell} ${after}`));
    expect(cells.toSorted()).toEqual([
      'F32 yes',
      'G2 complete',
      'H2 2023-11-30',
      'H9 05/06/2023',
      'I2 Se abrió.\n=No es fórmula',
      'I20 5',
      'J4 Llovió',
    ]);
    expect(told.rows.flatMap(({ row, problems }) => problems.map(({ code }) => `${row} ${code}`))).toEqual([
      '31 SHEET_FORMULA',
    ]);
    expect(told.rowsUnchanged).toBe(MILESTONES - 6);

    await takeSheet(t, 'liaison', told.id);
    expect(await reporter(t, 'liaison').read(draft.id)).toMatchObject({
      narrative: { text: 'Uno.\n\n  Dos «tres» & <cuatro>.' },
      obstacles: { text: 'Llovió' },
      version: 2,
    });
    const reported = await t.db.query(
      `select m.number, r.status, r.done_on::text as day, r.unchanged, r.narrative -> 'es' ->> 'text' as said from milestone_report r
         join milestone m on m.id = r.milestone_id order by m.number`,
    );
    expect(reported).toMatchObject([
      { number: 1, status: 'complete', day: '2023-11-30', said: 'Se abrió.\n=No es fórmula' },
      { number: 3, day: null },
      { number: 19, status: null, said: '5' },
      { number: 31, unchanged: true },
    ]);
  },
  240_000,
);
