import type { Thing } from '../frame/documents.js';
import type { Reader } from '../frame/reader.js';
import { isWrittenFreely } from './pages/write-text.js';

type Given = Thing<'textState', 'commitment'>;
type Need = NonNullable<Given['consultationChecks']>[number]['code'];

/** Where a part that is missing is added, and the key of the words of the link. */
export interface Mending {
  words: 'write' | 'suggest' | 'invite' | 'lead' | 'open' | 'window' | 'text';
  to: string;
}

/** The field of the form in which a draft is written, by the part that is missing. */
const WRITTEN: Partial<Record<Need, string>> = {
  TITLE: 'title',
  PROBLEM: 'problem',
  ACTION: 'action',
  CONTRIBUTION: 'contribution',
  PERIOD: 'start',
  OGP_VALUE: 'ogpValues',
  POLICY_AREA: 'policyAreas',
};

/** The part of the text that a suggestion is asked for. */
const SUGGESTED: Partial<Record<Need, Record<string, string>>> = {
  PROBLEM: { section: 'problem' },
  ACTION: { section: 'action' },
  CONTRIBUTION: { section: 'contribution' },
  PERIOD: { field: 'period' },
  OGP_VALUE: { field: 'ogp_values' },
  POLICY_AREA: { field: 'policy_areas' },
  LEAD: { field: 'owner' },
};

/** The place where this reader can add what the text lacks for consultation, or see who can. */
export function mendingOf(given: Given, code: Need, reader: Reader): Mending {
  if (code === 'LEAD') return mendingOfLead(given, reader);
  if (code === 'OPEN_WINDOW') return mendingOfWindow(given, reader);
  const { t, href } = reader;
  const { id, reference } = given;
  if (isWrittenFreely(given))
    return {
      words: 'write',
      to: `${href('writeText', reference)}#${code === 'MILESTONE' ? t('write.milestone.id') : `commitmentEdit-${id}-${WRITTEN[code]}`}`,
    };
  return suggestingOf(given, code, reader) ?? { words: 'text', to: href('commitmentText', reference) };
}

/** An incomplete milestone is completed where the text is read; there is something to add only where none is. */
function suggestingOf({ reference, suggestionsOpen, milestones }: Given, code: Need, { href }: Reader): Mending | null {
  const isFirst = code === 'MILESTONE' && milestones.totalCount === 0;
  const asked = isFirst ? { milestone: 'new' } : SUGGESTED[code];
  return suggestionsOpen && asked ? { words: 'suggest', to: href('suggest', reference, asked) } : null;
}

/** An institution is invited on the page itself by those who may. An invitation that waits is answered on the page of the commitment. */
function mendingOfLead(given: Given, reader: Reader): Mending {
  const { t, href } = reader;
  const whose: Mending = {
    words: 'lead',
    to: `${href('commitment', given.reference)}#${t('commitment.ids.whose')}`,
  };
  if (isLeadAsked(given)) return whose;
  if (given.availableActions.includes('INVITE_OWNER')) return { words: 'invite', to: `#${t('textState.ids.invite')}` };
  return suggestingOf(given, 'LEAD', reader) ?? whose;
}

/** True while an institution that was invited to lead has not answered. */
const isLeadAsked = ({ owners }: Given) => owners.some(({ role, state }) => role === 'LEAD' && state === 'INVITED');

/** True while nobody leads the commitment and nobody was asked to. */
export const isLeadWanted = (given: Given) =>
  !isLeadAsked(given) && given.consultationChecks?.some(({ code, met }) => code === 'LEAD' && !met) === true;

function mendingOfWindow({ plan }: Given, { t, href }: Reader): Mending {
  const windows = href('windows', plan.slug);
  return plan.availableActions.includes('OPEN_WINDOW')
    ? { words: 'open', to: `${windows}#${t('window.ids.open')}` }
    : { words: 'window', to: windows };
}
