import { Hidden, Select, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Lines } from '../../frame/components/said.js';
import { unticked } from '../../frame/components/ticks.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { Body, Place } from '../../frame/types.js';
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
import { outdatedOf, type PageForm, versionOf, versionRead, versionsRead } from '../../frame/form.js';
import type { Sent } from '../../frame/sent.js';
import { TEMPLATE_NAME_LENGTH } from '../../../domain/lengths.js';

export const responseTemplateSave: PageForm<'forms/response-template-save'> = {
  document: documentOf('forms/response-template-save'),
  variables: (sent) => ({
    plan: sent.text('plan') ?? '',
    version: versionRead(sent),
    input: {
      name: sent.text('name') ?? '',
      institution: sent.text('institution'),
      ...responseSent(sent),
      clientMutationId: sent.once,
    },
  }),
  needs: (sent, reader) => ({
    ...(sent.all('asked').includes('institution') ? { institution: reader.t('templates.whose') } : {}),
    name: reader.t('templates.name'),
    ...responseNeeds(reader),
  }),
  fields: TEXT_FIELDS,
  next: (_, { address, href }) => href('templates', address!.key),
  done: 'templateSaved',
};

export type TemplateGiven = Thing<'templates', 'plan'>['responseTemplates'][number];

interface TemplateProps {
  plan: string;
  /** The possible owners; a single one is not asked for. `null` is the secretariat. */
  owners: (Body | null)[];
  given?: TemplateGiven | undefined;
  /** All saved templates, because a colleague may meanwhile have saved one with the same name. */
  all: TemplateGiven[];
}

const isNamed = ({ name, institution }: TemplateGiven, sent: Sent) =>
  name === sent.text('name') && institution?.slug === sent.text('institution');

/** Saves a text that answers many proposals; it replaces a template of the same name and institution. */
export function TemplateForm({ plan, owners, given, all }: TemplateProps) {
  const { t, name, returned } = useReader();
  const sent = returned?.sent.form === 'responseTemplateSave' ? returned.sent : null;
  const now = given ?? all.find((each) => sent && isNamed(each, sent));
  const choices = given ? [given.institution] : owners;
  return (
    <Form name="responseTemplateSave" submit={t(given ? 'templates.replace' : 'templates.submit')}>
      <Newer version={now?.version ?? 0}>
        {now && (
          <>
            <p>
              <strong>
                {name('Outcome', now.outcome)} · {name('ResponseCategory', now.category)}
              </strong>
            </p>
            <Lines text={now.written[now.written.original as 'es']} />
          </>
        )}
      </Newer>
      <Hidden name="plan" value={plan} />
      {choices.length === 1 ? (
        <Hidden name="institution" value={choices[0]?.slug ?? ''} />
      ) : (
        <>
          {!choices.includes(null) && <Hidden name="asked" value="institution" />}
          <Select
            name="institution"
            label={t('templates.whose')}
            none={choices.includes(null) ? t('templates.secretariat') : undefined}
            options={choices.flatMap((body) => (body ? { value: body.slug, label: body.name.text } : []))}
          />
        </>
      )}
      {given ? (
        <Hidden name="name" value={given.name} />
      ) : (
        <TextField name="name" label={t('templates.name')} hint={t('templates.nameHint')} most={TEMPLATE_NAME_LENGTH} />
      )}
      <ResponseFields given={given} />
    </Form>
  );
}

/** The checkboxes belong to the bulk form by this id, because each stands in its own table row. */
export const RESPOND_FORM = 'proposalsRespond';

export const proposalsRespond: PageForm<'forms/proposals-respond'> = {
  document: documentOf('forms/proposals-respond'),
  variables: (sent) => ({
    versions: versionsRead(sent, sent.all('ticked')),
    templateVersion: versionRead(sent, versionOf(sent.text('template') ?? '')),
    input: {
      plan: sent.text('plan') ?? '',
      proposals: sent.all('ticked'),
      jurisdiction: sent.text('jurisdiction') ?? '',
      template: sent.text('template') ?? '',
      ...commitmentsSent(sent),
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ template: t('owedResponses.bulk.template') }),
  unreadable: (sent, reader) => [
    ...(sent.all('ticked').length > 0 ? [] : [{ field: '', message: reader.t('owedResponses.bulk.nothing') }]),
    ...writeByTyped(sent, reader),
  ],
  fields: { proposals: '' },
  fieldAt: (path, sent) =>
    path[0] === 'expectedTemplateVersion'
      ? versionOf(sent.text('template') ?? '')
      : outdatedOf(path, sent.all('ticked')),
  next: (_: unknown, { href, address, search }) => href(address!.page, address!.key, unticked(search)),
  asks: { submit: 'sure.do.respondMany', undo: 'sure.undo.revise', always: true },
  done: 'respondedMany',
};

interface BulkProps {
  plan: string;
  member: Place;
  templates: { id: string; version: number; name: string; outcome: string; institution: Body | null }[];
  commitments: OfPlan;
}

export function BulkForm({ plan, member, templates, commitments }: BulkProps) {
  const { t, name, href, address } = useReader();
  return (
    <Form name={RESPOND_FORM} submit={t('owedResponses.bulk.submit')}>
      <Hidden name="plan" value={plan} />
      <Hidden name="jurisdiction" value={member.code} />
      {templates.map(({ id, version, name: called }) => (
        <Newer key={id} version={version} name={versionOf(id)} fault={versionOf(id)} judged="by a button">
          <p>
            <a href={href('templates', address!.key)}>{called}</a>
          </p>
        </Newer>
      ))}
      <Select
        name="template"
        label={t('owedResponses.bulk.template')}
        options={templates.map(({ id, name: called, outcome, institution }) => ({
          value: id,
          label: [called, name('Outcome', outcome), institution?.acronym ?? institution?.name.text]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <Commitments of={commitments} />
    </Form>
  );
}
