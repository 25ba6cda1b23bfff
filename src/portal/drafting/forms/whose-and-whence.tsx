import { Choices } from '../../frame/components/fields.js';
import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { allOf } from '../../frame/values.js';
import type { CommitmentOrigin } from '../../frame/types.js';

const ORIGINS = allOf<CommitmentOrigin>({ CO_CREATED: true, PROACTIVE: true });

export const originSent = (sent: Sent) => ORIGINS.find((origin) => origin === sent.text('origin'));

/** Fields for the members to whom the commitment belongs, and for its origin. */
export function WhoseAndWhence({ members: all }: Pick<Thing<'begin', 'plan'>, 'members'>) {
  const { t, name } = useReader();
  const members = all.filter(({ leftOn }) => leftOn === null);
  return (
    <>
      <Choices
        name="jurisdiction"
        label={t('begin.form.members')}
        hint={t('begin.form.membersHint')}
        many
        chosen={members.map(({ jurisdiction }) => jurisdiction.code)}
        options={members.map(({ jurisdiction }) => ({ value: jurisdiction.code, label: jurisdiction.name.text }))}
      />
      <Choices
        name="origin"
        label={t('begin.form.origin')}
        chosen={['CO_CREATED']}
        options={ORIGINS.map((value) => ({ value, label: name('CommitmentOrigin', value) }))}
      />
    </>
  );
}
