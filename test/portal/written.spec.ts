import { renderToString } from 'preact-render-to-string';
import { h } from 'preact';
import { Lines } from '../../src/portal/frame/components/said.js';

const shown = (text: string) => renderToString(h(Lines, { text }));

it('keeps single lines and paragraphs as they were typed', () => {
  expect(shown('Calle 5\nEsquina con 7\n\nOtro párrafo')).toBe(
    '<p class="written">Calle 5\nEsquina con 7</p><p class="written">Otro párrafo</p>',
  );
});

it('shows what was typed as a list as one, with the numbers that were typed', () => {
  expect(shown('Pedimos:\n- luz\n- agua\n  potable\nGracias')).toBe(
    '<p class="written">Pedimos:</p><ul><li class="written">luz</li><li class="written">agua\npotable</li></ul><p class="written">Gracias</p>',
  );
  expect(shown('1) uno\n3) tres')).toBe(
    '<ol><li class="written" value="1">uno</li><li class="written" value="3">tres</li></ol>',
  );
});

it('takes nothing else for markup', () => {
  expect(shown('2026 fue\n-5 grados\n<b>no</b>')).toBe('<p class="written">2026 fue\n-5 grados\n&lt;b>no&lt;/b></p>');
});
