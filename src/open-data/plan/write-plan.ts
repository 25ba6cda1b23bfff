import { PLAN_ASSESSMENT } from '../store/commitment-tables.js';
import {
  EXPRESSION_OF_INTEREST,
  FORUM,
  PLAN,
  PLAN_MEMBER,
  PLAN_WINDOW,
  SEAT,
  SESSION,
  STORY_EVENT,
  THEME,
} from '../store/tables.js';
import { inMinutes } from '../../domain/window.js';
import type { PlanDocument } from './document.js';
import { writeQuestionnaires } from './questionnaires.js';
import { dateColumns, storedDate, periodColumns } from './values.js';
import { writeAssessments } from './write-assessments.js';
import { settingColumns, type Writing } from './writing.js';

type Plan = PlanDocument['plan'];

export interface WrittenPlan {
  id: string;
  themes: Map<string, string>;
  sessions: Map<string, string>;
}

/** The name of a session within its plan. */
export const sessionKey = ({ kind, number }: { kind: string; number: number }) => `${kind} ${number}`;

export async function writePlan(to: Writing, plan: Plan): Promise<WrittenPlan> {
  const [id] = await to.store(PLAN, [
    {
      slug: plan.slug,
      title: to.text(plan.title),
      summary: to.text(plan.summary),
      // Implementation begins by its dates; the stored stage is the act that it follows from.
      stage: plan.stage === 'implementation' ? 'submitted' : plan.stage,
      submitted_on: plan.submittedOn,
      ...periodColumns(plan.period),
      time_zone: plan.timeZone ?? to.kept.timeZone,
      ...settingColumns({
        draftsPublic: plan.draftsPublic ?? to.kept.draftsPublic,
        reportingMonths: plan.reporting?.months ?? to.kept.reportingMonths,
        reportingDays: plan.reporting?.dueAfterDays ?? to.kept.reportingDays,
        checkingDays: plan.reporting?.checkDays ?? to.kept.checkingDays,
        objectionDays: plan.reporting?.objectionDays ?? to.kept.objectionDays,
      }),
      ...to.marks(plan),
    },
  ]);
  await writeQuestionnaires(to, plan, id!);
  await writeStory(to, plan, id!);
  const sessions = await writeForum(to, plan, id!);
  const themes = await to.store(
    THEME,
    plan.themes.map(({ code, name }, position) => ({ plan_id: id, code, position, name: to.text(name) })),
  );
  await writeAssessments(to, PLAN_ASSESSMENT, [{ id: id!, assessments: plan.assessments }]);
  return { id: id!, themes: new Map(plan.themes.map(({ code }, index) => [code, themes[index]!])), sessions };
}

async function writeStory(to: Writing, plan: Plan, id: string): Promise<void> {
  await to.store(
    PLAN_MEMBER,
    plan.members.map((member, position) => ({
      plan_id: id,
      jurisdiction_id: to.jurisdiction(member.jurisdiction),
      position,
      reference: member.reference,
      title: to.text(member.title),
      joined_on: member.joinedOn,
      left_on: member.leftOn,
      note: to.text(member.joinedNote),
      sources: to.sources(member.sources),
    })),
  );
  const letter = plan.expressionOfInterest;
  if (letter) {
    await to.store(EXPRESSION_OF_INTEREST, [
      {
        plan_id: id,
        ...dateColumns('sent', storedDate(letter.sentOn)),
        signatory: to.text(letter.signatory),
        institution_id: to.institution(letter.institution),
        summary: to.text(letter.summary),
        areas: letter.areas.map(to.text),
        programme_ids: to.programmeIds(letter.programmes),
        sources: to.sources(letter.sources),
      },
    ]);
  }
  await to.store(
    STORY_EVENT,
    plan.story.map((event, position) => ({
      plan_id: id,
      position,
      ...dateColumns('happened', storedDate(event.on)),
      title: to.text(event.title),
      body: to.text(event.text),
      ...to.marks(event),
    })),
  );
  const opened = plan.windows.toSorted((a, b) => Date.parse(a.opensAt) - Date.parse(b.opensAt));
  await to.store(
    PLAN_WINDOW,
    opened.map((window, index) => ({
      plan_id: id,
      kind: window.kind,
      nth: opened.slice(0, index + 1).filter(({ kind }) => kind === window.kind).length,
      ...instantsOf(window),
      title: to.text(window.title),
      ...to.marks(window),
    })),
  );
}

function instantsOf(window: { opensAt: string; closesAt: string }) {
  const span = inMinutes({ opensAt: new Date(window.opensAt), closesAt: new Date(window.closesAt) });
  return { opens_at: span.opensAt.toISOString(), closes_at: span.closesAt.toISOString() };
}

async function writeForum(to: Writing, { forum }: Plan, id: string): Promise<Map<string, string>> {
  if (!forum) return new Map();
  await to.store(FORUM, [
    {
      plan_id: id,
      name: to.text(forum.name),
      acronym: forum.acronym,
      rules_url: forum.rulesUrl,
      sources: to.sources(forum.sources),
    },
  ]);
  await to.store(
    SEAT,
    forum.seats.map((seat, position) => ({
      plan_id: id,
      position,
      sector: seat.sector,
      institution_id: to.institution(seat.institution),
      kind: seat.kind,
      note: to.text(seat.note),
      synthetic: seat.synthetic,
    })),
  );
  const sessions = await to.store(
    SESSION,
    forum.sessions.map((session) => ({
      plan_id: id,
      kind: session.kind,
      number: session.number,
      ...dateColumns('held', storedDate(session.heldOn)),
      summary: to.text(session.summary),
      ...to.marks(session),
    })),
  );
  return new Map(forum.sessions.map((session, index) => [sessionKey(session), sessions[index]!]));
}
