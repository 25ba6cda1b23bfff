import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, textNow, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const by = (who: string) => writer(t, who);
const ACTION = 'Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos';

async function begun(more: object = {}) {
  const { commitment, userErrors } = await by('secretariat').draft(plan.plan, { action: es(ACTION), ...more });
  expect(userErrors).toEqual([]);
  const clause = (words: string): string =>
    commitment.clauses.nodes.find((one: { text: { text: string } }) => one.text.text === words).id;
  return { ...commitment, clause };
}

describe('the text of a commitment', () => {
  it('is cut into clauses that keep their ids when it is written anew', async () => {
    const { id, clauses, version } = await begun();
    expect(clauses.nodes.map(({ section, kind }: Record<string, string>) => [section, kind])).toEqual([
      ['TITLE', 'PARAGRAPH'],
      ['ACTION', 'PARAGRAPH'],
      ['ACTION', 'ITEM'],
      ['ACTION', 'ITEM'],
    ]);
    const { commitment } = await by('secretariat').edit(id, version, {
      action: es('Reparar la red de agua.\n\n- Medir las fugas cada mes\n- Publicar la medida\n- Cambiar los tubos'),
    });
    const ids = clauses.nodes.map((one: { id: string }) => one.id);
    const later = commitment.clauses.nodes.map((one: { id: string }) => one.id);
    expect([later[0], later[1], later[2], later[4]]).toEqual(ids);
    expect(commitment.versions.nodes).toEqual([
      { number: 1, cause: 'BEGUN' },
      { number: 2, cause: 'WRITTEN' },
    ]);
  });

  it('begins with the texts of proposals, and names them', async () => {
    const citizen = await plan.citizen();
    const made = await t.gql.as(citizen)(
      `mutation ($input: ProposalDraftInput!) { proposalDraft(input: $input) { proposal { id } } }`,
      { input: { plan: plan.plan, title: es('Pozos'), problem: es('Faltan pozos.'), action: es('Abrir pozos.') } },
    );
    const { id } = made.proposalDraft.proposal;
    await t.gql.as(citizen)(`mutation ($id: ID!) { proposalSubmit(id: $id) { userErrors { code } } }`, { id });
    const { commitment } = await by('civil-society').draft(plan.plan, { proposals: [id] });
    expect(commitment).toMatchObject({ problem: { text: 'Faltan pozos.' }, action: { text: 'Abrir pozos.' } });
    const seen = await t.gql.as('secretariat')(
      `query ($id: ID!) { node(id: $id) { ... on Commitment { begunFrom { nodes { id } } } } }`,
      { id: commitment.id },
    );
    expect(seen.node.begunFrom.nodes).toEqual([{ id }]);
  });

  it('is changed by suggestions only, once there is one', async () => {
    const { id, clause } = await begun();
    await by('society').suggest({
      commitment: id,
      baseVersion: 1,
      clause: clause('Medir las fugas'),
      text: es('Medir todo'),
    });
    const { userErrors } = await by('secretariat').edit(id, 1, { title: es('Otro') });
    expect(userErrors).toEqual([{ code: 'TEXT_IS_SHARED', path: ['id'] }]);
  });
});

describe('a suggestion', () => {
  it('is made by any account while a window for drafting is open, and accepted by a drafter', async () => {
    const { id, clause } = await begun();
    const citizen = await plan.citizen();
    const { suggestion, userErrors } = await by(citizen).suggest({
      commitment: id,
      baseVersion: 1,
      clause: clause('Medir las fugas'),
      text: es('Medir las fugas cada mes'),
    });
    expect(userErrors).toEqual([]);
    expect(suggestion).toMatchObject({
      number: 1,
      state: 'PENDING',
      inConflict: false,
      availableActions: ['WITHDRAW'],
    });
    const done = await by('drafter').accept(suggestion.id);
    expect(done).toMatchObject({ suggestion: { state: 'ACCEPTED', madeVersion: 2 }, userErrors: [] });
    expect((await textNow(t, id)).action.text).toBe(
      'Reparar la red de agua.\n\n- Medir las fugas cada mes\n- Cambiar los tubos',
    );
    expect(await by('drafter').accept(suggestion.id)).toMatchObject({ userErrors: [{ code: 'SUGGESTION_DECIDED' }] });
  });

  it('is never accepted by its author, and not by somebody who does not draft', async () => {
    const { id, clause } = await begun();
    const { suggestion } = await by('society').suggest({
      commitment: id,
      baseVersion: 1,
      clause: clause('Medir las fugas'),
      text: es('Medir las fugas siempre'),
    });
    for (const who of ['society', 'secretariat', 'liaison', 'member'])
      expect([who, await by(who).accept(suggestion.id)]).toMatchObject([
        who,
        { userErrors: [{ code: 'NOT_ALLOWED' }] },
      ]);
    expect(await by('drafter').accept(suggestion.id)).toMatchObject({ userErrors: [] });
  });

  it('merges with another on the same clause where they change other words', async () => {
    const { id, clause } = await begun();
    const at = { commitment: id, baseVersion: 1, clause: clause('Reparar la red de agua.') };
    const one = await by('society').suggest({ ...at, text: es('Reparar toda la red de agua.') });
    const two = await by('member').suggest({ ...at, text: es('Reparar la red de agua potable.') });
    await by('drafter').accept(one.suggestion.id);
    expect(await by('drafter').accept(two.suggestion.id)).toMatchObject({ userErrors: [] });
    expect((await textNow(t, id)).action.text).toContain('Reparar toda la red de agua potable.');
  });

  it('is in conflict where both change the same words, and is settled by hand with a reason', async () => {
    const { id, clause } = await begun();
    const at = { commitment: id, baseVersion: 1, clause: clause('Medir las fugas') };
    const one = await by('society').suggest({ ...at, text: es('Medir las tomas') });
    const two = await by('member').suggest({ ...at, text: es('Medir las cisternas') });
    await by('drafter').accept(one.suggestion.id);
    expect(await by('drafter').accept(two.suggestion.id)).toMatchObject({
      userErrors: [{ code: 'SUGGESTION_IN_CONFLICT', path: ['id'] }],
    });
    const text = 'Medir las tomas y las cisternas';
    expect(await by('drafter').accept(two.suggestion.id, { text })).toMatchObject({
      userErrors: [{ code: 'REASON_REQUIRED' }],
    });
    expect(await by('drafter').accept(two.suggestion.id, { text, reason: 'Caben las dos' })).toMatchObject({
      suggestion: { state: 'ACCEPTED_WITH_CHANGES', finalText: text, madeVersion: 3, inConflict: false },
    });
    expect((await textNow(t, id)).versions.nodes.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3]);
  });

  it('adds, moves and removes clauses', async () => {
    const { id, clause } = await begun();
    const [first, second] = [clause('Medir las fugas'), clause('Cambiar los tubos')];
    const at = { commitment: id, baseVersion: 1 };
    const made = [
      { ...at, kind: 'ADD', section: 'ACTION', after: first, clauseKind: 'ITEM', text: es('Publicar la medida') },
      { ...at, kind: 'MOVE', clause: second, after: clause('Reparar la red de agua.') },
      { ...at, kind: 'REMOVE', clause: first },
    ];
    for (const input of made) {
      const { suggestion, userErrors } = await by('society').suggest(input);
      expect(userErrors).toEqual([]);
      expect((await by('drafter').accept(suggestion.id)).userErrors).toEqual([]);
    }
    expect((await textNow(t, id)).action.text).toBe(
      'Reparar la red de agua.\n\n- Cambiar los tubos\n- Publicar la medida',
    );
  });

  it('sets a field, adds a milestone and removes it', async () => {
    const { id } = await begun();
    const at = { commitment: id, baseVersion: 1 };
    const period = { start: '2026-01', end: '2026-12' };
    const field = await by('society').suggest({ ...at, kind: 'FIELD', field: 'PERIOD', value: { period } });
    expect(field.userErrors).toEqual([]);
    await by('drafter').accept(field.suggestion.id);
    const milestone = await by('society').suggest({
      ...at,
      kind: 'ADD_MILESTONE',
      milestoneDraft: { title: es('Mapa de fugas'), planned: { end: '2026-06-30' } },
    });
    expect(milestone.userErrors).toEqual([]);
    expect((await by('drafter').accept(milestone.suggestion.id)).userErrors).toEqual([]);
    const { milestones } = await textNow(t, id);
    expect(milestones.nodes).toMatchObject([{ title: { text: 'Mapa de fugas' }, planned: { endOn: '2026-06-30' } }]);
    const away = await by('society').suggest({
      commitment: id,
      baseVersion: 3,
      kind: 'REMOVE_MILESTONE',
      milestone: milestones.nodes[0].id,
    });
    expect((await by('drafter').accept(away.suggestion.id)).userErrors).toEqual([]);
    expect((await textNow(t, id)).milestones.nodes).toEqual([]);
    expect((await by('drafter').revert(away.suggestion.id)).userErrors).toEqual([]);
    expect((await textNow(t, id)).milestones.nodes).toMatchObject([{ title: { text: 'Mapa de fugas' } }]);
  });

  it('says the values before, suggested and now, and is settled on its own side in a conflict of values', async () => {
    const { id } = await begun();
    const suggest = async (end: string) =>
      (
        await by('society').suggest({
          commitment: id,
          baseVersion: 1,
          kind: 'FIELD',
          field: 'PERIOD',
          value: { period: { end } },
        })
      ).suggestion.id;
    const [one, two] = [await suggest('2027'), await suggest('2028')];
    await by('drafter').accept(one);
    const value = 'period { endOn } labels { code }';
    const { node } = await t.gql(
      `query ($id: ID!) { node(id: $id) { ... on Suggestion {
         inConflict formerValue { ${value} } suggestedValue { ${value} } presentValue { ${value} } milestoneDraft { title { text } } } } }`,
      { id: two },
    );
    const ending = (endOn: string | null) => ({ period: { endOn }, labels: [] });
    expect(node).toEqual({
      inConflict: true,
      formerValue: ending(null),
      suggestedValue: ending('2028-12-31'),
      presentValue: ending('2027-12-31'),
      milestoneDraft: null,
    });
    expect(await by('drafter').accept(two)).toMatchObject({ userErrors: [{ code: 'SUGGESTION_IN_CONFLICT' }] });
    expect(await by('drafter').accept(two, { asSuggested: true })).toMatchObject({
      userErrors: [{ code: 'REASON_REQUIRED' }],
    });
    expect(await by('drafter').accept(two, { asSuggested: true, reason: 'Hace falta' })).toMatchObject({
      suggestion: { state: 'ACCEPTED', inConflict: false, madeVersion: 3 },
    });
  });

  it.each([
    ['a date that is none', { planned: { end: '2026-13' } }, 'DATE_INVALID input.milestoneDraft.planned.end'],
    [
      'an end before its start',
      { planned: { start: '2027', end: '2026' } },
      'DATE_AFTER_END input.milestoneDraft.planned.end',
    ],
    [
      'an institution that is not there',
      { planned: {}, institutions: ['nadie'] },
      'INSTITUTION_NOT_FOUND input.milestoneDraft.institutions',
    ],
  ])('is refused at once for a milestone with %s', async (_, draft, refused) => {
    const { id } = await begun();
    const milestoneDraft = { title: es('Mapa de fugas'), ...draft };
    const { userErrors } = await by('society').suggest({
      commitment: id,
      baseVersion: 1,
      kind: 'ADD_MILESTONE',
      milestoneDraft,
    });
    const said = userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`);
    expect(said).toEqual([refused]);
  });

  it('is never accepted where its clause is gone, so that no accepted word stands nowhere', async () => {
    const { id, clause } = await begun();
    const at = { commitment: id, baseVersion: 1, clause: clause('Medir las fugas') };
    const words = await by('society').suggest({ ...at, text: es('Medir las tomas') });
    const gone = await by('society').suggest({ ...at, kind: 'REMOVE' });
    await by('drafter').accept(gone.suggestion.id);
    for (const input of [{}, { text: 'Medir todo', reason: 'Caben las dos' }])
      expect(await by('drafter').accept(words.suggestion.id, input)).toMatchObject({
        userErrors: [{ code: 'SUGGESTION_PLACE_GONE', path: ['id'] }],
      });
    expect((await textNow(t, id)).version).toBe(2);
    expect((await by('drafter').decline(words.suggestion.id)).userErrors).toEqual([]);
  });

  it('asks once for the names to which waiting values point, however many wait', async () => {
    const { id, clause } = await begun();
    const planned = { end: '2026-06-30' };
    const draft = { title: es('Mapa de fugas'), planned, institutions: ['justicia'] };
    const added = await by('society').suggest({
      commitment: id,
      baseVersion: 1,
      kind: 'ADD_MILESTONE',
      milestoneDraft: draft,
    });
    await by('drafter').accept(added.suggestion.id);
    const at = { commitment: id, baseVersion: 2 };
    const [milestone] = (await textNow(t, id)).milestones.nodes;
    for (const codes of [['colectivo'], ['transparencia'], ['colectivo', 'justicia']]) {
      const field = { kind: 'FIELD', field: 'MILESTONE_INSTITUTIONS', milestone: milestone.id, value: { codes } };
      expect((await by('society').suggest({ ...at, ...field })).userErrors).toEqual([]);
    }
    const words = { clause: clause('Medir las fugas'), text: es('Medir cada fuga') };
    const { suggestion } = await by('society').suggest({ ...at, ...words });
    const asked = await t.statements(() => by('drafter').accept(suggestion.id));
    expect(asked.filter((sql) => sql.includes('select id, slug from institution'))).toHaveLength(2);
  });

  it('is declined with a reason, and withdrawn by its author', async () => {
    const { id, clause } = await begun();
    const at = { commitment: id, baseVersion: 1, clause: clause('Medir las fugas') };
    const one = await by('society').suggest({ ...at, text: es('Medir algo') });
    expect(await by('drafter').decline(one.suggestion.id)).toMatchObject({
      suggestion: { state: 'DECLINED', decisionReason: 'No cabe en el plan' },
    });
    const two = await by('society').suggest({ ...at, text: es('Medir nada') });
    expect(await by('society').withdraw(two.suggestion.id)).toMatchObject({ suggestion: { state: 'WITHDRAWN' } });
    expect((await textNow(t, id)).version).toBe(1);
  });

  it('is taken out of the text again, and then accepted by both drafters only', async () => {
    const { id, clause } = await begun();
    const at = { commitment: id, baseVersion: 1, clause: clause('Medir las fugas') };
    const { suggestion } = await by('member').suggest({ ...at, text: es('Medir las fugas cada mes') });
    await by('drafter').accept(suggestion.id);
    expect(await by('society').revert(suggestion.id)).toMatchObject({ suggestion: { state: 'REVERTED' } });
    expect((await textNow(t, id)).action.text).toBe(ACTION);
    expect(await by('drafter').accept(suggestion.id)).toMatchObject({
      suggestion: { state: 'REVERTED' },
      userErrors: [],
    });
    expect(await by('drafter').accept(suggestion.id)).toMatchObject({
      userErrors: [{ code: 'BOTH_DRAFTERS_REQUIRED' }],
    });
    expect(await by('society').accept(suggestion.id)).toMatchObject({
      suggestion: { state: 'ACCEPTED', madeVersion: 4 },
    });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a version to come', { baseVersion: 9 }, 'VERSION_UNKNOWN', 'baseVersion'],
    ['the same words', { text: es('Medir las fugas') }, 'NOTHING_CHANGES', 'text'],
    ['no words', { text: undefined }, 'SUGGESTION_INCOMPLETE', 'text'],
    ['a removal of the title', { kind: 'REMOVE', title: true }, 'TITLE_STAYS', 'clause'],
  ])('is refused for %s', async (_, { title, ...more }: Record<string, unknown>, code, path) => {
    const { id, clause } = await begun();
    const at = { commitment: id, baseVersion: 1, clause: clause(title ? 'Agua para todas' : 'Medir las fugas') };
    const { userErrors } = await by('society').suggest({ ...at, text: es('Otra cosa'), ...more });
    expect(userErrors).toEqual([{ code, path: ['input', path] }]);
  });
});

describe('a decision that names the version that was read', () => {
  const accept = async (id: string, expectedVersion: number, input: object = {}) =>
    (
      await t.gql.as('drafter')(
        `mutation ($id: ID!, $v: Int, $input: SuggestionAcceptInput) { suggestionAccept(id: $id, expectedVersion: $v, input: $input) {
           suggestion { state madeVersion } userErrors { code path } } }`,
        { id, v: expectedVersion, input },
      )
    ).suggestionAccept;
  const OUTDATED = [{ code: 'VERSION_OUTDATED', path: ['expectedVersion'] }];

  it('is done when only another clause changed since, so that nobody confirms twice', async () => {
    const { id, clause } = await begun();
    const author = await plan.citizen();
    const at = { commitment: id, baseVersion: 1 };
    const make = async (from: string, to: string) =>
      (await by(author).suggest({ ...at, clause: clause(from), text: es(to) })).suggestion.id;
    const one = await make('Medir las fugas', 'Medir las fugas cada mes');
    const two = await make('Cambiar los tubos', 'Cambiar todos los tubos');
    const { suggestion: field } = await by(author).suggest({
      ...at,
      kind: 'FIELD',
      field: 'PERIOD',
      value: { period: { start: '2027-01-01', end: '2027-12-31' } },
    });
    expect(await accept(one, 1)).toMatchObject({ suggestion: { state: 'ACCEPTED', madeVersion: 2 } });
    expect(await accept(two, 1)).toMatchObject({ suggestion: { state: 'ACCEPTED', madeVersion: 3 } });
    expect(await accept(field.id, 1)).toMatchObject({ suggestion: { state: 'ACCEPTED', madeVersion: 4 } });
    const { action, milestones } = await textNow(t, id);
    expect(action.text).toBe('Reparar la red de agua.\n\n- Medir las fugas cada mes\n- Cambiar todos los tubos');
    expect(milestones.nodes).toEqual([]);
  });

  it('is refused when its clause changed since, also with other words, which would undo what was accepted', async () => {
    const { id, clause } = await begun();
    const author = await plan.citizen();
    const at = { commitment: id, baseVersion: 1, clause: clause('Medir las fugas') };
    const make = async (to: string) => (await by(author).suggest({ ...at, text: es(to) })).suggestion.id;
    const [one, two] = [await make('Medir las fugas cada mes'), await make('Medir bien las fugas')];
    await accept(one, 1);
    expect((await accept(two, 1)).userErrors).toEqual(OUTDATED);
    expect((await accept(two, 1, { text: 'Medir bien', reason: 'Basta' })).userErrors).toEqual(OUTDATED);
    expect(await accept(two, 2)).toMatchObject({ suggestion: { state: 'ACCEPTED', madeVersion: 3 } });
    expect((await textNow(t, id)).action.text).toContain('Medir bien las fugas cada mes');
  });

  it('is refused when its field changed since, and for a version that the text never had', async () => {
    const { id } = await begun();
    const author = await plan.citizen();
    const make = async (end: string) =>
      (
        await by(author).suggest({
          commitment: id,
          baseVersion: 1,
          kind: 'FIELD',
          field: 'PERIOD',
          value: { period: { start: '2027-01-01', end } },
        })
      ).suggestion.id;
    const [one, two] = [await make('2027-06-30'), await make('2027-12-31')];
    expect((await accept(one, 9)).userErrors).toEqual(OUTDATED);
    await accept(one, 1);
    expect((await accept(two, 1)).userErrors).toEqual(OUTDATED);
    expect((await accept(two, -1)).userErrors).toEqual(OUTDATED);
  });
});

describe('bad input over the API', () => {
  /** The sentences with which a suggestion is refused, and that nothing was stored. */
  async function refused(input: object, language: 'es' | 'en'): Promise<string[]> {
    const author = await plan.citizen();
    const before = await t.db.query('select count(*)::int as n from suggestion');
    const { suggestionCreate } = await t.gql.as(author)(
      `mutation ($input: SuggestionCreateInput!) { suggestionCreate(input: $input) { suggestion { id } userErrors { message } } }`,
      { input: { kind: 'CHANGE', reason: 'Se entiende mejor', ...input } },
      language,
    );
    expect(suggestionCreate.suggestion).toBeNull();
    expect(await t.db.query('select count(*)::int as n from suggestion')).toEqual(before);
    return suggestionCreate.userErrors.map(({ message }: { message: string }) => message);
  }

  it.each<[string, (at: { commitment: string; clause: string }) => object]>([
    ['a version that the text never had', (at) => ({ ...at, baseVersion: 9, text: es('Otra') })],
    ['a version before the first', (at) => ({ ...at, baseVersion: 0, text: es('Otra') })],
    [
      'a clause that nobody knows',
      (at) => ({ ...at, baseVersion: 1, clause: `cla_${'0'.repeat(32)}`, text: es('Otra') }),
    ],
    [
      'the id of another thing as its clause',
      (at) => ({ ...at, baseVersion: 1, clause: at.commitment, text: es('Otra') }),
    ],
    ['a text of 100,000 characters', (at) => ({ ...at, baseVersion: 1, text: es('Agua '.repeat(20_000)) })],
    [
      'a reason of 100,000 characters',
      (at) => ({ ...at, baseVersion: 1, text: es('Otra'), reason: 'x'.repeat(100_000) }),
    ],
    ['a reason of blanks', (at) => ({ ...at, baseVersion: 1, text: es('Otra'), reason: '   ' })],
  ])('refuses %s with a sentence in both languages, and stores nothing', async (_, input) => {
    const { id, clause } = await begun();
    const at = { commitment: id, clause: clause('Medir las fugas') };
    const said = [await refused(input(at), 'es'), await refused(input(at), 'en')];
    for (const [sentence, ...more] of said) {
      expect(more).toEqual([]);
      expect(sentence).toMatch(/^\p{Lu}.*\.$/su);
      expect(sentence!.length).toBeLessThan(300);
    }
    expect(said[0]).not.toEqual(said[1]);
  });

  it('takes a stale base: what was accepted since is merged, or in conflict, and no word of either is lost', async () => {
    const { id, clause } = await begun();
    const author = await plan.citizen();
    const at = { commitment: id, baseVersion: 1, clause: clause('Medir las fugas') };
    const first = (await by(author).suggest({ ...at, text: es('Medir las fugas cada mes') })).suggestion.id;
    await by('drafter').accept(first);
    const stale = await by(author).suggest({ ...at, text: es('Medir bien las fugas') });
    expect(stale).toMatchObject({ suggestion: { inConflict: false }, userErrors: [] });
    await by('drafter').accept(stale.suggestion.id);
    expect((await textNow(t, id)).action.text).toContain('Medir bien las fugas cada mes');
    const other = await by(author).suggest({ ...at, text: es('Medir las fugas cada año') });
    expect(other).toMatchObject({ suggestion: { inConflict: true, text: 'Medir las fugas cada año' }, userErrors: [] });
  });

  it('says that a clause was removed meanwhile, and keeps a suggestion that waits on it with its words', async () => {
    const { id, clause } = await begun();
    const author = await plan.citizen();
    const at = { commitment: id, baseVersion: 1, clause: clause('Medir las fugas') };
    const waiting = (await by(author).suggest({ ...at, text: es('Medir bien las fugas') })).suggestion.id;
    const gone = (await by(author).suggest({ ...at, kind: 'REMOVE', text: undefined })).suggestion.id;
    await by('drafter').accept(gone);
    expect(await refused({ ...at, text: es('Otra cosa') }, 'es')).toEqual([
      'Esa cláusula se quitó del texto mientras usted escribía. Puede sugerir sus palabras como una cláusula nueva.',
    ]);
    expect(await refused({ ...at, text: es('Otra cosa') }, 'en')).toHaveLength(1);
    const { node } = await t.gql(
      'query ($id: ID!) { node(id: $id) { ... on Suggestion { state inConflict text clause { id } } } }',
      { id: waiting },
    );
    expect(node).toEqual({ state: 'PENDING', inConflict: true, text: 'Medir bien las fugas', clause: null });
  });
});
