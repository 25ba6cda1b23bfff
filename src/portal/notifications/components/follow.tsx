import type { Follows } from '../../frame/types.js';
import { Hidden } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Of } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';

/** Something that people can follow. */
export type Followable = { id: string; viewerFollow: Follows | null };

/** The frequency of a new follow; people change it on the page of their account. */
const FREQUENCY = 'DAILY';

/** Starts or ends messages by mail about a thing; `whose` names the thing where a page has several. */
export function Follow({ given: { id, viewerFollow }, whose }: { given: Followable; whose: string }) {
  const { t, name, viewer, href, here } = useReader();
  if (!viewer)
    return (
      <p>
        <a href={href('signIn', '', { returnTo: `${here}#followSet-${id}` })}>
          <Of what={t('follow.signIn')} whose={whose} />
        </a>
      </p>
    );
  if (!viewerFollow)
    return (
      <Form name="followSet" at={id} quietly submit={<Of what={t('follow.start')} whose={whose} />}>
        <Hidden name="frequency" value={FREQUENCY} />
      </Form>
    );
  return (
    <div class="doors">
      <p>
        {viewerFollow.byMail
          ? `${t('follow.followed')} ${name('FollowFrequency', viewerFollow.frequency)}.`
          : t('follow.unmailed')}{' '}
        <a href={`${href('account')}#${t('account.ids.follows')}`}>{t('follow.change')}</a>
      </p>
      <Form
        name="followEnd"
        at={viewerFollow.id}
        quietly
        submit={<Of what={t('account.follows.end')} whose={whose} />}
      />
    </div>
  );
}
