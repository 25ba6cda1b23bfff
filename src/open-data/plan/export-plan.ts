import type { DataSource } from 'typeorm';
import type { PlanDocument } from './document.js';
import { commitmentsOf, assessmentsOf } from './export-commitments.js';
import { evaluationsOf } from './export-evaluations.js';
import { measuredOf } from './export-indicators.js';
import { historyOf, planTextOf } from './export-history.js';
import { KeptPlan } from './read-plan.js';
import { questionnaireFrom } from './questionnaires.js';
import { compact, dateFrom, type JsonRow, listFrom, marksFrom, periodFrom, sourcesFrom, textFrom } from './shorten.js';

/** The plan as a document of the `tequio-plan` layout: importing it again changes nothing. */
export async function exportPlan(db: DataSource, slug: string): Promise<PlanDocument> {
  // One transaction reads everything, so that a change made meanwhile is in the document whole or not at all.
  return db.transaction('REPEATABLE READ', async (manager) => {
    const kept = await KeptPlan.read(manager, slug);
    const plan = planOf(kept);
    const accounts = accountsOf(kept);
    const programmes = kept
      .all('programme')
      .filter((row) => mentions({ plan }, row['slug']))
      .map((row) => programmeOf(kept, row));
    const institutions = kept
      .all('institution')
      .filter((row) => mentions({ plan, accounts, programmes }, row['slug']))
      .map((row) => institutionOf(kept, row));
    return compact({
      tequio: 1,
      institutions,
      programmes,
      plan,
      accounts: listFrom(accounts),
    }) as unknown as PlanDocument;
  });
}

const NAMING = new Set([
  'institution',
  'institutions',
  'assessor',
  'owner',
  'addressee',
  'council',
  'programmes',
  'onBehalfOf',
]);

/** True when any key that names bodies names this one. */
function mentions(value: unknown, slug: string, key = ''): boolean {
  if (typeof value === 'string') return NAMING.has(key) && value === slug;
  if (Array.isArray(value)) return value.some((inner) => mentions(inner, slug, key));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([inner, of]) => mentions(of, slug, inner));
}

function institutionOf(kept: KeptPlan, row: JsonRow) {
  return {
    slug: row['slug'],
    name: textFrom(row['name']),
    acronym: row['acronym'],
    kind: row['kind'],
    jurisdiction: kept.name(row['jurisdiction_id']),
    foundedOn: dateFrom(row, 'start'),
    abolishedOn: dateFrom(row, 'end'),
    website: row['website'],
    publicContact: row['public_contact'],
    note: textFrom(row['note']),
    ...marksFrom(row),
  };
}

function programmeOf(kept: KeptPlan, row: JsonRow) {
  return {
    slug: row['slug'],
    name: textFrom(row['name']),
    summary: textFrom(row['summary']),
    owner: kept.name(row['owner_id']),
    council: kept.names(row['council_ids']),
    ...measuredOf(kept, 'programme_id', row['id']),
    evaluations: evaluationsOf(kept, row['id']),
    visits: kept.of('programme_visit', 'programme_id', row['id']).map((visit) => visitOf(kept, visit)),
    ...marksFrom(row),
  };
}

function visitOf(kept: KeptPlan, visit: JsonRow) {
  return {
    municipality: kept.name(visit['jurisdiction_id']),
    on: dateFrom(visit, 'visited'),
    place: visit['place'],
    services: textFrom(visit['services']),
    attended: visit['persons_attended'],
    women: visit['women_attended'],
    men: visit['men_attended'],
    byLanguage: visit['attended_by_language'],
    ...marksFrom(visit),
  };
}

function planOf(kept: KeptPlan) {
  const { plan } = kept;
  const [letter] = kept.all('expression_of_interest');
  return {
    slug: plan['slug'],
    title: textFrom(plan['title']),
    summary: textFrom(plan['summary']),
    stage: plan['stage'],
    period: periodFrom(plan),
    submittedOn: plan['submitted_on'],
    timeZone: plan['time_zone'],
    draftsPublic: plan['drafts_public'],
    reporting: {
      months: plan['reporting_months'],
      dueAfterDays: plan['reporting_days'],
      checkDays: plan['checking_days'],
      objectionDays: plan['objection_days'],
    },
    questionnaires: listFrom(kept.all('questionnaire').map(questionnaireFrom)),
    ...marksFrom(plan),
    members: kept.all('plan_member').map((member) => ({
      jurisdiction: kept.name(member['jurisdiction_id']),
      reference: member['reference'],
      title: textFrom(member['title']),
      joinedOn: member['joined_on'],
      leftOn: member['left_on'],
      joinedNote: textFrom(member['note']),
      sources: sourcesFrom(member['sources']),
    })),
    expressionOfInterest: letter && {
      sentOn: dateFrom(letter, 'sent'),
      signatory: textFrom(letter['signatory']),
      institution: kept.name(letter['institution_id']),
      summary: textFrom(letter['summary']),
      areas: letter['areas'].map(textFrom),
      programmes: kept.names(letter['programme_ids']),
      sources: sourcesFrom(letter['sources']),
    },
    story: kept.all('story_event').map((event) => ({
      on: dateFrom(event, 'happened'),
      title: textFrom(event['title']),
      text: textFrom(event['body']),
      ...marksFrom(event),
    })),
    windows: kept.all('plan_window').map((window) => ({
      kind: window['kind'],
      opensAt: window['opens_at'],
      closesAt: window['closes_at'],
      title: textFrom(window['title']),
      ...marksFrom(window),
    })),
    themes: kept.all('theme').map(({ code, name }) => ({ code, name: textFrom(name) })),
    forum: forumOf(kept),
    text: planTextOf(kept),
    history: historyOf(kept, null),
    commitments: commitmentsOf(kept),
    assessments: assessmentsOf(kept, kept.all('plan_assessment')),
  };
}

function forumOf(kept: KeptPlan) {
  const [forum] = kept.all('forum');
  return (
    forum && {
      name: textFrom(forum['name']),
      acronym: forum['acronym'],
      rulesUrl: forum['rules_url'],
      sources: sourcesFrom(forum['sources']),
      seats: kept.all('seat').map((seat) => ({
        sector: seat['sector'],
        institution: kept.name(seat['institution_id']),
        kind: seat['kind'],
        note: textFrom(seat['note']),
        synthetic: seat['synthetic'] || undefined,
      })),
      sessions: kept.all('session').map((session) => ({
        number: session['number'],
        kind: session['kind'],
        heldOn: dateFrom(session, 'held'),
        summary: textFrom(session['summary']),
        ...marksFrom(session),
      })),
    }
  );
}

function accountsOf(kept: KeptPlan) {
  const references = new Map(kept.all('commitment').map((row) => [row['id'], row['reference']]));
  const sessions = new Map(kept.all('session').map(({ id, kind, number }) => [id, { kind, number }]));
  const writers = new Set(kept.all('suggestion').map((row) => row['author_account_id']));
  return kept.all('account').flatMap((account) => {
    const appointments = kept.of('appointment', 'account_id', account['id']);
    if (appointments.length === 0 && !writers.has(account['id'])) return [];
    return {
      handle: account['handle'],
      name: account['public_name'],
      language: account['language'],
      synthetic: true,
      appointments: listFrom(
        appointments.map((appointment) => ({
          role: appointment['role'],
          institution: kept.name(appointment['institution_id']),
          jurisdiction: kept.name(appointment['jurisdiction_id']),
          commitment: references.get(appointment['commitment_id']),
          from: appointment['from_on'],
          until: appointment['until_on'],
          endedAt: appointment['ended_at'],
          reason: appointment['reason'],
          endedBy: sessions.get(appointment['session_id']),
        })),
      ),
    };
  });
}
