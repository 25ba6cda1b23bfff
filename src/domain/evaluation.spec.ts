import { holding, person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import {
  ANSWER_FINDING,
  type EvaluationFacts,
  FINDINGS_AT_MOST,
  isFindingAnswerOverdue,
  isFindingAnswerOwed,
  type NewEvaluation,
  checkNewEvaluation,
  PUBLISH_EVALUATION,
  REMOVE_EVALUATION,
} from './evaluation.js';
import { may } from './policy.js';
import { readStatedDate } from './stated-date.js';

const TODAY = '2026-11-29';

describe('an evaluation', () => {
  const given = (facts: Partial<NewEvaluation> = {}): NewEvaluation => ({
    evaluated: null,
    url: 'https://example.org/informe.pdf',
    file: false,
    findings: [],
    ...facts,
  });
  const finding = { addresseeId: 'justicia', answerBy: '2027-01-31' };
  it.each<[string, Partial<NewEvaluation>, string[]]>([
    ['an address', {}, []],
    ['a file', { url: null, file: true }, []],
    ['both', { file: true }, []],
    ['neither', { url: null }, ['EVALUATION_DOCUMENT_MISSING input.file']],
    ['an address that would run in a browser', { url: 'javascript:alert(1)' }, ['ADDRESS_INVALID input.url']],
    ['the day itself', { evaluated: readStatedDate(TODAY, 'start') }, []],
    [
      'a day to come',
      { evaluated: readStatedDate('2026-11-30', 'start') },
      ['EVALUATION_IN_THE_FUTURE input.evaluated'],
    ],
    ['a finding for nobody', { findings: [{ addresseeId: null, answerBy: null }] }, []],
    ['a finding that is owed an answer', { findings: [finding] }, []],
    [
      'a finding without a day',
      { findings: [finding, { ...finding, answerBy: null }] },
      ['ANSWER_DAY_REQUIRED input.findings.1.answerBy'],
    ],
    [
      'a day without an addressee',
      { findings: [{ ...finding, addresseeId: null }] },
      ['ADDRESSEE_REQUIRED input.findings.0.addressee'],
    ],
    ['as many findings as fit', { findings: Array.from({ length: FINDINGS_AT_MOST }, () => finding) }, []],
    [
      'one more',
      { findings: Array.from({ length: FINDINGS_AT_MOST + 1 }, () => finding) },
      ['FINDINGS_AT_MOST input.findings'],
    ],
  ])('with %s', (_, facts, codes) => {
    expect(refusals(() => checkNewEvaluation(given(facts), TODAY))).toEqual(codes);
  });

  it('says how many findings fit', () => {
    const findings = Array.from({ length: 1 + FINDINGS_AT_MOST }, () => finding);
    expect(valuesOfRefusal(() => checkNewEvaluation(given({ findings }), TODAY))).toEqual([{ most: FINDINGS_AT_MOST }]);
  });
});

describe('an answer', () => {
  const owed = { addresseeId: 'justicia', answerBy: TODAY, isAnswered: false, state: 'recorded' };
  it('is owed by the addressee while nothing is said and the evaluation stands', () => {
    expect(isFindingAnswerOwed(owed)).toBe(true);
    expect(isFindingAnswerOwed({ ...owed, addresseeId: null })).toBe(false);
    expect(isFindingAnswerOwed({ ...owed, isAnswered: true })).toBe(false);
    expect(isFindingAnswerOwed({ ...owed, state: 'taken_back' })).toBe(false);
  });

  it('is late from the day after', () => {
    expect(isFindingAnswerOverdue(owed, TODAY)).toBe(false);
    expect(isFindingAnswerOverdue(owed, '2026-11-30')).toBe(true);
    expect(isFindingAnswerOverdue({ ...owed, answerBy: null }, '2026-11-30')).toBe(false);
    expect(isFindingAnswerOverdue({ ...owed, isAnswered: true }, '2026-11-30')).toBe(false);
  });
});

describe('who may', () => {
  const facts: EvaluationFacts = {
    planId: 'plan',
    councilIds: ['otro', 'imco'],
    saidRole: 'forum_member',
    saidInstitutionId: 'imco',
  };
  it.each([
    ['a member from the council', person([holding('forum_member', { institutionId: 'imco' })]), true, true],
    ['another member', person([holding('forum_member', { institutionId: 'otra' })]), false, false],
    ['the secretariat', person([holding('secretariat')]), true, false],
    [
      'the liaison of the programme',
      person([holding('institution_liaison', { institutionId: 'justicia' })]),
      false,
      false,
    ],
  ])('%s publishes an evaluation and takes it back', (_, actor, publishes, removes) => {
    expect(may(PUBLISH_EVALUATION, actor, facts)).toBe(publishes);
    expect(may(REMOVE_EVALUATION, actor, { ...facts, state: 'recorded' })).toBe(removes);
    expect(may(REMOVE_EVALUATION, actor, { ...facts, state: 'taken_back' })).toBe(false);
  });

  it('answers a finding: the liaison of its addressee', () => {
    const finding = { planId: 'plan', addresseeId: 'justicia', state: 'recorded' };
    const liaison = (institutionId: string | null) => person([holding('institution_liaison', { institutionId })]);
    expect(may(ANSWER_FINDING, liaison('justicia'), finding)).toBe(true);
    expect(may(ANSWER_FINDING, liaison('salud'), finding)).toBe(false);
    expect(may(ANSWER_FINDING, liaison(null), { ...finding, addresseeId: null })).toBe(false);
  });

  it('is taken back by the role and institution that published it, an imported one by the secretariat', () => {
    expect(
      may(REMOVE_EVALUATION, person([holding('secretariat')]), {
        ...facts,
        saidRole: null,
        saidInstitutionId: null,
        state: 'recorded',
      }),
    ).toBe(true);
    const member = person([holding('forum_member', { institutionId: 'imco' })]);
    const recorded = { ...facts, state: 'recorded' };
    expect(may(REMOVE_EVALUATION, member, recorded)).toBe(true);
    expect(may(REMOVE_EVALUATION, member, { ...recorded, saidRole: 'institution_liaison' })).toBe(false);
  });
});
