import { holding, person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import {
  ADD_EVIDENCE,
  ADD_PUBLIC_VERSION,
  EVIDENCE_PER_REPORT,
  evidenceKind,
  type NewEvidence,
  publishVersion,
  REMOVE_EVIDENCE,
  show,
} from './evidence.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';

const nothing: NewEvidence = { url: null, file: false, reservedFile: false, legalGround: null };
const url = 'https://a.example/acta.pdf';
const legalGround = 'Ley de Transparencia, artículo 113';
function shown(given: Partial<NewEvidence>, has = 0): unknown {
  try {
    return show({ ...nothing, ...given }, has);
  } catch (error) {
    return (error as Refusal).problems.map(({ code, path }) => [code, path.join('.')]).flat();
  }
}

describe('new evidence', () => {
  it('is a file, an address or a reserved file, with a public version or without', () => {
    expect(shown({ file: true })).toEqual({ kind: 'file', position: 0 });
    expect(shown({ url }, 2)).toEqual({ kind: 'link', position: 2 });
    expect(shown({ reservedFile: true, legalGround })).toEqual({ kind: 'reserved', position: 0 });
    expect(shown({ reservedFile: true, file: true, legalGround })).toEqual({ kind: 'reserved', position: 0 });
  });

  it('is something, and one thing', () => {
    expect(shown({})).toEqual(['EVIDENCE_MISSING', 'input.file']);
    expect(shown({ legalGround })).toEqual(['EVIDENCE_MISSING', 'input.file']);
    expect(shown({ url, file: true })).toEqual(['EVIDENCE_FILE_OR_LINK', 'input.url']);
    expect(shown({ url, reservedFile: true, legalGround })).toEqual(['EVIDENCE_FILE_OR_LINK', 'input.url']);
  });

  it('is reserved by a law that is named, and nothing else is', () => {
    expect(shown({ reservedFile: true })).toEqual(['LEGAL_GROUND_REQUIRED', 'input.legalGround']);
    expect(shown({ file: true, legalGround })).toEqual(['LEGAL_GROUND_WITHOUT_RESERVED', 'input.legalGround']);
    expect(shown({ url, legalGround })).toEqual(['LEGAL_GROUND_WITHOUT_RESERVED', 'input.legalGround']);
  });

  it.each(['acta.pdf', 'ftp://a.example/acta.pdf', 'https://ana:secreto@a.example/'])('is at no %s', (wrong) => {
    expect(shown({ url: wrong })).toEqual(['ADDRESS_INVALID', 'input.url']);
  });

  it('has its place behind the others, and its number an end', () => {
    expect(shown({ file: true }, EVIDENCE_PER_REPORT - 1)).toEqual({ kind: 'file', position: EVIDENCE_PER_REPORT - 1 });
    expect(shown({ file: true }, EVIDENCE_PER_REPORT)).toEqual(['EVIDENCE_AT_MOST', 'report']);
    const more = { ...nothing, file: true };
    expect(valuesOfRefusal(() => show(more, EVIDENCE_PER_REPORT))).toEqual([{ most: EVIDENCE_PER_REPORT }]);
  });
});

it('comes with a draft or a returned report, and is taken away from a draft only', () => {
  expect([ADD_EVIDENCE.from, REMOVE_EVIDENCE.from]).toEqual([['draft', 'returned'], ['draft']]);
});

it.each([
  ['file', { url: null, legalGround: null, files: ['file'] }],
  ['link', { url, legalGround: null, files: [] }],
  ['link', { url, legalGround: null, files: ['copy'] }],
  ['file', { url, legalGround: null, files: ['file'] }],
  ['reserved', { url: null, legalGround, files: ['reserved'] }],
  ['reserved', { url: null, legalGround, files: ['reserved', 'file'] }],
  ['reserved', { url: null, legalGround: null, files: ['reserved'] }],
  ['reserved', { url: null, legalGround, files: [] }],
  ['named', { url: null, legalGround: null, files: [] }],
] as const)('is %s', (kind, facts) => {
  expect(evidenceKind(facts)).toBe(kind);
});

describe('a public version', () => {
  const reserved = { url: null, legalGround, files: ['reserved'] };
  const added = (facts: Parameters<typeof publishVersion>[0]) => refusals(() => publishVersion(facts));

  it('comes once, beside reserved evidence', () => {
    expect(added(reserved)).toEqual([]);
    expect(added({ ...reserved, files: [] })).toEqual([]);
    expect(added({ ...reserved, files: ['reserved', 'file'] })).toEqual(['PUBLIC_VERSION_EXISTS id']);
    expect(added({ url: null, legalGround: null, files: ['file'] })).toEqual(['EVIDENCE_NOT_RESERVED id']);
    expect(added({ url, legalGround: null, files: [] })).toEqual(['EVIDENCE_NOT_RESERVED id']);
  });

  it('is added by whoever speaks for the report, and by nobody else', () => {
    const facts = {
      planId: 'plan',
      commitmentId: 'commitment',
      voice: 'owner',
      institutionId: 'justice',
      reportingInstitutionIds: ['justice'],
      counterpartVacant: false,
      institutionKinds: {},
    };
    const liaisonOf = (institutionId: string) => person([holding('institution_liaison', { institutionId })]);
    expect(may(ADD_PUBLIC_VERSION, liaisonOf('justice'), facts)).toBe(true);
    expect(may(ADD_PUBLIC_VERSION, liaisonOf('health'), facts)).toBe(false);
    expect(may(ADD_PUBLIC_VERSION, person([holding('monitoring_body')]), facts)).toBe(false);
  });
});
