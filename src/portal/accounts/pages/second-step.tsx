import { Door, DoorProblem } from '../../frame/components/door.js';
import { TextField } from '../../frame/components/fields.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

/** The second step of signing in, for people who turned it on. */
export const secondStep: Page<'secondStep'> = {
  asks: false,
  sheet: (_, { t }) => ({ title: t('secondStep.title'), content: <SecondStep /> }),
};

const FIELDS = { CODE_INVALID: 'code' };

function SecondStep() {
  const { t } = useReader();
  return (
    <div class="column">
      <h1>{t('secondStep.title')}</h1>
      <DoorProblem fields={FIELDS} />
      <p class="lead">{t('secondStep.how')}</p>
      <Door to="/sign-in/second-factor" submit={t('secondStep.submit')} fields={FIELDS}>
        <TextField
          name="code"
          label={t('secondStep.code')}
          hint={t('secondStep.hint')}
          autocomplete="one-time-code"
          short
        />
      </Door>
      <h2>{t('secondStep.lost')}</h2>
      <p>{t('secondStep.recovery')}</p>
      <Door to="/sign-out" submit={t('secondStep.leave')} quietly />
    </div>
  );
}
