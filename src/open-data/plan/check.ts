import { asRead } from '../../accounts/look-alike.js';
import { copiesOffice } from '../../domain/public-name.js';
import { unholdableIn as textUnholdable } from '../../domain/text.js';
import { sessionKey } from './write-plan.js';
import { ImportError } from '../import-error.js';
import { type AssessmentDocument, type CommitmentDocument, type MilestoneDocument, PlanDocument } from './document.js';
import { checkHistory } from './check-history.js';
import type { MeasuredDocument } from './indicator-document.js';
import type { Known } from './known.js';
import { checkQuestionnaires } from './questionnaires.js';

/** Checks the form of a parsed document; gives all mistakes at once, each with its place. */
export function checkForm(given: unknown): PlanDocument {
  const unholdable = unholdableIn(given);
  if (unholdable.length > 0) throw new ImportError(unholdable);
  const read = PlanDocument.safeParse(given);
  if (read.success) return read.data;
  throw new ImportError(read.error.issues.map(({ path, message }) => `${place(path)}: ${message}`));
}

function place(path: PropertyKey[]): string {
  return (
    path
      .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
      .join('')
      .slice(1) || 'the document'
  );
}

/** Texts in the document with characters that a text may not have, each with its place. */
function unholdableIn(given: unknown, path: PropertyKey[] = []): string[] {
  if (typeof given === 'string') {
    const found = textUnholdable(given);
    const where = found?.after ? `after "${found.after}"` : 'at its beginning';
    return found ? [`${place(path)}: holds a character that no text can hold: ${found.name}, ${where}.`] : [];
  }
  if (typeof given !== 'object' || given === null) return [];
  const inside = Array.isArray(given) ? [...given.entries()] : Object.entries(given);
  return inside.flatMap(([key, value]) => unholdableIn(value, [...path, key]));
}

type Say = (sentence: string) => void;

/** Refuses names in the document that lead nowhere, before anything is written. */
export function checkNames(document: PlanDocument, known: Known): void {
  const sentences: string[] = [];
  const names = namesOf(document, known, (sentence) => void sentences.push(sentence));
  const { plan } = document;
  checkBodies(document, names);
  for (const member of plan.members) names.jurisdiction('members of the plan', member.jurisdiction);
  names.institution('expression of interest', plan.expressionOfInterest?.institution);
  for (const slug of plan.expressionOfInterest?.programmes ?? []) names.programme('expression of interest', slug);
  for (const seat of plan.forum?.seats ?? []) names.institution('seats of the forum', seat.institution);
  checkQuestionnaires(document, names.say);
  checkAssessments('plan', plan.assessments, names);
  checkHistory({ reference: 'the plan', history: plan.history, milestones: [] }, names);
  for (const commitment of plan.commitments) checkCommitment(commitment, plan.slug, names);
  checkAccounts(document.accounts, names);
  if (sentences.length > 0) throw new ImportError(sentences);
}

type Names = ReturnType<typeof namesOf>;

/** The names that the document may use; each function says it when a name leads nowhere. */
function namesOf(document: PlanDocument, known: Known, say: Say) {
  const { plan } = document;
  const institutions = new Set([...known.institutions.keys(), ...document.institutions.map(({ slug }) => slug)]);
  const programmes = new Set([...known.programmes.keys(), ...document.programmes.map(({ slug }) => slug)]);
  const institution = (where: string, slug: string | undefined) => {
    if (slug !== undefined && !institutions.has(slug)) say(`${where}: there is no institution "${slug}".`);
  };
  return {
    known,
    say,
    institution,
    references: new Set(plan.commitments.map(({ reference }) => reference)),
    sessions: new Set(plan.forum?.sessions.map(sessionKey)),
    themes: new Set(plan.themes.map(({ code }) => code)),
    accounts: new Set(document.accounts.map(({ handle }) => handle)),
    jurisdiction: (where: string, code: string | undefined) => {
      if (code !== undefined && !known.jurisdictions.has(code)) say(`${where}: there is no jurisdiction "${code}".`);
    },
    programme: (where: string, slug: string) => {
      if (!programmes.has(slug)) say(`${where}: there is no programme "${slug}".`);
    },
    carriedOver: (where: string, reference: unknown) => {
      if (typeof reference === 'string' && !known.earlier.has(reference))
        say(`${where}: no earlier plan has the commitment "${reference}"; import that plan first.`);
    },
    speakers: (where: string, { measurements }: MeasuredDocument) => {
      for (const { said } of measurements) institution(`values of ${where}`, said?.institution);
    },
  };
}

function checkBodies({ institutions, programmes }: PlanDocument, names: Names): void {
  for (const { slug, jurisdiction } of institutions) names.jurisdiction(`institution ${slug}`, jurisdiction);
  for (const given of programmes) {
    const { slug, owner, council, visits } = given;
    names.speakers(`the programme ${slug}`, given);
    for (const body of [owner, ...council]) names.institution(`programme ${slug}`, body);
    for (const { said, findings } of given.evaluations)
      for (const body of [said?.institution, ...findings.map(({ addressee }) => addressee)])
        names.institution(`evaluations of the programme ${slug}`, body);
    for (const { municipality } of visits) names.jurisdiction(`visits of the programme ${slug}`, municipality);
  }
}

function checkCommitment(commitment: CommitmentDocument, planSlug: string, names: Names): void {
  const { known, say } = names;
  const where = `commitment ${commitment.reference}`;
  const elsewhere = known.planOfCommitment.get(commitment.reference);
  if (elsewhere !== undefined && elsewhere !== planSlug) say(`${where}: belongs to the plan "${elsewhere}".`);
  if (commitment.theme && !names.themes.has(commitment.theme))
    say(`${where}: the plan has no theme "${commitment.theme}".`);
  for (const member of commitment.members) names.jurisdiction(where, member.jurisdiction);
  for (const owner of commitment.owners) names.institution(where, owner.institution);
  names.speakers(where, commitment);
  names.carriedOver(where, commitment.carriedOverFrom);
  for (const slug of commitment.programmes) names.programme(where, slug);
  for (const code of commitment.ogpValues)
    if (!known.values.has(code)) say(`${where}: there is no OGP value "${code}".`);
  for (const code of [...commitment.policyAreas, commitment.primaryPolicyArea ?? []].flat())
    if (!known.areas.has(code)) say(`${where}: there is no policy area "${code}".`);
  for (const milestone of commitment.milestones) {
    names.speakers(`${where}, milestone ${milestone.number}`, milestone);
    for (const slug of institutionsIn(milestone)) names.institution(`${where}, milestone ${milestone.number}`, slug);
  }
  checkAssessments(where, commitment.assessments, names);
  checkHistory(commitment, names);
}

const institutionsIn = ({ institutions, reports, activities, moves }: MilestoneDocument): (string | undefined)[] => [
  ...institutions,
  ...reports.flatMap(({ institution, checked, steps }) => [
    institution,
    checked?.institution,
    ...steps.map((step) => step.institution),
  ]),
  ...activities.map(({ institution }) => institution),
  ...moves.flatMap(({ institution, objection, agreed }) => [
    institution,
    objection?.institution,
    ...agreed.map((one) => one.institution),
  ]),
];

function checkAccounts(accounts: PlanDocument['accounts'], names: Names): void {
  const { known, say } = names;
  for (const { handle, name, appointments } of accounts) {
    // An invented office of a demonstration shows by its appointment that it is invented.
    if (appointments.length === 0 && copiesOffice(name, known.names, asRead))
      say(
        `account ${handle}: "${name}" is the name of an office or an institution. Give it another name or an appointment.`,
      );
    for (const appointment of appointments) {
      names.institution(`account ${handle}`, appointment.institution);
      names.jurisdiction(`account ${handle}`, appointment.jurisdiction);
      if (appointment.commitment && !names.references.has(appointment.commitment))
        say(`account ${handle}: the plan has no commitment "${appointment.commitment}".`);
      if (appointment.endedBy && !names.sessions.has(sessionKey(appointment.endedBy)))
        say(`account ${handle}: the plan has no session "${sessionKey(appointment.endedBy)}".`);
    }
  }
}

function checkAssessments(where: string, assessments: AssessmentDocument[], { known, institution, say }: Names): void {
  for (const { instrument, version, assessor, answers } of assessments) {
    institution(where, assessor);
    const questions = known.instruments.get(`${instrument} ${version}`);
    if (!questions) {
      say(`${where}: there is no instrument "${instrument}" of version "${version}".`);
      continue;
    }
    for (const { question } of answers)
      if (!questions.has(question)) say(`${where}: the instrument "${instrument}" has no question "${question}".`);
  }
}
