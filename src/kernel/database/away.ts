/**
 * True when the database cannot be reached, went away, or does not answer. This is nobody's mistake and ends by itself.
 */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? '';
  const text = error instanceof Error ? error.message : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(text)
  );
}
