/** The embedded database can't be used; the message is a whole sentence for a person and says what to do about it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** The message for a full disk; our own files, initdb's output and the server's log all use it. */
function diskFull(folder: string): string {
  return `The disk that holds ${folder} is full: free some space and start again.`;
}

/**
 * A text of a thrown value. `instanceof Error` cannot test for it, because Node's errors may come from another realm.
 */
export function detailOf(cause: unknown, name: 'message' | 'path' | 'stderr'): string {
  return typeof cause === 'object' && cause !== null && name in cause ? String(Reflect.get(cause, name)) : '';
}

/** The code of a thrown error of Node or PostgreSQL, e.g. ENOENT or 28P01; empty when it has none. */
export function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

/** Turns any thrown value (PostgreSQL and Node throw codes, texts, even nothing) into a sentence about `folder`. */
export function explain(cause: unknown, folder: string): EmbeddedPostgresError {
  if (cause instanceof EmbeddedPostgresError) return cause;
  const place = detailOf(cause, 'path') || folder;
  const sentence: Record<string, string> = {
    EACCES: `This account may not write to ${place}: choose another data folder or give the account rights on it.`,
    EPERM:
      `This account may not change ${place}: choose another data folder or give the account rights on it ` +
      '(root in a closed container: run Tequio as an ordinary user).',
    EROFS: `${place} is on a read-only disk: choose another data folder.`,
    ENOSPC: diskFull(folder),
    EDQUOT: `The disk quota for ${folder} is used up: free some space and start again.`,
    ENOTDIR: `${folder} can't be a folder, because it or a part of its path is a file: choose another data folder.`,
    EEXIST: `${folder} can't be a folder, because it or a part of its path is a file: choose another data folder.`,
    ENAMETOOLONG: `The path ${folder} is too long: choose a data folder with a shorter path.`,
  };
  const reason = detailOf(cause, 'message') || String(cause);
  return new EmbeddedPostgresError(
    sentence[codeOf(cause)] ??
      `The embedded database in ${folder} could not be started (${reason}). ` +
        'Start again, or set DATABASE_URL to use a PostgreSQL server of your own.',
    { cause },
  );
}

/** Turns the last output of a PostgreSQL program into a sentence. `log` names the file with the rest. */
export function explainOutput(output: string, folder: string, log?: string): EmbeddedPostgresError {
  // A machine without free shared memory says "no space left" too.
  if (/^(?!.*(shared memory|semaphore)).*no space left on device/im.test(output))
    return new EmbeddedPostgresError(diskFull(folder));
  // The date and the process before each line of the log are removed.
  const story = output
    .replaceAll(/^[-\d]+ [\d:.]+ \w+ \[\d+\] /gm, '')
    .trim()
    .split('\n');
  const lines = story.filter((line) => /\b(FATAL|PANIC|HINT|DETAIL)\b|error|could not|invalid/i.test(line));
  const last = (lines.length > 0 ? lines : story).slice(-2).join(' ').trim() || 'it said nothing';
  return new EmbeddedPostgresError(
    `PostgreSQL could not be started in ${folder}: ${last}.` + (log ? ` The whole story is in ${log}.` : ''),
  );
}
