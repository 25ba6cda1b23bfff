import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import type { Answer } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { OfMilestone } from '../components/beside.js';
import { TakenWhen } from '../components/taken-when.js';
import { AddForm, SuggestForms, suggestionCreates } from '../forms/suggestion-create.js';
import { FieldForm, suggestionField } from '../forms/suggestion-field.js';
import { MilestoneAddForm, MilestoneRemoveForm, suggestionMilestones } from '../forms/suggestion-milestone.js';
import { clauseAsked, placeInText } from '../clause-in-text.js';
import { listeningToText } from '../live.js';
import { type AskedPart, askedIn, milestoneAsked } from '../what-is-asked.js';

/** The form of the id of a commitment; anything else that a program sends is not looked up. */
const A_COMMITMENT = /^com_[0-9a-f]{32}$/;

/** The forms to suggest one change of a text: of a clause, a field beside it, or a whole milestone. */
export const suggest: Page<'suggest'> = {
  variables: (reference, search, reader) => {
    const asked = askedIn(search);
    const field = asked.of === 'field' ? asked.field : undefined;
    const chosen = A_COMMITMENT.exec(reader.returned?.sent.text('carriedOverFrom') ?? '')?.[0];
    return {
      reference,
      clause: clauseAsked(search),
      ofClause: asked.of === 'clause',
      milestone: milestoneAsked(asked) ?? '',
      ofMilestone: milestoneAsked(asked) !== undefined,
      values: field === 'OGP_VALUES',
      areas: field === 'POLICY_AREAS',
      themes: field === 'THEME',
      earlier: field === 'CARRIED_OVER_FROM',
      promised: sought(reader, 'carriedOverFrom'),
      earlierChosen: chosen ?? '',
      among: sought(reader, 'after'),
      byEarlier: chosen !== undefined,
      owners: field === 'OWNER',
      bodies: field === 'MILESTONE_INSTITUTIONS' || field === 'OWNER' || asked.of === 'milestone',
      named: sought(reader, field === 'OWNER' ? 'institution' : 'institutions'),
    };
  },
  forms: { ...suggestionCreates, suggestionField, ...suggestionMilestones },
  sheet: ({ commitment, ...rest }, reader) =>
    commitment
      ? {
          title: `${reader.t('suggest.title')}: ${commitment.reference} ${commitment.title.text}`,
          unlisted: true,
          ...listeningToText(commitment, reader),
          content: <Suggest commitment={commitment} known={rest} />,
        }
      : null,
};

interface Given {
  commitment: NonNullable<Answer<'suggest'>['commitment']>;
  known: Omit<Answer<'suggest'>, 'commitment'>;
}

function Suggest({ commitment: given, known }: Given) {
  const { t, href, viewer, returned, search } = useReader();
  const asked = askedIn(search);
  // A form that came back after the window closed is still shown, so nothing written is lost.
  const isDrawn = given.suggestionsOpen || returned !== null;
  return (
    <div class="column">
      <p class="crumb">
        <a href={textAround(asked, { commitment: given, known }, href)}>
          {given.reference} <Said words={given.title} />
        </a>
      </p>
      <h1>{t(TITLES[asked.of])}</h1>
      {given.synthetic && <Example claim />}
      <TakenWhen state={given.state} open={given.suggestionsOpen} windows={given.plan.windows} />
      {isThere(asked, { commitment: given, known }) ? (
        <>
          <WhatIsThere asked={asked} known={known} />
          <p>{t(viewer ? 'suggest.public' : 'suggest.visitor')}</p>
          {isDrawn && <Forms asked={asked} commitment={given} known={known} />}
        </>
      ) : (
        <p class="notice">
          {t(asked.of === 'clause' ? 'suggest.gone' : 'suggest.goneMilestone')}{' '}
          <a href={href('commitmentText', given.reference)}>{t('suggest.back')}</a>
        </p>
      )}
    </div>
  );
}

const TITLES: Record<AskedPart['of'], string> = {
  clause: 'suggest.title',
  section: 'suggest.title',
  field: 'suggest.field.title',
  milestone: 'suggest.milestone.heading',
  without: 'suggest.without.title',
};

/** The place in the text that the suggestion is about. */
function textAround(asked: AskedPart, given: Given, href: Reader['href']): string {
  const { reference } = given.commitment;
  const clause = asked.of === 'clause' && clauseOf(given);
  if (clause) return placeInText('commitmentText', reference, clause, href);
  const milestone = milestoneAsked(asked);
  return milestone
    ? `${href('commitmentText', reference, { milestone })}#${milestone}`
    : href('commitmentText', reference);
}

/** The clause and the milestone of the address; `null` where there is none, or it is part of another commitment. */
const clauseOf = ({ commitment, known }: Given) =>
  known.clause?.__typename === 'Clause' && known.clause.commitment?.reference === commitment.reference
    ? known.clause
    : null;
const milestoneOf = (milestone: Given['known']['milestone']) =>
  milestone?.__typename === 'Milestone' ? milestone : null;

function isThere(asked: AskedPart, given: Given): boolean {
  if (asked.of === 'clause') return clauseOf(given) !== null;
  return (
    milestoneAsked(asked) === undefined ||
    milestoneOf(given.known.milestone)?.reference.startsWith(`${given.commitment.reference}.`) === true
  );
}

/** Shows the part that the suggestion would change, as it is now. */
function WhatIsThere({ asked, known }: { asked: AskedPart; known: Given['known'] }) {
  const { t, name } = useReader();
  const milestone = milestoneOf(known.milestone);
  const clause = asked.of === 'clause' && known.clause?.__typename === 'Clause' ? known.clause : null;
  const place = asked.of === 'section' ? asked.section : clause?.section;
  const of = clause?.milestone ?? milestone;
  return (
    <>
      <p class="quiet">
        {place && name('Section', place)}
        {asked.of === 'field' && name('SuggestedField', asked.field)}
        {(place || asked.of === 'field') && of && ' · '}
        {of && <OfMilestone milestone={of} />}
      </p>
      {clause?.removed && <p class="notice">{t('suggest.removed')}</p>}
      {clause && (
        <blockquote>
          <Paragraphs words={clause.text} />
        </blockquote>
      )}
      {asked.of === 'section' && <p>{t('suggest.empty')}</p>}
      {asked.of === 'without' && <p>{t('suggest.without.what')}</p>}
    </>
  );
}

function Forms({ asked, commitment, known }: Given & { asked: AskedPart }) {
  const milestone = milestoneOf(known.milestone);
  if (asked.of === 'section') return <AddForm commitment={commitment} at={{ section: asked.section, milestone }} />;
  if (asked.of === 'field') return <FieldForm field={asked.field} {...{ commitment, milestone, known }} />;
  if (asked.of === 'milestone') return <MilestoneAddForm commitment={commitment} institutions={known.institutions} />;
  if (asked.of === 'without') return milestone && <MilestoneRemoveForm {...{ commitment, milestone }} />;
  const clause = clauseOf({ commitment, known });
  return clause && <SuggestForms clause={clause} commitment={commitment} />;
}
