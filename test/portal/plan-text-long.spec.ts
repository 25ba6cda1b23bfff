import { testApp, type TestApp } from '../support/app.js';
import { drafting, planWriter } from '../support/drafting.js';
import { filling } from '../support/filling.js';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

it('says how a text of a plan is changed that is too long for one form', async () => {
  const { slug } = await planWriter(t, 'visitor', await drafting(t)).ask('slug');
  const at = `/es/planes/${slug}/texto`;
  const secretariat = filling(t, 'secretariat');
  const long = Array.from({ length: 101 }, (_, number) => `Reto ${number + 1}.`).join('\n\n');
  expect((await secretariat.read(at)).body).toContain('name="form" value="planTextEdit"');
  await secretariat.send(at, 'planTextEdit', { challenges: long });
  const { body } = await secretariat.read(at);
  expect(body).toContain('Este texto tiene más de cien párrafos.');
  expect(body).not.toContain('name="form" value="planTextEdit"');
});
