/** Ids in the order of their numbers, as ids of real rows are in the order of time. */
export const id = (number) => `('8e000000-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
/** The same id as text, for a number that is known in JavaScript. */
export const uuid = (number) => `8e000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const PHRASES = {
  es: 'Las oficinas y las organizaciones civiles revisan juntas cada entrega, y publican lo que falta por hacer. ',
  en: 'Offices and civil society organisations review each output together, and publish what remains to be done. ',
};

/** SQL of a text in both languages: its title, the number of the row, and a phrase repeated `times` times. */
export const words = (title, times = 0) => {
  const text = (language, ...of) =>
    `jsonb_build_object('text', ${of.join(' || ')} || repeat('${PHRASES[language]}', ${times}))`;
  return `jsonb_build_object('original', 'es', 'es', ${text('es', `'${title.es} '`, 'n')}, 'en', ${text('en', `'${title.en} '`, 'n')})`;
};

/**
 * SQL that inserts rows into one table. `of` is SQL that gives `n`, the number of the row, and everything that the
 * columns use.
 */
export const rows = (table, of, columns) => `insert into ${table} (${Object.keys(columns).join(', ')})
  select ${Object.values(columns).join(', ')} from ${of}`;

/** Writes one batch of rows with one entry of the log. */
export function batch(work, operator, subject, statements, values) {
  return work.run(operator, async (tx) => {
    await tx.manager.query('set local synchronous_commit = off');
    for (const statement of statements) await tx.manager.query(statement, values);
    tx.record({ verb: 'bench.filled', subject, planId: null });
  });
}
