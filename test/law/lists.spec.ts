import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';

/** The reason why each list without slices stays short, whatever people do. */
const SHORT: Record<string, string[]> = {
  'one for each question, section, step or code of a list that is part of the program or of an instrument': [
    'Assessment.answers Instrument.requirements Instrument.sections InstrumentQuestion.answers InstrumentSection.questions',
    'Query.instruments Query.policyAreas Query.ogpValues Query.tasks Commitment.ogpValues Commitment.sdgs UserError.path LocalizedText.languages',
    'Programme.municipalities ProgrammeVisit.attendedByLanguage ProgrammeVisitVersion.attendedByLanguage',
    'MilestoneFigures.byStatus Commitment.consultationChecks',
  ],
  'one for each member or institution of a plan, which only its operator adds': [
    'Plan.members Commitment.members Jurisdiction.parts PlanMember.institutions Plan.templateInstitutions Milestone.institutions',
    'Plan.responseCoverageByInstitution Plan.suggestionCoverageByInstitution Proposal.debts Proposal.jurisdictions Proposal.responses Programme.council Forum.seats',
  ],
  'one for each institution that was invited': ['Commitment.owners'],
  'institutions that one answers for oneself': [
    'Commentable.speakingFor Commitment.speakingFor Milestone.speakingFor Proposal.speakingFor ReasonedResponse.speakingFor',
    'Clause.speakingFor Suggestion.speakingFor',
  ],
  'written by imports only, which the operator starts': [
    'Assessment.sources Commitment.sources ExpressionOfInterest.sources Forum.sources Institution.sources Measurement.sources',
    'Milestone.sources MilestoneReport.sources Plan.sources PlanMember.sources PlanWindow.sources Programme.sources',
    'ProgrammeVisit.sources Remark.sources Session.sources StoryEvent.sources Commitment.assessments Commitment.programmes',
    'Commitment.remarks Commitment.externalReferences ExpressionOfInterest.areas ImportedRow.doubts Plan.assessments Plan.programmes Plan.sessions Plan.story Plan.themes',
    'Programme.measurements Programme.visits',
  ],
  'at most as many as the input takes': [
    'Commitment.policyAreas Proposal.policyAreas Proposal.splitInto ReasonedResponse.commitments Proposal.commitments Consequence.lines',
    'MilestoneReport.answers MilestoneReportAnswer.choices Question.choices Questionnaire.questions',
    'FieldValue.labels SuggestedMilestone.institutions TextValue.codes TextValue.labels',
  ],
  'at most as many as a rule or the read itself allows': [
    'Comment.ancestors Proposal.attachments MilestoneReport.evidence ModerationCase.reports SearchResults.nodes SecondFactorSetup.recoveryCodes',
    'Comment.excerpt Suggestion.excerpt TextMatch.excerpt TextMatch.title Comparison.texts ComparedText.pieces Proposal.wordsInTexts Proposal.wordsTaken Suggestion.difference Suggestion.wordsInTexts Suggestion.wordsTaken',
    'TextComparison.clauses TextComparison.fields ComparedClause.pieces TextVersion.clauses TextVersion.values',
    'TextComparison.indicators TextVersion.indicators',
    'ComparedField.formerCodes ComparedField.laterCodes ComparedField.formerLabels ComparedField.laterLabels Clause.provenance ProvenSentence.sources',
    'WordsInText.words TakenWords.words WordReading.changes WordReading.comments WordReading.notPlaced WordDraft.texts WordDraft.notPlaced',
    'MilestoneReportsFileRow.changes MilestoneReportsFileRow.days MilestoneReportsFileRow.problems MilestoneReportsFileRow.leftOut',
  ],
  'at most one, or as many as an import gives': ['IndicatorBaseline.sources MeasurementVersion.sources'],
  'one for each lead institution': ['Rebaseline.agreed Rebaseline.agreements Rebaseline.missing'],
  'one for each voice': ['Plan.questionnaires'],
  'one for each period of a plan': ['Plan.reportingPeriods'],
  'one for each period and institution of a plan': ['Plan.reportingDuties'],
  'one for each day of co-creation': [
    'Institution.responseCoverageByDay Plan.responseCoverageByDay Theme.responseCoverageByDay',
    'Plan.responseCoverageByTheme Plan.suggestionCoverageByTheme',
  ],
  'only in a demonstration': ['Query.demonstrationPeople'],
};

/** Lists that grow slowly and by few. An answer of more than 4 MB is refused. They should become connections. */
const GROWS = [
  'Account.roles Viewer.appointments Plan.responseTemplates Plan.windows Consequence.names LogEntry.about',
  'Milestone.reports Milestone.evidence',
  'Plan.reportingInstitutions',
  'Viewer.follows Viewer.hiddenTexts Viewer.milestoneReportsFiles Viewer.sessions Viewer.tokens',
];

const words = (lines: string[]) => lines.flatMap((line) => line.split(' '));

it('knows of every list without pages why it stays short, or that it is still to get pages', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema.gql', import.meta.url), 'utf8'));
  const plain = Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !/^__|(Connection|Payload)$/.test(type.name))
    .flatMap((type) =>
      Object.values(isObjectType(type) || isInterfaceType(type) ? type.getFields() : {})
        .filter((field) => isListType(getNullableType(field.type)) && !isEnumType(getNamedType(field.type)))
        .map((field) => `${type.name}.${field.name}`),
    );
  const known = words([...Object.values(SHORT).flat(), ...GROWS]);
  expect(plain.filter((list) => !known.includes(list))).toEqual([]);
  expect(known.filter((list) => !plain.includes(list))).toEqual([]);
});
