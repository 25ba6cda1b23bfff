import type { DataSource } from 'typeorm';
import { Actors } from '../accounts/actors.js';
import { encodeId } from '../api/node-id.js';
import type { TextOwner } from '../clauses/draft-text.store.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { type Actor, OPERATOR } from '../domain/actor.js';
import { PLAN_SECTIONS } from '../domain/clause.js';
import { daysAfter } from '../domain/days.js';
import { DecidingService } from '../drafting/deciding.service.js';
import type { SuggestionCreateInput } from '../drafting/suggestion.inputs.js';
import { PlanTextService } from '../drafting/plan-text.service.js';
import { SuggestionsService } from '../drafting/suggestions.service.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { ImportError } from './import-error.js';
import type { Act, Done, ExamplePlanText, ExampleText } from './example-acts.js';

interface Loaded {
  db: DataSource;
  work: UnitOfWork;
  /** The instant of loading, from which the days of the file are counted. */
  now: Date;
}

interface ExamplePlan {
  planId: string;
  /** Ids of the proposals by their key in the file. */
  proposals: Record<string, string>;
}

const inSpanish = (text: string) => ({ language: 'es' as const, text });

/** Lets invented people write a commitment by the commands that everybody uses, on a clock that shows the day of each act. */
export async function writeExampleText(
  loaded: Loaded,
  { planId, proposals }: ExamplePlan,
  { begun, acts }: ExampleText,
): Promise<void> {
  const { db, work } = loaded;
  const past = new PastCommands(loaded);
  const commitment = await past.on(begun, ({ commitments }, actor) =>
    commitments.draft(actor, {
      plan: encodeId('Plan', planId),
      title: inSpanish(begun.title.es),
      contribution: inSpanish(begun.contribution.es),
      origin: 'co_created',
      members: ['15', '15104'],
      theme: begun.theme,
      ogpValues: begun.ogpValues,
      policyAreas: begun.policyAreas,
      proposals: begun.proposals.map((key) => encodeId('Proposal', proposals[key] ?? missing(key))),
    }),
  );
  const id = encodeId('Commitment', commitment);
  if (begun.title.en !== undefined) {
    const title = { language: 'en' as const, text: begun.title.en };
    await past.on(begun, ({ commitments }, actor) => commitments.edit(actor, id, 1, { title }));
  }
  await writeActs(past, new TextOfExample(db, { planId, commitmentId: commitment }), acts);
  await work.run(OPERATOR, async (tx) => {
    await tx.manager.query('update commitment set synthetic = true where id = $1', [commitment]);
    await tx.manager.query('update milestone set synthetic = true where commitment_id = $1', [commitment]);
    await tx.manager.query('update suggestion set synthetic = true where commitment_id = $1', [commitment]);
    tx.record({ verb: 'plan.imported', subject: encodeId('Plan', planId), planId });
  });
}

/** Lets invented people write the text of the plan itself, likewise. */
export async function writeExamplePlanText(
  loaded: Loaded,
  { planId }: Pick<ExamplePlan, 'planId'>,
  { written, acts }: ExamplePlanText,
): Promise<void> {
  const { db, work } = loaded;
  const past = new PastCommands(loaded);
  const id = encodeId('Plan', planId);
  for (const [version, language] of (['es', 'en'] as const).entries()) {
    const texts = Object.fromEntries(
      PLAN_SECTIONS.map((section) => [section, { language, text: written[section][language] }]),
    );
    await past.on(written, ({ planText }, actor) => planText.edit(actor, id, version, texts));
  }
  await writeActs(past, new TextOfExample(db, { planId, commitmentId: null }), acts);
  await work.run(OPERATOR, async (tx) => {
    await tx.manager.query('update suggestion set synthetic = true where plan_id = $1 and commitment_id is null', [
      planId,
    ]);
    tx.record({ verb: 'plan.imported', subject: id, planId });
  });
}

async function writeActs(past: PastCommands, text: TextOfExample, acts: readonly Act[]): Promise<void> {
  const suggestions = new Map<string, string>();
  for (const act of acts) await writeAct(past, text, suggestions, act);
}

async function writeAct(past: PastCommands, text: TextOfExample, known: Map<string, string>, act: Act): Promise<void> {
  const named = (key: string) => encodeId('Suggestion', known.get(key) ?? missing(key));
  const reason = act.reason ?? '';
  const { suggests, accepts, declines, reverts } = act;
  if (suggests !== undefined) {
    const input = await text.suggestion(act);
    known.set(suggests, await past.on(act, (commands, actor) => commands.suggestions.create(actor, input)));
  } else if (accepts !== undefined) {
    const input = act.text === undefined ? {} : { text: act.text, reason };
    await past.on(act, ({ deciding }, actor) => deciding.accept(actor, named(accepts), null, input));
  } else if (declines !== undefined)
    await past.on(act, ({ deciding }, actor) => deciding.decline(actor, named(declines), { reason }));
  else if (reverts !== undefined)
    await past.on(act, ({ deciding }, actor) => deciding.revert(actor, named(reverts), { reason }));
}

function missing(name: string): never {
  throw new ImportError([`The texts of the example name "${name}", which is not there.`]);
}

/** Letters need its address, and invented people have none to get letters at. */
const NOWHERE = new Site('', null, true, null);

/** Runs the commands of the example as if they had been sent on a day of the past. */
class PastCommands {
  constructor(private readonly loaded: Loaded) {}

  async on<T>({ by, on }: Done, act: (commands: Commands, actor: Actor) => Promise<T>): Promise<T> {
    const { db, work: present, now } = this.loaded;
    const clock = new Clock(present.clock.timeZone);
    clock.now = () => daysAfter(now, on);
    const actor = (await new Actors(db, clock).byHandle(by)) ?? missing(by);
    const work = new UnitOfWork(db, clock);
    const commands = {
      commitments: new CommitmentsService(work),
      suggestions: new SuggestionsService(work),
      deciding: new DecidingService(work, NOWHERE),
      planText: new PlanTextService(work),
    };
    return act(commands, actor);
  }
}

interface Commands {
  commitments: CommitmentsService;
  suggestions: SuggestionsService;
  deciding: DecidingService;
  planText: PlanTextService;
}

/** Finds the clauses and suggestions that the acts of the example name, in the text as it is now. */
class TextOfExample {
  constructor(
    private readonly db: DataSource,
    private readonly owner: TextOwner,
  ) {}

  async suggestion(act: Act): Promise<SuggestionCreateInput> {
    const common = {
      ...(await this.subject()),
      reason: act.reason ?? '',
      ...(act.onBehalfOf !== undefined && { onBehalfOf: act.onBehalfOf }),
    };
    const period = { ...(act.start && { start: act.start }), ...(act.end && { end: act.end }) };
    if (act.change !== undefined)
      return { ...common, kind: 'change', clause: await this.clause(act.change), text: inSpanish(act.text ?? '') };
    if (act.add !== undefined) {
      const after = await this.clause(act.after ?? '');
      return {
        ...common,
        kind: 'add',
        section: act.section ?? 'action',
        after,
        clauseKind: act.kind,
        text: inSpanish(act.add),
      };
    }
    if (act.milestone !== undefined) {
      const means = act.means === undefined ? {} : { meansOfVerification: inSpanish(act.means) };
      const milestoneDraft = { title: inSpanish(act.milestone), ...means, planned: period };
      return { ...common, kind: 'add_milestone', milestoneDraft };
    }
    return { ...common, kind: 'field', field: 'period', value: { period } };
  }

  /** The text that a suggestion is on, at the version that it has now. */
  private async subject() {
    const { planId, commitmentId } = this.owner;
    const [{ number: baseVersion }] = await this.db.query(
      `select max(number) as number from text_version where plan_id = $1 and commitment_id is not distinct from $2`,
      [planId, commitmentId],
    );
    return commitmentId === null
      ? { plan: encodeId('Plan', planId), baseVersion }
      : { commitment: encodeId('Commitment', commitmentId), baseVersion };
  }

  private async clause(words: string): Promise<string> {
    const [found] = await this.db.query(
      `select id from clause where plan_id = $1 and commitment_id is not distinct from $2 and not removed
         and starts_with(text -> 'es' ->> 'text', $3)`,
      [this.owner.planId, this.owner.commitmentId, words],
    );
    return encodeId('Clause', found?.id ?? missing(words));
  }
}
