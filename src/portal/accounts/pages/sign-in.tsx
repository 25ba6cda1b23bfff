import { Door, DoorProblem } from '../../frame/components/door.js';
import { TextField } from '../../frame/components/fields.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

/** Everybody can sign in with a link or a code by e-mail, and with an identity provider where the site has one. */
export const signIn: Page<'signIn'> = {
  asks: false,
  sheet: (_, { t }) => ({ title: t('signIn.title'), content: <SignIn /> }),
};

const FIELDS = { EMAIL_INVALID: 'email', EMAIL_UNUSABLE: 'email' };

/** This is a link and not a form, because the content security policy lets a form lead to no other site. */
function WithProvider({ name, returnTo }: { name: string; returnTo: string | null }) {
  const { t, language } = useReader();
  const search = new URLSearchParams({ language, ...(returnTo ? { returnTo } : {}) });
  return (
    <>
      <h2>{t('signIn.other')}</h2>
      <p>{t('signIn.providerHow', { name })}</p>
      <p>
        <a class="button" href={`/sign-in/oidc?${search}`}>
          {t('signIn.provider', { name })}
        </a>
      </p>
    </>
  );
}

function SignIn() {
  const { t, href, viewer, demonstration, provider, search } = useReader();
  const returnTo = search.get('returnTo');
  return (
    <div class="column">
      <h1>{t('signIn.title')}</h1>
      {viewer && (
        <p class="notice">
          {t('signIn.already', { name: viewer.publicName })} <a href={href('account')}>{t('site.account')}</a>
        </p>
      )}
      <DoorProblem fields={FIELDS} />
      {returnTo && !viewer && <p>{t('signIn.first')}</p>}
      <p class="lead">{t('signIn.how')}</p>
      <Door to="/sign-in/request" submit={t('signIn.submit')} fields={FIELDS}>
        <TextField
          name="email"
          label={t('signIn.email')}
          hint={t('signIn.emailHint')}
          type="email"
          autocomplete="email"
        />
      </Door>
      {provider && <WithProvider name={provider} returnTo={returnTo} />}
      <p>
        {t('signIn.new')} <a href={href('privacy')}>{t('signIn.privacy')}</a>
      </p>
      {demonstration && (
        <div class="board">
          <h2>{t('demonstration.title')}</h2>
          <p>{t('demonstration.short')}</p>
          <p>
            <a class="button" href={href('demonstration', '', returnTo ? { returnTo } : {})}>
              {t('demonstration.go')}
            </a>
          </p>
        </div>
      )}
    </div>
  );
}
