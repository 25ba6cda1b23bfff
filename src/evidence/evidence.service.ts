import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { ActInput } from '../api/payload.js';
import { FORGET_FILES } from '../api/uploads/forgetting.js';
import { lookSoon } from '../api/uploads/links.js';
import { type TakenFile, takeUpload } from '../api/uploads/taking.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import {
  ADD_EVIDENCE,
  ADD_PUBLIC_VERSION,
  type EvidenceFileKind,
  publishVersion,
  REMOVE_EVIDENCE,
  show,
} from '../domain/evidence.js';
import { rewrite } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import { readStatedDate } from '../domain/stated-date.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { type LockedReport, lockReport, speakingFacts } from '../reporting/report.facts.js';
import { EvidenceEntity, EvidenceFileEntity } from './evidence.entity.js';
import type { EvidenceAddInput, EvidencePublicVersionAddInput } from './evidence.inputs.js';

const ADDED = { most: 120, seconds: 3600 };

/** Shows evidence for a milestone report, and takes it away while nobody else has seen it. */
@Injectable()
export class EvidenceService {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, reportId: string, input: EvidenceAddInput): Promise<{ evidence: string; report: string }> {
    const once = { mutation: 'evidenceAdd', clientMutationId: input.clientMutationId, input: { reportId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockReport(tx, actor, uuidOf('MilestoneReport', reportId, ['report']), ['report']);
        const { report } = locked;
        const facts = await speakingFacts(tx, actor, locked, report);
        tx.allow(ADD_EVIDENCE, { ...facts, state: report.state });
        const account = requireAccount(actor);
        await countAgainst(tx, `evidence ${account}`, ADDED);

        const url = input.url ?? null;
        const legalGround = input.legalGround ?? null;
        const given = { url, file: Boolean(input.file), reservedFile: Boolean(input.reservedFile), legalGround };
        const has = await tx.manager.countBy(EvidenceEntity, { reportId: report.id });
        const { position } = show(given, has);
        const dated = input.dated ? (readStatedDate(input.dated, 'start') ?? refuse('DATE_INVALID', DATED)) : null;
        const files = await this.taken(tx, report.id, account, input);

        const evidence = tx.manager.create(EvidenceEntity, {
          id: newId(),
          reportId: report.id,
          position,
          title: rewrite(null, input.title.language, input.title.text, ['input', 'title', 'text']),
          proves: input.proves ? rewrite(null, input.proves.language, input.proves.text, PROVES) : null,
          url,
          datedOn: dated?.on ?? null,
          datedPrecision: dated?.precision ?? null,
          legalGround,
          createdAt: tx.now,
          visibility: 'visible',
          authorAccountId: account,
        });
        await tx.manager.insert(EvidenceEntity, evidence);
        for (const [kind, file] of files) await tx.manager.insert(EvidenceFileEntity, rowOf(tx, evidence, kind, file));
        if (url) await lookSoon(tx, 'evidence', evidence.id);
        record(tx, 'evidence.added', locked, evidence, files);
        return { evidence: evidence.id, report: report.id };
      },
      once,
    );
  }

  addPublicVersion(
    actor: Actor,
    id: string,
    input: EvidencePublicVersionAddInput,
  ): Promise<{ evidence: string; report: string }> {
    const once = {
      mutation: 'evidencePublicVersionAdd',
      clientMutationId: input.clientMutationId,
      input: { id, input },
    };
    const evidenceId = uuidOf('Evidence', id, ['id']);
    return this.work.run(
      actor,
      async (tx) => {
        const { evidence, locked } = await this.locked(tx, actor, evidenceId);
        const facts = await speakingFacts(tx, actor, locked, locked.report);
        tx.allow(ADD_PUBLIC_VERSION, { ...facts, state: locked.report.state });
        const account = requireAccount(actor);
        await countAgainst(tx, `evidence ${account}`, ADDED);
        const there = await tx.manager.findBy(EvidenceFileEntity, { evidenceId });
        const { url, legalGround } = evidence;
        publishVersion({ url, legalGround, files: there.map(({ kind }) => kind) });
        const files = await this.taken(tx, locked.report.id, account, { file: input.file });
        for (const [kind, file] of files) await tx.manager.insert(EvidenceFileEntity, rowOf(tx, evidence, kind, file));
        record(tx, 'evidence.public_version_added', locked, evidence, files);
        return { evidence: evidence.id, report: locked.report.id };
      },
      once,
    );
  }

  private async locked(tx: Transaction, actor: Actor, id: string) {
    const evidence = await tx.manager.findOneBy(EvidenceEntity, { id });
    if (!evidence) refuse('EVIDENCE_NOT_FOUND', ['id']);
    return { evidence, locked: await lockReport(tx, actor, evidence.reportId, ['id'], 'EVIDENCE_NOT_FOUND') };
  }

  remove(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'evidenceRemove', clientMutationId: input.clientMutationId, input: { id, input } };
    const evidenceId = uuidOf('Evidence', id, ['id']);
    return this.work.run(
      actor,
      async (tx) => {
        const { evidence, locked } = await this.locked(tx, actor, evidenceId);
        const facts = await speakingFacts(tx, actor, locked, locked.report);
        tx.allow(REMOVE_EVIDENCE, { ...facts, state: locked.report.state });
        await tx.manager.delete(EvidenceEntity, { id: evidence.id });
        // Places stay without gaps, because the document of a plan finds evidence by its place.
        await tx.manager.query('update evidence set position = position - 1 where report_id = $1 and position > $2', [
          evidence.reportId,
          evidence.position,
        ]);
        for (const statement of FORGET_FILES) await tx.manager.query(statement);
        record(tx, 'evidence.removed', locked, evidence);
        return locked.report.id;
      },
      once,
    );
  }

  /** The files that come with it; a report shows the same content once. */
  private async taken(
    tx: Transaction,
    reportId: string,
    account: string,
    { file, reservedFile }: Pick<EvidenceAddInput, 'file' | 'reservedFile'>,
  ): Promise<[EvidenceFileKind, TakenFile][]> {
    const there: { sha256: string }[] = await tx.manager.query(
      'select f.sha256 from evidence_file f join evidence e on e.id = f.evidence_id where e.report_id = $1',
      [reportId],
    );
    const known = new Set(there.map(({ sha256 }) => sha256));
    const files: [EvidenceFileKind, TakenFile][] = [];
    for (const [kind, field, upload] of [
      ['file', 'file', file],
      ['reserved', 'reservedFile', reservedFile],
    ] as const) {
      if (!upload) continue;
      const path = ['input', field];
      const taken = await takeUpload(tx, uuidOf('Upload', upload, path), account, path);
      if (known.has(taken.sha256)) refuse('ALREADY_ATTACHED', path);
      known.add(taken.sha256);
      files.push([kind, taken]);
    }
    return files;
  }
}

const DATED = ['input', 'dated'];
const PROVES = ['input', 'proves', 'text'];

function rowOf(
  tx: Transaction,
  { id: evidenceId }: Pick<EvidenceEntity, 'id'>,
  kind: EvidenceFileKind,
  { fileId, sha256, mediaType, bytes }: TakenFile,
): EvidenceFileEntity {
  return { id: newId(), evidenceId, kind, sha256, mediaType, bytes, createdAt: tx.now, fileId };
}

/**
 * Writes the log entry. Of a report that everybody reads it proves the exact words and files; of a draft it says only
 * that something happened.
 */
function record(
  tx: Transaction,
  verb: string,
  { report, commitment }: LockedReport,
  evidence: EvidenceEntity,
  files: [EvidenceFileKind, TakenFile][] = [],
): void {
  const contents: Record<string, string> = {};
  if (report.state !== 'draft') {
    const { id, title, url, proves, datedOn, legalGround } = evidence;
    const hashes = Object.fromEntries(files.map(([kind, { sha256 }]) => [kind, sha256]));
    contents['evidence'] = tx.keep(
      JSON.stringify({ evidence: id, title, url, proves, datedOn, legalGround, files: hashes }),
    );
  }
  tx.record({ verb, subject: encodeId('Evidence', evidence.id), planId: commitment.planId, contents });
}
