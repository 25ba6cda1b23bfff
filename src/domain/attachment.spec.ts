import { refusals, valuesOfRefusal } from '../../test/support/rules.js';
import { attachFile, FILE_BYTES, takeDocument, takeFile, takePicture, withinQuota } from './attachment.js';

const path = ['file'];
const MEGABYTE = 1024 * 1024;

describe('a file that is taken', () => {
  const pdf = { bytes: 1, tooLarge: false, mediaType: 'application/pdf' };

  it.each(['application/pdf', 'image/jpeg', 'image/png'])('has this type by its content: %s', (mediaType) => {
    expect(takeFile({ ...pdf, mediaType }, path)).toBe(mediaType);
  });

  it.each([
    ['ten megabytes', { ...pdf, bytes: 10 * MEGABYTE }, []],
    ['one byte more', { ...pdf, bytes: 10 * MEGABYTE + 1 }, ['FILE_TOO_LARGE file']],
    ['more than was read', { ...pdf, tooLarge: true }, ['FILE_TOO_LARGE file']],
    ['nothing', { ...pdf, bytes: 0 }, ['FILE_EMPTY file']],
    ['no type that is known', { ...pdf, mediaType: null }, ['FILE_TYPE_REFUSED file']],
    ['a type that is not taken', { ...pdf, mediaType: 'image/svg+xml' }, ['FILE_TYPE_REFUSED file']],
  ])('holds %s, or is refused', (_, facts, refused) => {
    expect(refusals(() => takeFile(facts, path))).toEqual(refused);
  });

  it('fits into what an account may fill', () => {
    expect(FILE_BYTES).toBe(10 * MEGABYTE);
    expect(refusals(() => withinQuota(40 * MEGABYTE, 10 * MEGABYTE, path))).toEqual([]);
    expect(refusals(() => withinQuota(40 * MEGABYTE + 1, 10 * MEGABYTE, path))).toEqual(['FILES_TOO_LARGE file']);
  });
});

describe('attaching', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef';

  it.each([
    ['application/pdf', '89abcdef.pdf'],
    ['image/jpeg', '89abcdef.jpg'],
    ['image/png', '89abcdef.png'],
  ])('gives the file a name of ours: %s', (mediaType, name) => {
    expect(attachFile(0, mediaType, id)).toEqual({ name });
  });

  it('takes five files', () => {
    expect(refusals(() => attachFile(4, 'image/png', id))).toEqual([]);
    expect(refusals(() => attachFile(5, 'image/png', id))).toEqual(['FILES_AT_MOST input.upload']);
  });
});

describe('a picture', () => {
  it.each([
    [1, 1, []],
    // Fifty megapixels, as phones count them.
    [8192, 6144, []],
    [10_240, 5120, []],
    [10_240, 5121, ['PICTURE_TOO_LARGE file']],
    [100_000, 100_000, ['PICTURE_TOO_LARGE file']],
    [2 ** 32 - 1, 2 ** 32 - 1, ['PICTURE_TOO_LARGE file']],
    [50 * MEGABYTE, 1, []],
    [0, 100, ['FILE_DAMAGED file']],
    [100, 0, ['FILE_DAMAGED file']],
    [0, 0, ['FILE_DAMAGED file']],
  ])('of %i × %i pixels is taken, or refused', (width, height, refused) => {
    expect(refusals(() => takePicture({ width, height }, ['file']))).toEqual(refused);
  });
});

describe('a document', () => {
  it.each([
    ['nothing against it', {}, []],
    ['damaged', { damaged: true }, ['FILE_DAMAGED file']],
    ['locked', { locked: true }, ['FILE_LOCKED file']],
    ['signed', { signed: true }, ['FILE_SIGNED file']],
    ['with files in it', { holdsFiles: true }, ['FILE_HOLDS_FILES file']],
    ['damaged before all', { damaged: true, signed: true }, ['FILE_DAMAGED file']],
  ] as const)('is taken or refused: %s', (_, facts, problems) => {
    expect(refusals(() => takeDocument(facts, ['file']))).toEqual(problems);
  });
});

it('says how much is taken', () => {
  const pdf = { bytes: 0, tooLarge: true, mediaType: 'application/pdf' };
  expect(valuesOfRefusal(() => takeFile(pdf, path))).toEqual([{ megabytes: 10 }]);
  expect(valuesOfRefusal(() => takePicture({ width: 10_240, height: 5121 }, path))).toEqual([
    { width: 10_240, height: 5121, megapixels: 50 },
  ]);
  expect(valuesOfRefusal(() => withinQuota(50 * MEGABYTE, 1, path))).toEqual([{ megabytes: 50 }]);
  expect(valuesOfRefusal(() => attachFile(5, 'image/png', 'id'))).toEqual([{ most: 5 }]);
});
