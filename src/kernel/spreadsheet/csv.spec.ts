import { csvLine, restored } from './csv.js';

it.each(['=1+1', '+1', '-x', '@sum', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－x', '＠sum', "'=1", "''＝1"])(
  'gives a spreadsheet no cell that it would run (%j), and takes the mark off again',
  (text) => {
    const [cell] = /'.*(?=\r\n$)/s.exec(csvLine([text]).replaceAll('"', ''))!;
    expect(cell).toBe(`'${text}`);
    expect(restored(cell)).toBe(text);
  },
);

it.each(['-3', '-3.5', 'a=1', "'a", '', '３'])('leaves %j as it is', (text) => {
  expect([csvLine([text]), restored(text)]).toEqual([`${text}\r\n`, text]);
});
