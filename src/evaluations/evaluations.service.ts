import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import { lookSoon } from '../api/uploads/links.js';
import { takeUpload } from '../api/uploads/taking.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import { ANSWER_FINDING, checkNewEvaluation, PUBLISH_EVALUATION, REMOVE_EVALUATION } from '../domain/evaluation.js';
import { rewrite } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import { isDay, readStatedDate } from '../domain/stated-date.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, nextVersion, type VersionRead } from '../domain/version.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { siteDay } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { lockProgramme } from '../programmes/programme.facts.js';
import { EvaluationEntity, FindingEntity } from './evaluation.entity.js';
import type { EvaluationPublishInput, FindingAnswerInput, FindingInput } from './evaluation.inputs.js';

@Injectable()
export class EvaluationsService {
  constructor(private readonly work: UnitOfWork) {}

  publish(actor: Actor, programmeId: string, input: EvaluationPublishInput): Promise<string> {
    const { mutation } = PUBLISH_EVALUATION;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { programmeId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const programme = await lockEvaluated(tx, uuidOf('Programme', programmeId, ['programme']), ['programme']);
        const capacity = tx.allow(PUBLISH_EVALUATION, programme);
        const evaluated = dateOf(input.evaluated);
        const url = writtenText(input.url) || null;
        const findings: Awaited<ReturnType<typeof findingOf>>[] = [];
        for (const [index, one] of input.findings.entries()) findings.push(await findingOf(tx, one, index));
        checkNewEvaluation({ evaluated, url, file: Boolean(input.file), findings }, siteDay(tx));
        const file = input.file
          ? await takeUpload(tx, uuidOf('Upload', input.file, FILE), requireAccount(actor), FILE)
          : null;
        const evaluation = tx.manager.create(EvaluationEntity, {
          id: newId(),
          programmeId: programme.id,
          position: await tx.manager.countBy(EvaluationEntity, { programmeId: programme.id }),
          title: rewrite(null, input.title.language, input.title.text.trim(), ['input', 'title', 'text']),
          summary: input.summary
            ? rewrite(null, input.summary.language, input.summary.text.trim(), ['input', 'summary', 'text'])
            : null,
          evaluatedOn: evaluated?.on ?? null,
          evaluatedPrecision: evaluated?.precision ?? null,
          url,
          sha256: file?.sha256 ?? null,
          mediaType: file?.mediaType ?? null,
          bytes: file?.bytes ?? null,
          fileId: file?.fileId ?? null,
          saidRole: capacity.role,
          saidInstitutionId: capacity.institutionId,
          state: 'recorded',
          createdAt: tx.now,
          version: 1,
        });
        await tx.manager.insert(EvaluationEntity, evaluation);
        const rows = findings.map((finding, position) =>
          tx.manager.create(FindingEntity, {
            id: newId(),
            evaluationId: evaluation.id,
            position,
            version: 1,
            ...finding,
          }),
        );
        if (rows.length > 0) await tx.manager.insert(FindingEntity, rows);
        const { fileId: _, ...said } = evaluation;
        if (url) await lookSoon(tx, 'evaluation', evaluation.id);
        record(tx, 'evaluation.published', evaluation, capacity.planId ?? programme.planId, {
          evaluation: { ...said, findings: rows },
        });
        return evaluation.id;
      },
      once,
    );
  }

  /** An evaluation that was taken back stays readable with its findings, its answers and the reason. */
  remove(actor: Actor, id: string, expectedVersion: VersionRead, input: ReasonInput): Promise<string> {
    const { mutation } = REMOVE_EVALUATION;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const evaluationId = uuidOf('Evaluation', id, ['id']);
        const { evaluation, programme } = await lockEvaluation(tx, evaluationId, 'EVALUATION_NOT_FOUND');
        const { state, saidRole, saidInstitutionId } = evaluation;
        const capacity = tx.allow(REMOVE_EVALUATION, { ...programme, state, saidRole, saidInstitutionId });
        checkVersion(evaluation.version, expectedVersion);
        const { reason } = input;
        await tx.manager.save(
          Object.assign(evaluation, { state: 'taken_back', reason, version: evaluation.version + 1 }),
        );
        record(tx, 'evaluation.removed', evaluation, capacity.planId ?? programme.planId, { reason });
        return evaluation.id;
      },
      once,
    );
  }

  /** An answer may be given again: each one stays readable. */
  answer(actor: Actor, id: string, expectedVersion: number, input: FindingAnswerInput): Promise<string> {
    const { mutation } = ANSWER_FINDING;
    const once = { mutation, clientMutationId: input.clientMutationId, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const where = { id: uuidOf('Finding', id, ['id']) };
        const found = await tx.manager.findOneBy(FindingEntity, where);
        if (!found) refuse('FINDING_NOT_FOUND', ['id']);
        const { evaluation, programme } = await lockEvaluation(tx, found.evaluationId, 'FINDING_NOT_FOUND');
        const finding = await tx.manager.findOneByOrFail(FindingEntity, where);
        const facts = { ...programme, addresseeId: finding.addresseeId, state: evaluation.state };
        const capacity = tx.allow(ANSWER_FINDING, facts);
        const version = nextVersion(finding.version, expectedVersion);
        const answer = rewrite(finding.answer, input.text.language, input.text.text.trim(), ['input', 'text', 'text']);
        if (answer === finding.answer) tx.unchanged(finding.id);
        const said = { answer, answeredAt: tx.now, answeredRole: capacity.role, version };
        await tx.manager.save(Object.assign(finding, said));
        record(tx, 'finding.answered', evaluation, capacity.planId ?? programme.planId, {
          finding: { id: finding.id, ...said },
        });
        return finding.id;
      },
      once,
    );
  }
}

const FILE = ['input', 'file'];

function dateOf(written: string | null | undefined) {
  const text = writtenText(written);
  return text === '' ? null : (readStatedDate(text, 'start') ?? refuse('DATE_INVALID', ['input', 'evaluated']));
}

async function findingOf(tx: Transaction, { text, addressee, answerBy }: FindingInput, index: number) {
  const path = ['input', 'findings', String(index)];
  const body = rewrite(null, text.language, text.text.trim(), [...path, 'text', 'text']);
  const institution = addressee ? await tx.manager.findOneBy(InstitutionEntity, { slug: addressee }) : null;
  if (addressee && !institution) refuse('INSTITUTION_NOT_FOUND', [...path, 'addressee']);
  if (answerBy && !isDay(answerBy)) refuse('DATE_INVALID', [...path, 'answerBy']);
  return { body, addresseeId: institution?.id ?? null, answerBy: answerBy ?? null };
}

/** The programme with its council, locked so that its evaluations keep one order. */
async function lockEvaluated(tx: Transaction, id: string, path: string[]) {
  const programme = await lockProgramme(tx, id, path);
  const [{ councilIds }] = await tx.manager.query('select council_ids as "councilIds" from programme where id = $1', [
    programme.id,
  ]);
  return { ...programme, councilIds: councilIds as string[] };
}

async function lockEvaluation(tx: Transaction, id: string, unknown: 'EVALUATION_NOT_FOUND' | 'FINDING_NOT_FOUND') {
  const found = await tx.manager.findOneBy(EvaluationEntity, { id });
  if (!found) refuse(unknown, ['id']);
  const programme = await lockEvaluated(tx, found.programmeId, ['id']);
  const evaluation = await tx.manager.findOneByOrFail(EvaluationEntity, { id });
  return { evaluation, programme };
}

/** Followers of the plan are told, with the page of the evaluation. */
function record(
  tx: Transaction,
  verb: string,
  { id }: EvaluationEntity,
  planId: string,
  said: Record<string, unknown>,
): void {
  const contents = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name,
      tx.keep(typeof value === 'string' ? value : JSON.stringify(value)),
    ]),
  );
  tx.record({ verb, subject: encodeId('Evaluation', id), planId, contents });
}
