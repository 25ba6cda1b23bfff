import type { ComponentChildren } from 'preact';
import { messageOf } from '../../../api/words/words.js';
import { cameBack } from '../came-back.js';
import { sentFrom } from '../sent.js';
import { useReader } from '../reader.js';
import { Standing } from './form.js';

interface DoorProps {
  /** Address of the door: a route of the server that sets or ends a cookie, and leads to the next page. */
  to: string;
  submit: ComponentChildren;
  quietly?: true;
  /** The field for each code of refusal. */
  fields?: Record<string, string>;
  children?: ComponentChildren;
}

/**
 * A form whose effect is a cookie, not a mutation. A refusal comes back by another, sealed cookie with what was typed;
 * the address carries none of it, because anybody can write an address.
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

export const PREFIX = 'door';

function useStanding(fields: Record<string, string>): Standing {
  const { door } = useReader();
  const problem = useProblem();
  if (!door) return { prefix: PREFIX, returned: null };
  const field = problem && fields[problem.code];
  const faults = field ? [{ field, message: problem.message }] : [];
  return { prefix: PREFIX, returned: cameBack(sentFrom(door.typed), faults) };
}

/** The refusal is shown only on the page that the door led to. */
function useProblem() {
  const { language, door, address } = useReader();
  if (!door?.problem || door.page !== address?.page) return null;
  const { code, values } = door.problem;
  return { code, message: messageOf(language, { code, path: [], values }) };
}

/** Shows what a door refused and what to do about it. */
export function DoorProblem({ fields = {} }: Pick<DoorProps, 'fields'>) {
  const { t } = useReader();
  const problem = useProblem();
  if (!problem) return null;
  const field = fields[problem.code];
  return (
    <div class="faults" role="alert" aria-labelledby={`${PREFIX}-faults`} tabindex={-1} autofocus>
      <p class="title" id={`${PREFIX}-faults`}>
        {t('form.faults')}
      </p>
      <p>{field ? <a href={`#${PREFIX}-${field}`}>{problem.message}</a> : problem.message}</p>
    </div>
  );
}
