import { holdsHtml, textOfHtml } from '../../src/open-data/import/html.js';

it.each([
  ['<p>Uno</p><p>Dos<br>tres</p>', 'Uno\n\nDos\ntres'],
  ['<ul><li>pan</li><li>sal</li></ul>fin', '- pan\n- sal\n\nfin'],
  ['<h2>Título</h2><p><strong>Negrita</strong> y <em>cursiva</em></p>', 'Título\n\nNegrita y cursiva'],
  ['<a href="https://example.org/a?b=1&amp;c=2">aquí</a>', 'aquí (https://example.org/a?b=1&c=2)'],
  ['<a href="https://example.org">https://example.org</a>', 'https://example.org'],
  ['<a href="javascript:alert(1)">palabra</a>', 'palabra'],
  ['<img src="https://example.org/x.png" alt="un mapa">', 'un mapa (https://example.org/x.png)'],
  [
    'Accesibilidad &amp; metro: informaci&oacute;n &#191;s&iacute;? &lt;nada&gt;',
    'Accesibilidad & metro: información ¿sí? <nada>',
  ],
  ['antes<script>alert("x")</script> después<!-- oculto -->', 'antes después'],
  ['si x<y y <quien sea> llega <3 tarde <br> fin', 'si x<y y <quien sea> llega <3 tarde\nfin'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['<p>sin cerrar <b>nada', 'sin cerrar nada'],
])('reads %s as plain text without losing a word', (html, text) => {
  expect(holdsHtml(html)).toBe(true);
  expect(textOfHtml(html)).toBe(text);
});

it.each(['a & b', 'x<y', '<quien sea>', '1 > 0; AT&T', ''])('leaves alone what is no HTML: %s', (text) => {
  expect(holdsHtml(text)).toBe(false);
});
