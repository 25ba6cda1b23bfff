import { read } from '../../src/drafting/word/read.js';
import { draftOf } from '../../src/drafting/word-draft.js';
import { docx, p, r } from '../support/docx.js';

const heading = (text: string, level = 1) => p(r(text), `<w:outlineLvl w:val="${level - 1}"/>`);
const drafted = async (body: string) => draftOf(await read(docx(body)));

it('reads each text of a commitment below its heading, whatever number, accent or case the heading has', async () => {
  expect(
    await drafted(
      heading('1. TITULO') +
        p(r('Agua para todas')) +
        heading('2) Problemática:') +
        p(r('Se pierde agua.')) +
        heading('Causas', 2) +
        p(r('Tubos viejos')) +
        heading('¿Cuál es el compromiso?') +
        p(r('Reparar la red.')),
    ),
  ).toEqual({
    language: 'es',
    draft: {
      title: { language: 'ES', text: 'Agua para todas' },
      problem: { language: 'ES', text: 'Se pierde agua.\n\n**Causas**\n\nTubos viejos' },
      action: { language: 'ES', text: 'Reparar la red.' },
    },
    notPlaced: [],
  });
});

it('reads English headings too, and says in which language the document is', async () => {
  const { language, draft } = await drafted(
    heading('Problem') + p(r('Water is lost.')) + heading('Action') + p(r('Mend.')),
  );
  expect([language, draft.problem, draft.action?.text]).toEqual([
    'en',
    { language: 'EN', text: 'Water is lost.' },
    'Mend.',
  ]);
});

it('lists what stands under no known heading, a text that comes twice, and a title that is none', async () => {
  const { draft, notPlaced } = await drafted(
    p(r('Presentación')) +
      heading('Presupuesto') +
      p(r('Un millón')) +
      heading('Acción') +
      p(r('Reparar')) +
      heading('Acciones') +
      p(r('Medir')) +
      heading('Título') +
      p(r('Una')) +
      p(r('y otra')),
  );
  expect(draft).toEqual({ action: { language: 'ES', text: 'Reparar' } });
  expect(notPlaced).toEqual([
    { reason: 'before_the_headings', heading: null, text: 'Presentación' },
    { reason: 'heading_unknown', heading: 'Presupuesto', text: 'Un millón' },
    { reason: 'section_twice', heading: 'Acciones', text: 'Medir' },
    { reason: 'too_long', heading: 'Título', text: 'Una\n\ny otra' },
  ]);
});
