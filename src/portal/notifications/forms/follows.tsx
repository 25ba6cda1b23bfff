import { Select } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Of } from '../../frame/components/said.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { allOf } from '../../frame/values.js';
import type { FollowFrequency } from '../../frame/types.js';

/** These forms stand on the page of each thing and on that of the account, so they lead back to the same page. */
const back: PageForm['next'] = (_, { href, address }) => href(address!.page, address!.key);

export const followSet: PageForm<'forms/follow-set'> = {
  document: documentOf('forms/follow-set'),
  variables: (sent) => ({ subject: sent.at, input: { frequency: sent.text('frequency') } }),
  needs: (_, { t }) => ({ frequency: t('account.follows.frequency') }),
  next: back,
  done: (result) => (result.follow.byMail ? 'followSet' : 'followSetUnmailed'),
};

export const followEnd: PageForm<'forms/follow-end'> = {
  document: documentOf('forms/follow-end'),
  variables: (sent) => ({ id: sent.at }),
  next: back,
  done: 'followEnded',
};

const FREQUENCIES = allOf<FollowFrequency>({ IMMEDIATE: true, DAILY: true, WEEKLY: true });

/** Changes how often the reader is told about one thing, or ends it. */
export function FollowForms({
  id,
  subject,
  frequency,
  whose,
}: {
  id: string;
  subject: string;
  frequency: string;
  whose: string;
}) {
  const { t, name } = useReader();
  return (
    <div class="doors">
      <Form name="followSet" at={subject} submit={<Of what={t('account.follows.save')} whose={whose} />}>
        <Select
          name="frequency"
          label={t('account.follows.frequency')}
          value={frequency}
          options={FREQUENCIES.map((each) => ({ value: each, label: name('FollowFrequency', each) }))}
        />
      </Form>
      <Form name="followEnd" at={id} quietly submit={<Of what={t('account.follows.end')} whose={whose} />} />
    </div>
  );
}
