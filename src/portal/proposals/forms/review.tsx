import { REASON_LENGTH } from '../../../domain/lengths.js';
import { Hidden, Select, TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import type { Body, Place } from '../../frame/types.js';
import { onTheWay } from '../../frame/list-way.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import type { Sent } from '../../frame/sent.js';

export const toReview = (result: { proposal: { reference: string | null } }, reader: Reader) =>
  reader.href('reviewOne', result.proposal.reference, onTheWay(reader));

const whyNeeded: PageForm['needs'] = (_, { t }) => ({ reason: t('review.reason') });

/** Name of the field with the institution that responds for a member; the page lists the members in hidden fields. */
const bodyFor = (code: string) => `institution-${code}`;
const assigned = (sent: Sent) => sent.all('members').filter((code) => sent.text(bodyFor(code)));

export const proposalReview: PageForm<'forms/proposal-review'> = {
  document: documentOf('forms/proposal-review'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: {
      assignments: assigned(sent).map((jurisdiction) => ({
        jurisdiction,
        institution: sent.text(bodyFor(jurisdiction)),
      })),
      clientMutationId: sent.once,
    },
  }),
  unreadable: (sent, { t }) =>
    assigned(sent).length > 0
      ? []
      : [{ field: bodyFor(sent.text('members') ?? ''), message: t('review.assign.nobody') }],
  fieldAt: ([, list, index], sent) =>
    list === 'assignments' ? bodyFor(assigned(sent)[Number(index)] ?? '') : undefined,
  asks: { submit: 'sure.do.assign', undo: 'sure.undo.assign' },
  next: toReview,
  done: 'assigned',
};

/** The proposal that the page shows. */
export type Read = { id: string; version: number };

interface AssignProps {
  of: Read;
  members: { jurisdiction: Place; institutions: Body[] }[];
  /**
   * The institution that responds today, by code of the member that owes a response; `undefined` when nobody was
   * assigned yet.
   */
  today: Map<string, string | undefined>;
}

/** Assigns one institution for each member; a member without a choice stays as it is. */
export function AssignForm({ of: { id, version }, members, today }: AssignProps) {
  const { t } = useReader();
  return (
    <Form name="proposalReview" at={id} submit={t('review.assign.submit')}>
      <Newer version={version} judged="in words" />
      {members.map(({ jurisdiction, institutions }) => (
        <>
          <Hidden name="members" value={jurisdiction.code} />
          <Select
            name={bodyFor(jurisdiction.code)}
            label={t('review.assign.for', { member: jurisdiction.name.text })}
            none={t(noneFor(today, jurisdiction.code))}
            value={today.get(jurisdiction.code)}
            options={institutions.map(({ slug, name }) => ({ value: slug, label: name.text }))}
            optional
          />
        </>
      ))}
    </Form>
  );
}

/** The words of the empty choice, which say what happens without one. */
function noneFor(today: AssignProps['today'], code: string): string {
  if (!today.has(code)) return 'review.assign.none';
  return today.get(code) ? 'review.assign.keep' : 'review.assign.secretariat';
}

export const responseDebtRelease: PageForm<'forms/response-debt-release'> = {
  document: documentOf('forms/response-debt-release'),
  variables: (sent) => ({
    id: sent.text('proposal') ?? '',
    version: versionRead(sent),
    input: { jurisdiction: sent.at, reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: whyNeeded,
  fields: { jurisdiction: '' },
  asks: { submit: 'sure.do.release', undo: 'sure.undo.release', always: true },
  next: toReview,
  done: 'debtReleased',
};

/** Releases one member from its debt, with a reason; each member has its own form. */
export function ReleaseForm({ of: { id, version }, member }: { of: Read; member: Place }) {
  const { t } = useReader();
  const whose = { member: member.name.text };
  return (
    <Fold title={t('review.release.title', whose)} form="responseDebtRelease" at={member.code}>
      <p>{t('review.release.what', whose)}</p>
      <Form name="responseDebtRelease" at={member.code} submit={t('review.release.submit', whose)}>
        <Newer version={version} judged="in words" />
        <Hidden name="proposal" value={id} />
        <ReviewReason />
      </Form>
    </Fold>
  );
}

export const proposalMerge: PageForm<'forms/proposal-merge'> = {
  document: documentOf('forms/proposal-merge'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    intoVersion: versionRead(sent, 'intoVersion'),
    input: { into: sent.text('into') ?? '', reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: whyNeeded,
  fields: { into: '' },
  next: toReview,
  asks: { submit: 'sure.do.merge', undo: 'sure.undo.merge', always: true },
  done: 'merged',
};

export function MergeForm({ of: { id, version }, into }: { of: Read; into: { reference: string; version: number } }) {
  const { t } = useReader();
  return (
    <Form name="proposalMerge" at={id} submit={t('review.merge.submit', { into: into.reference })}>
      <Newer version={version} judged="in words" />
      <Newer version={into.version} judged="in words" name="intoVersion" fault="expectedIntoVersion" />
      <Hidden name="into" value={into.reference} />
      <ReviewReason />
    </Form>
  );
}

export function ReviewReason() {
  const { t } = useReader();
  return (
    <TextArea name="reason" label={t('review.reason')} hint={t('review.reasonHint')} rows={3} most={REASON_LENGTH} />
  );
}

export const proposalUnmerge: PageForm<'forms/proposal-unmerge'> = {
  document: documentOf('forms/proposal-unmerge'),
  variables: (sent) => ({ id: sent.at, input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once } }),
  needs: whyNeeded,
  next: toReview,
  asks: { submit: 'sure.do.unmerge', undo: 'sure.undo.unmerge', always: true },
  done: 'unmerged',
};

export function UnmergeForm({ id }: { id: string }) {
  const { t } = useReader();
  return (
    <Form name="proposalUnmerge" at={id} submit={t('review.undo.submit')}>
      <ReviewReason />
    </Form>
  );
}
