import { RepeatedStatements } from '../../src/api/read/repeated.js';

const LIFE = 600_000;

function asked(statements: RepeatedStatements, sql: string, times: number, now = 0): string | undefined {
  let name: string | undefined;
  for (let i = 0; i < times; i++) name = statements.nameOf(sql, now);
  return name;
}

describe('Statements that repeat', () => {
  it('are named from the third time on, each by a name of its own', () => {
    const statements = new RepeatedStatements(LIFE);
    expect(asked(statements, 'select 1', 2)).toBeUndefined();
    const name = statements.nameOf('select 1', 0);
    expect(name).toEqual(expect.any(String));
    expect(statements.nameOf('select 1', 1)).toBe(name);
    expect(asked(statements, 'select 2', 3)).not.toBe(name);
  });

  it('cannot fill the memory of connections: beyond the budget nothing is named, and what has a name keeps it', () => {
    const statements = new RepeatedStatements(LIFE);
    const shape = (n: number) => `select ${n} ${'x'.repeat(10_000)}`;
    const named = Array.from({ length: 50 }, (_, n) => asked(statements, shape(n), 5)).filter(Boolean);
    expect(named).toHaveLength(14);
    expect(statements.nameOf(shape(0), 0)).toBe(named[0]);
  });

  it('lose their names with the connections that prepared them', () => {
    const statements = new RepeatedStatements(LIFE);
    expect(asked(statements, 'select 1', 3)).toBeDefined();
    expect(statements.nameOf('select 1', LIFE)).toBeUndefined();
  });
});
