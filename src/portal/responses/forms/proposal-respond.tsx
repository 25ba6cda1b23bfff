import { Choices, Hidden } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import type { Place } from '../../frame/types.js';
import { toResponded } from '../../frame/list-way.js';
import { useReader } from '../../frame/reader.js';
import {
  ResponseFields,
  responseNeeds,
  responseSent,
  Commitments,
  type OfPlan,
  commitmentsSent,
  TEXT_FIELDS,
  writeByTyped,
} from './response-fields.js';
import { type PageForm, versionRead } from '../../frame/form.js';

export const proposalRespond: PageForm<'forms/proposal-respond'> = {
  document: documentOf('forms/proposal-respond'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: {
      jurisdiction: sent.text('jurisdiction') ?? '',
      ...responseSent(sent),
      ...commitmentsSent(sent),
      clientMutationId: sent.once,
    },
  }),
  unreadable: writeByTyped,
  fields: TEXT_FIELDS,
  needs: (_, reader) => ({ jurisdiction: reader.t('response.form.jurisdiction'), ...responseNeeds(reader) }),
  next: (result, reader) => toResponded(result.proposal, reader),
  done: 'responded',
};

interface RespondProps {
  of: { id: string; version: number };
  /** Members that still owe a response. */
  owing: Place[];
  commitments: OfPlan;
}

/**
 * Writes the reasoned response of one member: the outcome, the reasons, and the commitments that took the proposal up.
 */
export function RespondForm({ of: { id, version }, owing, commitments }: RespondProps) {
  const { t } = useReader();
  return (
    <Form name="proposalRespond" at={id} submit={t('response.form.submit')}>
      <Newer version={version} judged="in words" />
      {owing.length === 1 ? (
        <Hidden name="jurisdiction" value={owing[0]!.code} />
      ) : (
        <Choices
          name="jurisdiction"
          label={t('response.form.jurisdiction')}
          options={owing.map(({ code, name: words }) => ({ value: code, label: words.text }))}
        />
      )}
      <ResponseFields />
      <Commitments of={commitments} />
    </Form>
  );
}
