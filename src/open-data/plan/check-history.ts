import type { CommitmentDocument } from './document.js';
import { sessionKey } from './write-plan.js';

interface Named {
  institution(where: string, slug: string | undefined): void;
  say(sentence: string): void;
  /** Says that no earlier plan has this commitment. */
  carriedOver(where: string, reference: unknown): void;
  /** Sessions of the forum, themes of the plan and accounts that the document names. */
  sessions: ReadonlySet<string>;
  themes: ReadonlySet<string>;
  accounts: ReadonlySet<string>;
}

/** Refuses names in the history of a text that lead nowhere, so that nothing of it is lost in silence. */
export function checkHistory(
  { reference, history, milestones }: Pick<CommitmentDocument, 'reference' | 'history' | 'milestones'>,
  { institution, say, carriedOver, sessions, themes, accounts }: Named,
): void {
  if (!history) return;
  const where = `history of ${reference}`;
  const clauses = new Set(history.clauses.map(({ key }) => key));
  const numbers = new Set(history.versions.map(({ number }) => number));
  const known = new Set(milestones.map(({ number }) => `m${number}`));
  const once = (what: string, all: (string | number)[]) => {
    if (new Set(all).size < all.length) say(`${where}: names ${what} twice, of which only one can be right.`);
  };
  once(
    'a clause',
    history.clauses.map(({ key }) => key),
  );
  once(
    'a version',
    history.versions.map(({ number }) => number),
  );
  once(
    'a suggestion',
    history.suggestions.map(({ number }) => number),
  );
  const clause = (key: string | undefined) => {
    if (key !== undefined && !clauses.has(key)) say(`${where}: there is no clause "${key}".`);
  };
  const milestone = (key: string | undefined) => {
    if (key?.startsWith('m') && !known.has(key)) say(`${where}: the commitment has no milestone "${key}".`);
  };
  const version = (number: number | undefined) => {
    if (number !== undefined && !numbers.has(number)) say(`${where}: there is no version ${number}.`);
  };
  const session = (named: { kind: string; number: number } | undefined) => {
    if (named && !sessions.has(sessionKey(named))) say(`${where}: the plan has no session "${sessionKey(named)}".`);
  };
  for (const one of history.clauses) {
    milestone(one.milestone);
    for (const { number } of one.versions) version(number);
  }
  for (const one of history.versions) {
    institution(where, one.institution);
    session(one.session);
    const { theme, carriedOverFrom = null, milestones: former = [] } = one.fields ?? {};
    if (theme && !themes.has(theme)) say(`${where}: the plan has no theme "${theme}".`);
    carriedOver(where, carriedOverFrom);
    for (const owner of one.fields?.owners ?? []) institution(where, owner.institution);
    for (const { key, institutions } of former) {
      milestone(key);
      for (const slug of institutions) institution(where, slug);
    }
  }
  for (const one of history.suggestions) {
    clause(one.clause);
    clause(one.after);
    milestone(one.milestone);
    version(one.madeVersion);
    session(one.decided?.session);
    if (one.field === 'carried_over_from') for (const value of [one.baseValue, one.value]) carriedOver(where, value);
    for (const slug of [one.institution, one.onBehalfOf, one.decided?.institution, one.reverted?.institution])
      institution(where, slug);
    if (one.by !== undefined && !accounts.has(one.by)) say(`${where}: the document has no account "${one.by}".`);
  }
}
