/** Columns of a row as JSON under their own names. Texts in languages are sent whole, as they are stored. */
export const object = (t, columns, more = {}) =>
  `json_build_object(${[
    ...columns.split(' ').map((name) => `'${name}', ${t}.${name}`),
    ...Object.entries(more).map(([name, sql]) => `'${name}', ${sql}`),
  ].join(', ')})`;

export const list = (json, from, by) =>
  `(select coalesce(json_agg(${json}${by ? ` order by ${by}` : ''}), '[]') from ${from})`;

const period = (prefix) =>
  ['on', 'precision', 'written'].flatMap((part) => [`${prefix}_start_${part}`, `${prefix}_end_${part}`]).join(' ');

export const place = (id) => `(select ${object('j', 'code kind name')} from jurisdiction j where j.id = ${id})`;
export const body = (id) =>
  `(select ${object('i', 'slug acronym kind synthetic name', { jurisdiction: place('i.jurisdiction_id') })}
     from institution i where i.id = ${id})`;

/** A milestone as in lists; `m` is its row. */
export const milestone = (more = {}) =>
  object('m', `number synthetic title ${['planned', 'current', 'actual'].map(period).join(' ')}`, {
    reports: list(
      object('r', 'voice state status position', {
        evidence: '(select count(*) from evidence e where e.report_id = r.id)',
      }),
      'milestone_report r where r.milestone_id = m.id',
    ),
    ...more,
  });

/** A commitment as in lists; `c` is its row. */
export const commitmentLine = (more = {}) =>
  object('c', 'reference state start_on end_on synthetic title', {
    theme: '(select t.code from theme t where t.id = c.theme_id)',
    members: list(
      object('cm', 'reference', { jurisdiction: place('cm.jurisdiction_id') }),
      'commitment_member cm where cm.commitment_id = c.id',
      'cm.position',
    ),
    owners: list(
      object('o', 'role state reason', { institution: body('o.institution_id') }),
      'commitment_owner o where o.commitment_id = c.id',
      'o.role, o.position',
    ),
    milestones: list(
      milestone(),
      '(select * from milestone where commitment_id = c.id order by number limit 30) m',
      'm.number',
    ),
    milestone_count: '(select count(*) from milestone where commitment_id = c.id)',
    assessments: list(
      object('a', 'instrument_code', {
        answers: list(object('w', 'question answer'), 'assessment_answer w where w.assessment_id = a.id', 'w.position'),
      }),
      `assessment a where a.commitment_id = c.id and a.state = 'published'`,
      'a.position',
    ),
    ...more,
  });
