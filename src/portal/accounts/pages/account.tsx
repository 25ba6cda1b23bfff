import type { Thing } from '../../frame/documents.js';
import { Contents } from '../../frame/components/contents.js';
import { Day } from '../../frame/components/dates.js';
import { DoorProblem } from '../../frame/components/door.js';
import { OwnFollows } from '../../notifications/components/own-follows.js';
import { hiddenNow, OwnHidden } from '../../moderation/components/own-hidden.js';
import { OwnRoles } from '../components/own-roles.js';
import { OwnSessions } from '../components/own-sessions.js';
import { OwnTokens } from '../components/own-tokens.js';
import { Example, Section } from '../../frame/components/said.js';
import { sessionRevoke, tokenCreate, tokenRevoke } from '../forms/account-access.js';
import {
  AccountLanguage,
  accountLanguage,
  AccountRename,
  accountRename,
  NoticeAccept,
  noticeAccept,
} from '../forms/account-settings.js';
import { OWN_DATA } from '../../addresses.js';
import { followEnd, followSet } from '../../notifications/forms/follows.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type ViewerGiven = Thing<'account', 'viewer'>;

/** Everything that people decide about their own account, on one page. */
export const account: Page<'account'> = {
  signedInOnly: true,
  forms: {
    accountRename,
    accountLanguage,
    noticeAccept,
    sessionRevoke,
    tokenCreate,
    tokenRevoke,
    followSet,
    followEnd,
  },
  sheet: ({ viewer, noticeVersion }, { t }) =>
    viewer && {
      title: t('site.account'),
      content: <Account viewer={viewer} notice={noticeVersion} />,
    },
};

const PARTS = ['name', 'hidden', 'follows', 'roles', 'secondFactor', 'sessions', 'tokens', 'data'] as const;

function Account({ viewer: own, notice }: { viewer: ViewerGiven; notice: number }) {
  const { t, href, language } = useReader();
  const section = (part: string) => ({ id: t(`account.ids.${part}`), title: t(`account.${part}.title`) });
  const hidden = hiddenNow(own.hiddenTexts);
  const parts = PARTS.filter((part) => part !== 'hidden' || hidden.length > 0);
  return (
    <>
      <h1>{t('site.account')}</h1>
      <DoorProblem />
      {own.noticeDue && !own.account.synthetic && <NoticeAccept version={notice} />}
      <p class="lead">
        {own.publicName} {own.account.synthetic && <Example />}
      </p>
      <p>
        <a class="button" href={href('myProposals')}>
          {t('myProposals.title')}
        </a>
      </p>
      <Contents parts={parts.map(section)} />
      <Section {...section('name')}>
        <About own={own} />
        <AccountRename publicName={own.publicName} />
        <AccountLanguage language={own.language} />
      </Section>
      {hidden.length > 0 && (
        <Section {...section('hidden')}>
          <OwnHidden decisions={hidden} />
        </Section>
      )}
      <Section {...section('follows')}>
        <OwnFollows follows={own.follows} />
      </Section>
      <Section {...section('roles')}>
        <OwnRoles roles={own.appointments} />
      </Section>
      <Section {...section('secondFactor')}>
        <p>{own.secondFactor ? t('secondFactor.on') : t('account.secondFactor.off')}</p>
        {own.secondFactor && <p>{t('secondFactor.left', { count: own.recoveryCodesLeft })}</p>}
        <p>
          <a class="button" href={href('secondFactor')}>
            {own.secondFactor ? t('account.secondFactor.change') : t('account.secondFactor.turnOn')}
          </a>
        </p>
      </Section>
      <Section {...section('sessions')}>
        <OwnSessions sessions={own.sessions} />
      </Section>
      <Section {...section('tokens')}>
        <OwnTokens tokens={own.tokens} />
      </Section>
      <Section {...section('data')}>
        <p>{t('account.data.what')}</p>
        <form method="post" action={OWN_DATA[language]} class="form">
          <button type="submit">{t('account.data.export')}</button>
        </form>
        <p>{t('account.data.leave')}</p>
        <p>
          <a href={href('erase')}>{t('account.data.erase')}</a>
        </p>
      </Section>
    </>
  );
}

/** The data that the site keeps about a person, and who else sees it. */
function About({ own }: { own: ViewerGiven }) {
  const { t, href } = useReader();
  return (
    <dl class="pairs">
      <div>
        <dt>{t('account.name.email')}</dt>
        <dd>
          {own.email ?? t('account.name.noEmail')}
          {own.email && <small class="aside">{t('account.name.onlyYou')}</small>}
        </dd>
      </div>
      <div>
        <dt>{t('account.name.handle')}</dt>
        <dd>
          <code>{own.account.handle}</code>
          <small class="aside">{t('account.name.handleWhy')}</small>
        </dd>
      </div>
      <div>
        <dt>{t('account.name.since')}</dt>
        <dd>{own.account.memberSince && <Day day={own.account.memberSince} />}</dd>
      </div>
      {own.noticeVersion !== null && (
        <div>
          <dt>{t('account.name.notice')}</dt>
          <dd>
            <a href={href('privacy')}>{t('account.name.version', { version: own.noticeVersion })}</a>
          </dd>
        </div>
      )}
    </dl>
  );
}
