import type { ComponentChildren } from 'preact';
import { messageOfCode } from '../../api/words/words.js';
import { useReader } from '../reader.js';

interface DoorProps {
  /** Where it is sent: a door of the server that sets or ends a cookie, and leads to the next page. */
  to: string;
  submit: string;
  quietly?: true;
  children?: ComponentChildren;
}

/** A form whose effect is a cookie, not a mutation; what was refused comes back in the address (`?problem=…`). */
export function Door({ to, submit, quietly, children }: DoorProps) {
  const { language, search } = useReader();
  const returnTo = search.get('returnTo');
  return (
    <form method="post" action={to} class="form" novalidate>
      <input type="hidden" name="language" value={language} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      {children}
      <button type="submit" class={quietly && 'quietly'}>
        {submit}
      </button>
    </form>
  );
}

/** What a door refused, and what to do about it. */
export function DoorProblem() {
  const { language, search, t } = useReader();
  const message = messageOfCode(language, search.get('problem') ?? '', Object.fromEntries(search));
  if (!message) return null;
  return (
    <div class="faults" role="alert">
      <p class="title">{t('form.faults')}</p>
      <p>{message}</p>
    </div>
  );
}
