/**
 * PostGraphile's counterparts of the fragments in `src/portal/frame/documents/fragments.graphql`. It orders and filters only by
 * columns that have an index of their own.
 */
const FRAGMENTS = `
fragment Place on Jurisdiction { code kind name }
fragment Body on Institution { slug acronym kind synthetic name }
fragment Step on Milestone {
  number synthetic title
  plannedStartOn plannedEndOn plannedStartPrecision plannedEndPrecision plannedStartWritten plannedEndWritten
  currentStartOn currentEndOn currentStartPrecision currentEndPrecision currentStartWritten currentEndWritten
  actualStartOn actualEndOn actualStartPrecision actualEndPrecision actualStartWritten actualEndWritten
  milestoneReportsByMilestoneId { nodes { voice state status position evidencesByReportId { totalCount } } }
}
fragment Line on Commitment {
  reference state startOn endOn synthetic title
  themeByThemeId { code }
  commitmentMembersByCommitmentId {
    nodes { reference jurisdictionByJurisdictionId { ...Place } }
  }
  commitmentOwnersByCommitmentId {
    nodes {
      role state reason
      institutionByInstitutionId { ...Body jurisdictionByJurisdictionId { ...Place } }
    }
  }
  milestonesByCommitmentId(first: 30, orderBy: NUMBER_ASC) { totalCount nodes { ...Step } }
  assessmentsByCommitmentId(orderBy: POSITION_ASC) {
    nodes {
      instrumentCode
      assessmentAnswersByAssessmentId(orderBy: QUESTION_ASC) { nodes { question answer } }
    }
  }
}
fragment Judgement on Assessment {
  state assessorWritten publishedOn publishedPrecision publishedWritten sources
  institutionByAssessorId { ...Body }
  instrumentByInstrumentCodeAndInstrumentVersion { code version title }
  assessmentAnswersByAssessmentId(orderBy: QUESTION_ASC) { nodes { question answer written explanation } }
}
fragment CommentLine on Comment {
  rowId state position body language createdAt editedAt synthetic importedUp importedDown
  accountByAuthorAccountId { publicName }
  institutionByInstitutionId { ...Body jurisdictionByJurisdictionId { ...Place } }
  commentTallyByCommentId { replies up down }
}`;

/** An instant in the form of our cursors: as PostgreSQL writes it in UTC. */
export const instantInCursor = (date) => date.toISOString().replace('T', ' ').replace('.000Z', '+00');

/** A document with the fragments that it spreads; an unused fragment would be invalid. */
export function withFragments(query) {
  const known = new Map(
    FRAGMENTS.split(/\n(?=fragment )/).map((source) => [/fragment (\w+)/.exec(source)?.[1], source]),
  );
  const parts = [query];
  const seen = new Set();
  for (const part of parts) {
    for (const [, name] of part.matchAll(/\.\.\.(\w+)/g)) {
      if (seen.has(name)) continue;
      seen.add(name);
      parts.push(known.get(name));
    }
  }
  return parts.join('\n');
}
