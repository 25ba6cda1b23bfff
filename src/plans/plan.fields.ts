import {
  column,
  derived,
  globalId,
  instant,
  instantFact,
  localizedText,
  many,
  one,
  period,
  statedDate,
  stored,
} from '../api/read/fields.js';
import { defineRead, everyoneSees, type Read, versionedTable } from '../api/read/read.js';
import { stageOn, windowState } from '../domain/plan.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import { dayOfPlan } from '../twins/time.js';
import { dayIn } from '../kernel/clock.js';
import type { ExpressionOfInterest, Plan, PlanMember, PlanWindow, StoryEvent, Theme } from './plan.types.js';

export const PLAN_MEMBER: Read<PlanMember> = defineRead<PlanMember>({
  type: 'PlanMember',
  source: versionedTable('plan_member'),
  visible: everyoneSees,
  fields: {
    jurisdiction: one(
      () => JURISDICTION,
      (jurisdiction, t) => `${jurisdiction}.id = ${t}.jurisdiction_id`,
    ),
    reference: column('reference'),
    title: localizedText('title'),
    joinedOn: column('joined_on'),
    leftOn: column('left_on'),
    note: localizedText('note'),
    institutions: many(
      () => INSTITUTION,
      (c, t, q) => `${c}.jurisdiction_id = ${t}.jurisdiction_id
        and (${c}.end_on is null or ${c}.end_on >= (select ${dayOfPlan('p', q)} from ${q.table('plan', true)} p where p.id = ${t}.plan_id))`,
      (c) => `${c}.slug`,
    ),
    sources: column('sources'),
  },
});

export const PLAN_WINDOW: Read<PlanWindow> = defineRead<PlanWindow>({
  type: 'PlanWindow',
  node: 'PlanWindow',
  interfaces: ['Node'],
  source: versionedTable('plan_window'),
  visible: everyoneSees,
  fields: {
    id: globalId('PlanWindow'),
    kind: column('kind'),
    title: localizedText('title'),
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    state: derived(
      { opensAt: instantFact('opens_at'), closesAt: instantFact('closes_at') },
      ({ opensAt, closesAt }, { now }) =>
        windowState({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) }, now),
    ),
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    sources: column('sources'),
    synthetic: column('synthetic'),
    version: column('version'),
  },
});

export const THEME: Read<Theme> = defineRead<Theme>({
  type: 'Theme',
  node: 'Theme',
  interfaces: ['Node'],
  source: versionedTable('theme'),
  visible: everyoneSees,
  fields: { id: globalId('Theme'), code: column('code'), name: localizedText('name') },
});

export const EXPRESSION_OF_INTEREST: Read<ExpressionOfInterest> = defineRead<ExpressionOfInterest>({
  type: 'ExpressionOfInterest',
  source: versionedTable('expression_of_interest'),
  visible: everyoneSees,
  fields: {
    sent: statedDate('sent'),
    signatory: localizedText('signatory'),
    institution: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.institution_id`,
    ),
    summary: localizedText('summary'),
    areas: column('areas'),
    sources: column('sources'),
  },
});

export const STORY_EVENT: Read<StoryEvent> = defineRead<StoryEvent>({
  type: 'StoryEvent',
  source: versionedTable('story_event'),
  visible: everyoneSees,
  fields: {
    happened: statedDate('happened'),
    title: localizedText('title'),
    body: localizedText('body'),
    sources: column('sources'),
    synthetic: column('synthetic'),
  },
});

const ofPlan = (child: string, plan: string) => `${child}.plan_id = ${plan}.id`;

export const PLAN: Read<Plan> = defineRead<Plan>({
  type: 'Plan',
  node: 'Plan',
  interfaces: ['Node'],
  source: versionedTable('plan'),
  visible: everyoneSees,
  fields: {
    id: globalId('Plan'),
    slug: column('slug'),
    title: localizedText('title'),
    summary: localizedText('summary'),
    stage: derived(
      {
        stage: stored<string>('stage'),
        submittedOn: stored<string | null>('submitted_on'),
        startOn: stored<string | null>('start_on'),
        timeZone: stored<string>('time_zone'),
      },
      ({ timeZone, ...facts }, { now }) => stageOn(facts, dayIn(timeZone, now)),
    ),
    timeZone: column('time_zone'),
    period: period(),
    submittedOn: column('submitted_on'),
    members: many(
      () => PLAN_MEMBER,
      ofPlan,
      (c) => `${c}.position`,
    ),
    expressionOfInterest: one(() => EXPRESSION_OF_INTEREST, ofPlan),
    story: many(
      () => STORY_EVENT,
      ofPlan,
      (c) => `${c}.position`,
    ),
    windows: many(
      () => PLAN_WINDOW,
      ofPlan,
      (c) => `${c}.opens_at, ${c}.id`,
    ),
    themes: many(
      () => THEME,
      ofPlan,
      (c) => `${c}.position`,
    ),
    sources: column('sources'),
    synthetic: column('synthetic'),
    version: column('version'),
  },
});
