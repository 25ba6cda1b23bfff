import { spanSaid } from '../api/words/days.js';
import { longDay } from '../domain/printed.js';
import { nameOf } from '../api/words/words.js';
import type { Language } from '../domain/localized-text.js';
import { beginning } from '../domain/text.js';
import { dayIn } from '../kernel/clock.js';
import { filled, NEWS } from './letters.js';
import type { Contest, ToldThing } from './things.document.js';
import type { Thing } from './things.js';
import type { Part } from './told.js';

/** Most characters that a letter quotes of a text; the rest is behind the link. */
const QUOTED = 280;

type Response = Extract<ToldThing, { __typename: 'ReasonedResponse' }>;
type Window = Extract<ToldThing, { __typename: 'PlanWindow' }>;
type Dates = Pick<Window, 'opensAt' | 'closesAt'>;

/** The paragraphs of a letter below the sentence about the event; `later` is the number of changes that followed it. */
export function letterLines(parts: readonly Part[], thing: Thing, language: Language, later: number): string[] {
  return parts.flatMap((part) => WRITERS[part](thing, language, later));
}

const WRITERS: Record<Part, (thing: Thing, language: Language, later: number) => string[]> = {
  words: ({ words, repliesTo }, language) => {
    const before = repliesTo && { ...repliesTo, words: beginning(repliesTo.words, QUOTED) };
    return [...quoted(words, language), ...(before ? [filled(NEWS[language].replies_to, before)] : [])];
  },
  response: ({ given, who, words }, language) => {
    if (given.__typename !== 'ReasonedResponse') return [];
    return [filled(NEWS[language].response, outcomeOf(given, who, language)), ...quoted(words, language)];
  },
  contest: ({ given }, language) => {
    const contest = contestOf(given);
    if (!contest) return [];
    const values = { words: beginning(contest.reason, QUOTED), day: longDay(language, contest.decideBy) };
    return [filled(NEWS[language].contest, values)];
  },
  decision: ({ given }, language) => {
    const contest = contestOf(given);
    if (!contest?.decision) return [];
    const who = contest.decidedBy?.name.text ?? NEWS[language].session;
    return [filled(NEWS[language].decision, { who, words: beginning(contest.decision, QUOTED) })];
  },
  window: ({ given }, language, later) => {
    if (given.__typename !== 'PlanWindow') return [];
    const change = given.changes.nodes[later];
    return [filled(NEWS[language].window, datesOf(given, change ?? given, language)), ...why(change?.reason, language)];
  },
  synthesis: ({ given }, language) =>
    given.__typename === 'PlanWindow' ? quoted(given.synthesis?.text.text ?? null, language) : [],
  correction: ({ given }, language, later) =>
    given.__typename === 'PlanWindow' ? why(given.synthesis?.versions.nodes[later]?.reason, language) : [],
  suggestion: ({ given, words }, language) =>
    given.__typename === 'Suggestion' ? [...quoted(words, language), ...why(given.reason, language)] : [],
  accepted: ({ given, words }, language) => {
    if (given.__typename !== 'Suggestion' || given.madeVersion === null) return [];
    const version = filled(NEWS[language].in_version, { version: given.madeVersion });
    return [version, ...quoted(given.finalText ?? words, language), ...why(given.decisionReason, language)];
  },
  declined: ({ given, words }, language) =>
    given.__typename === 'Suggestion' ? [...quoted(words, language), ...why(given.decisionReason, language)] : [],
  report: ({ given, who, words }, language) => {
    if (given.__typename !== 'MilestoneReport') return [];
    const level = given.level && nameOf(language, 'MilestoneStatus', given.level.toLowerCase());
    const said = level ? [filled(NEWS[language].level, { who: who ?? '', level })] : [];
    return [...said, ...quoted(words, language), ...why(given.returnReason ?? given.check?.justification, language)];
  },
  move: ({ given }, language) => {
    if (given.__typename !== 'Rebaseline') return [];
    const to = given.next.endOn ? [filled(NEWS[language].new_end, { day: longDay(language, given.next.endOn) })] : [];
    return [...to, ...why(given.objection ?? given.declined ?? given.why, language)];
  },
  activity: ({ given }, language) => (given.__typename === 'Activity' ? why(given.removalReason, language) : []),
  reverted: ({ given }, language) => (given.__typename === 'Suggestion' ? why(given.revertReason, language) : []),
};

/**
 * The last day on which the author may ask that a response is looked at again; `null` when they asked already, or it is
 * too late.
 */
export function contestLine({ given }: Thing, now: Date, language: Language): string | null {
  if (given.__typename !== 'ReasonedResponse' || given.contestUntil === null) return null;
  if (given.contestUntil < dayIn(given.proposal.plan.timeZone, now)) return null;
  return filled(NEWS[language].contest_until, { day: longDay(language, given.contestUntil) });
}

const quoted = (words: string | null, language: Language) =>
  words ? [filled(NEWS[language].quote, { words: beginning(words, QUOTED) })] : [];

const why = (reason: string | null | undefined, language: Language) =>
  reason ? [filled(NEWS[language].reason, { words: beginning(reason, QUOTED) })] : [];

const contestOf = (given: ToldThing): Contest | null =>
  given.__typename === 'ReasonedResponse' ? given.contest : null;

const outcomeOf = ({ outcome, category, jurisdiction }: Response, who: string | null, language: Language) => ({
  outcome: nameOf(language, 'Outcome', outcome.toLowerCase()),
  category: nameOf(language, 'ResponseCategory', category.toLowerCase()),
  member: jurisdiction.name.text,
  who: who ?? '',
});

const datesOf = ({ kind, name, plan }: Window, { opensAt, closesAt }: Dates, language: Language) => ({
  what: name?.text ?? nameOf(language, 'WindowKind', kind.toLowerCase()),
  when: spanSaid(new Date(opensAt), new Date(closesAt), plan.timeZone, language),
});
