import type { ComponentChildren } from 'preact';
import { messageOfCode } from '../../api/words/words.js';
import { useReader } from '../reader.js';
import { Standing } from './form.js';

interface DoorProps {
  /** Where it is sent: a door of the server that sets or ends a cookie, and leads to the next page. */
  to: string;
  submit: ComponentChildren;
  quietly?: true;
  /** Which field a refusal is about, by its code. */
  fields?: Record<string, string>;
  children?: ComponentChildren;
}

/**
 * A form whose effect is a cookie, not a mutation; what was refused comes back in the address (`?problem=…`) without
 * what was written, so the browser itself looks first whether something is missing.
 */
export function Door({ to, submit, quietly, fields = {}, children }: DoorProps) {
  const { language, search } = useReader();
  const returnTo = search.get('returnTo');
  return (
    <form method="post" action={to} class="form">
      <input type="hidden" name="language" value={language} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <Standing.Provider value={useStanding(fields)}>{children}</Standing.Provider>
      <button type="submit" class={quietly && 'quietly'}>
        {submit}
      </button>
    </form>
  );
}

const PREFIX = 'door';

function useStanding(fields: Record<string, string>) {
  const problem = useProblem();
  const field = problem && fields[problem.code];
  if (!field) return { prefix: PREFIX, returned: null };
  const sent = { form: PREFIX, at: '', once: '', text: () => undefined, all: () => [], names: [], unholdable: [] };
  return { prefix: PREFIX, returned: { sent, faults: [{ field, message: problem.message }] } };
}

function useProblem() {
  const { language, search } = useReader();
  const code = search.get('problem') ?? '';
  const message = messageOfCode(language, code, Object.fromEntries(search));
  return message === null ? null : { code, message };
}

/** What a door refused, and what to do about it. */
export function DoorProblem({ fields = {} }: Pick<DoorProps, 'fields'>) {
  const { t } = useReader();
  const problem = useProblem();
  if (!problem) return null;
  const field = fields[problem.code];
  return (
    <div class="faults" role="alert">
      <p class="title">{t('form.faults')}</p>
      <p>{field ? <a href={`#${PREFIX}-${field}`}>{problem.message}</a> : problem.message}</p>
    </div>
  );
}
