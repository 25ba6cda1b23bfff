import { parse } from 'csv-parse/sync';
import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { measurer } from '../support/indicators.js';
import { programmeIn } from '../support/programmes.js';
import { type Reporting, reporting } from '../support/reporting.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let at: Reporting;
let programme: string;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  ({ programme } = await programmeIn(t, at.planId));
  await at.person('council', 'forum_member', 'observatorio');
  await written(t, at.planId, (manager) =>
    manager.query(`update programme set council_ids = array(select id from institution where slug = 'observatorio')`),
  );
});
afterAll(() => t.close());

const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
const words = (text: string) => ({ language: 'ES', text });
const MUNICIPALITIES = { name: words('Municipios visitados'), unit: words('municipios') };

describe('an indicator', () => {
  it('of a programme has a baseline and a target as far as they are stated', async () => {
    const { indicator } = await measurer(t, 'liaison').add(programme, {
      ...MUNICIPALITIES,
      baseline: {
        value: 0,
        asOf: '2019',
        source: { title: words('Carta'), url: 'https://example.org/carta' },
      },
      target: { value: 125, by: '2023-06' },
    });
    expect(indicator).toMatchObject({
      code: 'municipios_visitados',
      unit: 'municipios',
      baseline: {
        value: 0,
        asOf: { on: '2019-01-01', precision: 'YEAR' },
        sources: [{ title: { text: 'Carta' }, url: 'https://example.org/carta' }],
      },
      target: { value: 125, by: { on: '2023-06-30' } },
      frozen: false,
      conflicting: 0,
      availableActions: ['EDIT', 'REMOVE', 'ADD_MEASUREMENT'],
    });
    const bare = await measurer(t, 'secretariat').add(programme, { name: words('Municipios visitados') });
    expect(bare.indicator).toMatchObject({
      code: 'municipios_visitados_2',
      unit: 'not_stated',
      baseline: null,
      target: null,
    });
  });

  it('is corrected on the version that was read, and keeps every version with its act', async () => {
    const liaison = measurer(t, 'liaison');
    const { indicator } = await liaison.add(programme, { name: words('Caravanas'), target: { value: 100 } });
    const edited = await liaison.edit(indicator.id, 1, { target: { value: 162 }, reason: 'Nuevo plan' });
    expect(edited.indicator).toMatchObject({ version: 2, target: { value: 162, by: null }, reason: 'Nuevo plan' });
    expect(codes(await liaison.edit(indicator.id, 1, { target: null }))).toEqual(['VERSION_OUTDATED expectedVersion']);
    expect((await liaison.edit(indicator.id, 2, { target: { value: 162 } })).indicator.version).toBe(2);
    const gone = await measurer(t, 'secretariat').remove(indicator.id, 'Estaba dos veces');
    expect(gone.indicator).toMatchObject({ state: 'TAKEN_BACK', version: 3, availableActions: [] });
    expect(codes(await liaison.measure(indicator.id, { value: 1 }))).toEqual(['INDICATOR_TAKEN_BACK indicator']);
    const { node } = await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Indicator { versions(first: 9) { nodes {
         number change role institution { slug } reason state target { value } } } } } }`,
      { id: indicator.id },
    );
    expect(node.versions.nodes).toMatchObject([
      { number: 3, change: 'REMOVED', role: 'secretariat', reason: 'Estaba dos veces', state: 'TAKEN_BACK' },
      { number: 2, change: 'EDITED', role: 'institution_liaison', target: { value: 162 } },
      { number: 1, change: 'ADDED', institution: { slug: 'justicia' }, target: { value: 100 } },
    ]);
  });

  it('of an adopted commitment has no target, because a target is a promise', async () => {
    const liaison = measurer(t, 'liaison');
    expect(codes(await liaison.add(at.commitment, { ...MUNICIPALITIES, target: { value: 9 } }))).toEqual([
      'TARGET_NEEDS_AMENDMENT input.target',
    ]);
    const { indicator } = await liaison.add(at.commitment, { ...MUNICIPALITIES, baseline: { value: 3 } });
    expect(indicator).toMatchObject({ frozen: false, availableActions: ['EDIT', 'REMOVE', 'ADD_MEASUREMENT'] });
  });

  it('that was promised is frozen, and still gets values', async () => {
    await written(t, at.planId, (manager) =>
      manager.query(`update commitment set state = 'in_consultation' where id = $1`, [at.commitmentId]),
    );
    const liaison = measurer(t, 'liaison');
    const { indicator } = await liaison.add(at.milestones[0]!, { ...MUNICIPALITIES, target: { value: 9 } });
    await written(t, at.planId, (manager) =>
      manager.query(`update commitment set state = 'adopted' where id = $1`, [at.commitmentId]),
    );
    const refused = await liaison.edit(indicator.id, 1, { target: { value: 3 } });
    expect(codes(refused)).toEqual(['INDICATOR_FROZEN id']);
    expect(refused.userErrors[0].message).toContain('modificación');
    expect(codes(await liaison.remove(indicator.id, 'Es mucho'))).toEqual(['INDICATOR_FROZEN id']);
    const { node } = await t.gql.as('liaison')(
      `query ($id: ID!) { node(id: $id) { ... on Milestone { indicatorActions
         indicators(first: 9) { totalCount nodes { frozen availableActions milestone { reference } } } } } }`,
      { id: at.milestones[0] },
    );
    expect(node).toMatchObject({
      indicatorActions: ['ADD_INDICATOR'],
      indicators: { totalCount: 1, nodes: [{ frozen: true, availableActions: ['ADD_MEASUREMENT'] }] },
    });
  });

  it.each(['reader', 'moderator', 'society', 'monitor'])('is not added by the %s', async (who) => {
    expect(codes(await measurer(t, who).add(at.commitment, MUNICIPALITIES))).toEqual(['NOT_ALLOWED']);
  });

  it.each([
    ['a plan', () => at.plan, 'MEASURED_NOT_FOUND measured'],
    ['what is not there', () => `prg_${'0'.repeat(32)}`, 'PROGRAMME_NOT_FOUND measured'],
  ])('does not measure %s', async (_, measured, code) => {
    expect(codes(await measurer(t, 'secretariat').add(measured(), MUNICIPALITIES))).toEqual([code]);
  });
});

describe('values', () => {
  let indicator: string;
  beforeAll(async () => {
    ({
      indicator: { id: indicator },
    } = await measurer(t, 'secretariat').add(at.commitment, MUNICIPALITIES));
  });

  it('say what is stated and who states them, and conflicting ones stand side by side', async () => {
    const owner = await measurer(t, 'liaison').measure(indicator, {
      value: 109,
      asOf: '2023',
      source: { title: words('Informe final'), url: 'https://example.org/informe' },
    });
    expect(owner.measurement).toMatchObject({
      value: 109,
      unit: 'municipios',
      asOf: { on: '2023-01-01', precision: 'YEAR' },
      scope: null,
      saidRole: 'institution_liaison',
      saidBy: { slug: 'justicia' },
      conflicts: false,
      availableActions: ['EDIT', 'REMOVE'],
    });
    const society = await measurer(t, 'society').measure(indicator, {
      value: 101,
      qualifier: 'MORE_THAN',
      unit: null,
      scope: words('Todo el Estado'),
    });
    expect(society.measurement).toMatchObject({
      qualifier: 'MORE_THAN',
      unit: 'not_stated',
      asOf: null,
      sources: [],
      saidRole: 'counterpart',
      saidBy: { slug: 'colectivo' },
      conflicts: true,
    });
    await measurer(t, 'monitor').measure(indicator, { value: 77, asOf: '2021' });
    const { conflicting, measurements } = await measurer(t, 'liaison').values(indicator);
    expect(conflicting).toBe(3);
    expect(
      measurements.nodes.map(({ value, conflicts }: { value: number; conflicts: boolean }) => [value, conflicts]),
    ).toEqual([
      [109, true],
      [101, true],
      [77, true],
    ]);
  });

  it('are corrected and taken back by those who stated them only; what stood before stays readable', async () => {
    const { nodes } = (await measurer(t, 'society').values(indicator)).measurements;
    const [, own] = nodes;
    expect(nodes.map(({ availableActions }: { availableActions: string[] }) => availableActions)).toEqual([
      [],
      ['EDIT', 'REMOVE'],
      [],
    ]);
    expect(codes(await measurer(t, 'liaison').correct(own.id, 1, { value: 200 }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await measurer(t, 'secretariat').takeBack(own.id, 'No conviene'))).toEqual(['NOT_ALLOWED']);
    const corrected = await measurer(t, 'society').correct(own.id, 1, { asOf: '2022-07', reason: 'Acta' });
    expect(corrected.measurement).toMatchObject({
      version: 2,
      value: 101,
      asOf: { on: '2022-07-01' },
      conflicts: false,
    });
    const gone = await measurer(t, 'society').takeBack(own.id, 'Se contó dos veces');
    expect(gone.measurement).toMatchObject({ state: 'TAKEN_BACK', version: 3, conflicts: false });
    expect(codes(await measurer(t, 'society').correct(own.id, 3, { value: 2 }))).toEqual(['MEASUREMENT_TAKEN_BACK id']);
    expect((await measurer(t, 'society').values(indicator)).measurements.totalCount).toBe(2);
    const back = await measurer(t, 'society').values(indicator, { state: 'TAKEN_BACK' });
    expect(back.measurements.nodes).toMatchObject([{ reason: 'Se contó dos veces' }]);
    const { node } = await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Measurement { versions(first: 9) { nodes { number change asOf { on } } } } } }`,
      { id: own.id },
    );
    expect(node.versions.nodes).toEqual([
      { number: 3, change: 'REMOVED', asOf: { on: '2022-07-01' } },
      { number: 2, change: 'EDITED', asOf: { on: '2022-07-01' } },
      { number: 1, change: 'ADDED', asOf: null },
    ]);
  });

  it.each([
    ['a date to come', { value: 1, asOf: '2999' }, 'MEASUREMENT_IN_THE_FUTURE input.asOf'],
    ['a date that there is not', { value: 1, asOf: '2022-02-30' }, 'DATE_INVALID input.asOf'],
    [
      'a source that would run in a browser',
      { value: 1, source: { title: words('x'), url: 'javascript:alert(1)' } },
      'SOURCE_ADDRESS_INVALID input.source.url',
    ],
  ])('are refused with %s', async (_, input, code) => {
    expect(codes(await measurer(t, 'liaison').measure(indicator, input))).toEqual([code]);
  });

  it('of a programme come from its advisory council too', async () => {
    const { indicator: of } = await measurer(t, 'liaison').add(programme, { name: words('Familias') });
    const { measurement } = await measurer(t, 'council').measure(of.id, { value: 30_000, unit: words('personas') });
    expect(measurement).toMatchObject({ saidRole: 'forum_member', saidBy: { slug: 'observatorio' }, unit: 'personas' });
    expect(codes(await measurer(t, 'society').measure(of.id, { value: 1 }))).toEqual(['NOT_ALLOWED']);
    const { programme: given } = await t.gql(`{ programme(slug: "caravanas") { measurements { indicator value } } }`);
    expect(given.measurements).toEqual([{ indicator: 'familias', value: 30_000 }]);
  });

  it('are read as they were at an instant', async () => {
    const { measurement } = await measurer(t, 'liaison').measure(indicator, { value: 5, asOf: '2020' });
    const [{ at: then }] = await t.db.query('select clock_timestamp() as at');
    await measurer(t, 'liaison').correct(measurement.id, 1, { value: 6 });
    t.setNow(new Date(then.getTime() + 60_000).toISOString());
    const { past } = await t.gql(
      `query ($id: ID!) { past: node(id: $id) { ... on Measurement { value version measuredBy { code } versions { totalCount } } } }`,
      { id: `${measurement.id}@${then.toISOString()}` },
    );
    expect(past).toMatchObject({ value: 5, version: 1, versions: { totalCount: 1 } });
  });

  it('are told to the followers of the plan, with the page of what they measure', async () => {
    const { body } = await t.app.inject({ method: 'GET', url: '/es/planes/joint/feed.atom' });
    expect(body).toContain('Se agregó un valor de un indicador: Agua para todas');
    expect(body).toContain('Se agregó un indicador: Caravanas');
  });
});

describe('all indicators', () => {
  const FIND = `query ($filter: IndicatorFilter, $first: Int = 100, $after: String, $asOf: DateTime) {
    indicators(filter: $filter, first: $first, after: $after, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor }
      nodes { id name { text } programme { slug } commitment { reference } milestone { reference } } } }`;
  interface Found {
    id: string;
    name: { text: string };
    programme: { slug: string } | null;
    commitment: { reference: string } | null;
    milestone: { reference: string } | null;
  }
  const find = async (filter: object | null = null, more: object = {}, who?: string) =>
    (await (who ? t.gql.as(who) : t.gql)(FIND, { filter, ...more })).indicators as {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: Found[];
    };
  const measuredBy = ({ programme: of, commitment, milestone }: Found) =>
    of?.slug ?? milestone?.reference ?? commitment!.reference;
  const namesOf = ({ nodes }: { nodes: Found[] }) => nodes.map(({ name }) => name.text);

  beforeAll(async () => {
    for (const [id, name] of [
      [at.commitment, 'Pozos abiertos'],
      [at.milestones[1]!, 'Litros por día'],
      [programme, 'Actas entregadas'],
    ] as const)
      await measurer(t, 'secretariat').add(id, { name: words(name) });
    await written(t, at.planId, (manager) =>
      manager.query(
        `update milestone set institution_ids = array(select id from institution where slug = 'colectivo') where id = $1`,
        [at.milestoneIds[1]],
      ),
    );
  });

  it('stand in one list, programmes first and each commitment before its milestones, in slices that lose none', async () => {
    const whole = await find();
    const things = whole.nodes.map(measuredBy);
    expect(things.filter((thing, place) => thing !== things[place - 1])).toEqual([
      'caravanas',
      'JUNTOS-01',
      'JUNTOS-01.1',
      'JUNTOS-01.2',
    ]);
    const seen: Found[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await find(null, { first: 2, after });
      seen.push(...nodes);
      [more, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
    }
    expect(seen.map(({ id }) => id)).toEqual(whole.nodes.map(({ id }) => id));
    expect(whole.totalCount).toBe(whole.nodes.length);
  });

  it.each([
    [
      'a plan, with the programmes that it cites',
      { plan: 'joint' },
      ['caravanas', 'JUNTOS-01', 'JUNTOS-01.1', 'JUNTOS-01.2'],
    ],
    ['a commitment, with its milestones', { commitment: 'juntos-01' }, ['JUNTOS-01', 'JUNTOS-01.1', 'JUNTOS-01.2']],
    ['a milestone', { milestone: () => at.milestones[1] }, ['JUNTOS-01.2']],
    ['a programme', { programme: 'caravanas' }, ['caravanas']],
    ['the institution that is responsible for a milestone', { institution: 'colectivo' }, ['JUNTOS-01.2']],
    [
      'an owner that runs a programme too',
      { institution: 'justicia' },
      ['caravanas', 'JUNTOS-01', 'JUNTOS-01.1', 'JUNTOS-01.2'],
    ],
    ['two conditions at once', { programme: 'caravanas', commitment: 'JUNTOS-01' }, []],
    ['a plan that is not there', { plan: 'nothing' }, []],
  ])('are found by %s', async (_, filter, things) => {
    const given = Object.fromEntries(
      Object.entries(filter).map(([name, value]) => [name, typeof value === 'function' ? value() : value]),
    );
    const found = await find(given);
    expect([...new Set(found.nodes.map(measuredBy))]).toEqual(things);
    expect(found.totalCount).toBe(found.nodes.length);
  });

  it('that were taken back are listed when they are asked for by their state', async () => {
    expect(namesOf(await find({ programme: 'caravanas' }))).not.toContain('Caravanas');
    expect(namesOf(await find({ programme: 'caravanas', state: 'TAKEN_BACK' }))).toEqual(['Caravanas']);
  });

  it('of a plan are the same in the list of the plan', async () => {
    const { plan } = await t.gql(
      '{ plan(slug: "joint") { indicators(first: 100) { totalCount nodes { id } } taken: indicators(filter: { state: TAKEN_BACK }) { totalCount } } }',
    );
    const { nodes } = await find({ plan: 'joint' });
    expect(plan.indicators.nodes.map(({ id }: { id: string }) => id)).toEqual(nodes.map(({ id }) => id));
    expect(plan.taken.totalCount).toBe((await find({ plan: 'joint', state: 'TAKEN_BACK' })).totalCount);
  });

  it('are found by a word of their name, unless they were taken back', async () => {
    const search = async (text: string) =>
      (
        await t.gql(
          `query ($text: Text!) { search(text: $text, in: [INDICATOR]) { nodes { ... on Indicator { name { text } milestone { reference } } } } }`,
          { text },
        )
      ).search.nodes;
    expect(await search('litro')).toEqual([
      { name: { text: 'Litros por día' }, milestone: { reference: 'JUNTOS-01.2' } },
    ]);
    expect(await search('caravana')).toEqual([]);
  });

  const draft = (isDraft: boolean) =>
    written(t, at.planId, (manager) =>
      manager.query('update commitment set state = $2 where id = $1', [at.commitmentId, isDraft ? 'draft' : 'adopted']),
    );
  const file = (id: string, cookie?: string) =>
    t.app.inject({ method: 'GET', url: `/files/indicators/${id}?language=es`, headers: cookie ? { cookie } : {} });

  it('of a draft that is not public are listed, found and sent to those who see the draft, and to nobody else', async () => {
    await draft(true);
    await written(t, at.planId, (manager) => manager.query('update plan set drafts_public = false'));
    expect((await find({ commitment: 'JUNTOS-01' })).totalCount).toBe(0);
    expect((await find({ commitment: 'JUNTOS-01' }, {}, 'secretariat')).totalCount).toBeGreaterThan(2);
    expect((await t.gql('{ search(text: "litro", in: [INDICATOR]) { nodes { __typename } } }')).search.nodes).toEqual(
      [],
    );
    expect((await file(at.commitment)).statusCode).toBe(404);
    expect((await file(at.plan)).body).not.toContain('Litros');
    expect((await file(at.commitment, await cookieOf(t, 'secretariat'))).body).toContain('Litros por día');
    await written(t, at.planId, (manager) => manager.query('update plan set drafts_public = true'));
    await draft(false);
  });

  it('leave as a table with a line for each value, and one for an indicator without any', async () => {
    const { indicator } = await measurer(t, 'liaison').add(programme, {
      name: words('Trámites, en total'),
      unit: words('trámites'),
      baseline: { value: 0, asOf: '2019', source: { title: words('Carta'), url: 'https://example.org/carta' } },
      target: { value: 125.5, by: '2023-06' },
    });
    const { measurement } = await measurer(t, 'council').measure(indicator.id, {
      value: -7,
      asOf: '2022-Q1',
      scope: words('=Norte'),
    });
    await measurer(t, 'liaison').measure(indicator.id, { value: 9, asOf: '2022' });
    const { body, headers, statusCode } = await file(indicator.id);
    expect(statusCode).toBe(200);
    expect(headers['content-disposition']).toBe('attachment; filename="indicators-tramites_en_total.csv"');
    const rows = parse(body, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      indicator_id: indicator.id,
      measures: 'programme',
      of: 'caravanas',
      of_name: 'Caravanas',
      indicator: 'tramites_en_total',
      name: 'Trámites, en total',
      unit: 'tramites',
      unit_name: 'trámites',
      baseline: '0',
      baseline_date: '2019',
      baseline_source: 'Carta',
      baseline_source_url: 'https://example.org/carta',
      target: '125.5',
      target_date: '2023-06',
      indicator_synthetic: 'false',
      value_id: measurement.id,
      value: '-7',
      qualifier: 'as_stated',
      value_unit: 'tramites',
      value_unit_name: 'trámites',
      value_date: '2022-Q1',
      // A spreadsheet runs what begins with a sign of equality.
      scope: "'=Norte",
      stated_by_role: 'forum_member',
      stated_by: 'observatorio',
      conflicts: 'true',
      source: '',
      source_url: '',
      value_synthetic: 'false',
    });
    const all = parse((await file(programme)).body, { bom: true, columns: true }) as Record<string, string>[];
    expect(all.filter(({ name }) => name === 'Actas entregadas')).toMatchObject([{ value: '', value_id: '' }]);
    const ofPlan = parse((await file(at.plan)).body, { bom: true, columns: true }) as Record<string, string>[];
    expect(new Set(ofPlan.map(({ indicator_id: id }) => id))).toEqual(
      new Set((await find({ plan: 'joint' })).nodes.map(({ id }) => id)),
    );
    expect(ofPlan.find(({ name }) => name === 'Litros por día')).toMatchObject({
      measures: 'milestone',
      of: 'JUNTOS-01.2',
    });
  });

  it.each([() => `ind_${'0'.repeat(32)}`, () => at.milestones[2]!, () => 'x', () => `com_${'0'.repeat(32)}`])(
    'are not sent where there are none',
    async (id) => {
      expect((await file(id())).statusCode).toBe(404);
    },
  );
});
