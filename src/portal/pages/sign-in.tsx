import { Door, DoorProblem } from '../components/door.js';
import { TextField } from '../components/fields.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

/** One way in for everybody: a link and a code by e-mail. */
export const signIn: Page<unknown> = {
  asks: false,
  sheet: (_, { t }) => ({ title: t('signIn.title'), content: <SignIn /> }),
};

function SignIn() {
  const { t, href } = useReader();
  return (
    <div class="column">
      <h1>{t('signIn.title')}</h1>
      <DoorProblem />
      <p class="lead">{t('signIn.how')}</p>
      <Door to="/sign-in/request" submit={t('signIn.submit')}>
        <TextField
          name="email"
          label={t('signIn.email')}
          hint={t('signIn.emailHint')}
          type="email"
          autocomplete="email"
        />
      </Door>
      <p>
        <a href={`${href('about')}#${t('about.ids.privacy')}`}>{t('signIn.privacy')}</a>
      </p>
    </div>
  );
}
