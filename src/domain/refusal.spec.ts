import { PROBLEM_CODES, Refusal, refuse } from './refusal.js';

describe('a refusal', () => {
  it('names the code, where in the input it is, and the values of its message', () => {
    expect(() => refuse('TEXT_TOO_LONG', ['input', 'title'], { most: 200 })).toThrow(
      expect.objectContaining({
        name: 'Refusal',
        message: 'TEXT_TOO_LONG',
        problems: [{ code: 'TEXT_TOO_LONG', path: ['input', 'title'], values: { most: 200 } }],
      }),
    );
  });

  it('may be about the whole request', () => {
    expect(() => refuse('NOT_ALLOWED')).toThrow(
      expect.objectContaining({ problems: [{ code: 'NOT_ALLOWED', path: [] }] }),
    );
  });

  it('may hold several problems', () => {
    const problem = (code: 'NOT_ALLOWED' | 'TOO_MANY') => ({ code, path: [] });
    expect(new Refusal([problem('NOT_ALLOWED'), problem('TOO_MANY')]).message).toBe('NOT_ALLOWED, TOO_MANY');
  });
});

it('names each problem once', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
});
