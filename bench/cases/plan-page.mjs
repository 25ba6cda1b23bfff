import { documentOf } from '../../dist/src/portal/frame/documents.js';
import { body, commitmentLine, list, object, place } from './bare-sql.mjs';
import { withFragments } from './peer-fragments.mjs';

const SLUG = 'edomex-tlalnepantla-2021';

const ofPlan = (table, t, columns, by, more) =>
  list(object(t, columns, more), `${table} ${t} where ${t}.plan_id = p.id`, by);

const BARE = `select ${object(
  'p',
  'slug stage submitted_on synthetic title summary start_on start_precision start_written end_on end_precision end_written sources',
  {
    members: ofPlan('plan_member', 'm', 'reference joined_on left_on title note sources', 'm.position', {
      jurisdiction: place('m.jurisdiction_id'),
    }),
    letter: `(select ${object('e', 'sent_on sent_precision sent_written signatory summary areas sources', {
      institution: body('e.institution_id'),
    })} from expression_of_interest e where e.plan_id = p.id)`,
    story: ofPlan(
      'story_event',
      's',
      'synthetic happened_on happened_precision happened_written title body sources',
      's.position',
    ),
    windows: ofPlan('plan_window', 'w', 'kind opens_at closes_at synthetic title sources', 'w.opens_at'),
    themes: ofPlan('theme', 't', 'code name', 't.position'),
    forum: `(select ${object('f', 'acronym rules_url name sources')} from forum f where f.plan_id = p.id)`,
    seats: ofPlan('seat', 's', 'kind sector synthetic note', 's.position', { institution: body('s.institution_id') }),
    sessions: ofPlan(
      'session',
      's',
      'kind number synthetic held_on held_precision held_written summary sources',
      's.kind, s.number',
    ),
    programmes: list(
      object('g', 'slug name summary'),
      `programme g where g.id in (select unnest(programme_ids) from expression_of_interest where plan_id = p.id
         union select unnest(programme_ids) from commitment where plan_id = p.id and state <> 'draft')`,
      'g.slug',
    ),
    assessments: ofPlan(
      `(select a.*, i.title as instrument_title from assessment a join instrument i
         on i.code = a.instrument_code and i.version = a.instrument_version where a.state = 'published')`,
      'a',
      `state assessor_written published_on published_precision published_written sources
        instrument_code instrument_version instrument_title`.replaceAll(/\s+/g, ' '),
      'a.position',
      {
        assessor: body('a.assessor_id'),
        answers: list(
          object('w', 'question answer written explanation'),
          'assessment_answer w where w.assessment_id = a.id',
          'w.position',
        ),
      },
    ),
    commitments: list(
      commitmentLine(),
      `(select * from commitment where plan_id = p.id and state <> 'draft' order by position, id limit 60) c`,
      'c.position, c.id',
    ),
    commitment_count: `(select count(*) from commitment where plan_id = p.id and state <> 'draft')`,
  },
)} as json from plan p where p.slug = $1`;

const PEER = `query Plan($slug: String!) {
  planBySlug(slug: $slug) {
    slug stage submittedOn synthetic title summary
    startOn endOn startPrecision endPrecision startWritten endWritten sources
    planMembersByPlanId {
      nodes { reference joinedOn leftOn title note sources jurisdictionByJurisdictionId { ...Place } }
    }
    expressionOfInterestByPlanId {
      sentOn sentPrecision sentWritten signatory summary areas sources programmeIds
      institutionByInstitutionId { ...Body }
    }
    storyEventsByPlanId(orderBy: POSITION_ASC) {
      nodes { synthetic happenedOn happenedPrecision happenedWritten title body sources }
    }
    planWindowsByPlanId(orderBy: OPENS_AT_ASC) { nodes { kind opensAt closesAt synthetic title sources } }
    themesByPlanId(orderBy: CODE_ASC) { nodes { code name } }
    forumByPlanId { acronym rulesUrl name sources }
    seatsByPlanId(orderBy: POSITION_ASC) {
      nodes { kind sector synthetic note institutionByInstitutionId { ...Body } }
    }
    sessionsByPlanId(orderBy: [KIND_ASC, NUMBER_ASC]) {
      nodes { kind number synthetic heldOn heldPrecision heldWritten summary sources }
    }
    assessmentsByPlanId(orderBy: POSITION_ASC) { nodes { ...Judgement } }
    commitmentsByPlanId(first: 60, orderBy: [POSITION_ASC, PRIMARY_KEY_ASC]) { totalCount nodes { ...Line } }
  }
}`;

export const PLAN_PAGE = {
  name: 'plan page',
  tequio: { query: documentOf('plan'), variables: { slug: SLUG } },
  postgraphile: { query: withFragments(PEER), variables: { slug: SLUG } },
  bare: { text: BARE, values: [SLUG] },
  count: {
    tequio: ({ data }) => data.plan.commitments.nodes.length,
    postgraphile: ({ data }) => data.planBySlug.commitmentsByPlanId.nodes.length,
    bare: (plan) => plan.commitments.length,
  },
};
