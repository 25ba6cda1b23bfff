import type { Thing } from '../../frame/documents.js';
import { Form } from '../../frame/components/form.js';
import { QrCode } from '../components/qr-code.js';
import {
  SecondFactorConfirm,
  secondFactorConfirm,
  secondFactorRemove,
  secondFactorStart,
} from '../forms/second-factor.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type Setup = Thing<'secondFactor', 'secondFactorSetup'>;

/**
 * Turns the second step of signing in on and off. The secret and the recovery codes are shown only during the set-up.
 */
export const secondFactor: Page<'secondFactor'> = {
  signedInOnly: true,
  forms: { secondFactorStart, secondFactorConfirm, secondFactorRemove },
  sheet: ({ viewer, secondFactorSetup: setup }, { t }) =>
    viewer && {
      title: t('secondFactor.title'),
      content: (
        <div class="column">
          <h1>{t('secondFactor.title')}</h1>
          {viewer.secondFactor ? <On left={viewer.recoveryCodesLeft} /> : setup ? <SettingUp setup={setup} /> : <Off />}
        </div>
      ),
    },
};

function Off() {
  const { t } = useReader();
  return (
    <>
      <p class="lead">{t('secondFactor.what')}</p>
      <p>{t('secondFactor.who')}</p>
      <p>{t('secondFactor.app')}</p>
      <Form name="secondFactorStart" submit={t('secondFactor.start')} />
    </>
  );
}

function SettingUp({ setup: { secret, uri, recoveryCodes } }: { setup: Setup }) {
  const { t } = useReader();
  return (
    <ol class="steps">
      <li>
        <h2>{t('secondFactor.scan')}</h2>
        <p>{t('secondFactor.scanHow')}</p>
        <QrCode of={uri} alt={t('secondFactor.scanAlt')} />
        <p>{t('secondFactor.typed')}</p>
        <p>
          <code class="secret">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </li>
      <li>
        <h2>{t('secondFactor.keep')}</h2>
        <p>{t('secondFactor.keepHow')}</p>
        <ul class="codes">
          {recoveryCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </li>
      <li>
        <h2>{t('secondFactor.confirm')}</h2>
        <SecondFactorConfirm />
        <Form name="secondFactorStart" submit={t('secondFactor.anew')} quietly />
      </li>
    </ol>
  );
}

function On({ left }: { left: number }) {
  const { t, href } = useReader();
  return (
    <>
      <p class="lead">{t('secondFactor.on')}</p>
      <p>{t('secondFactor.left', { count: left })}</p>
      {left < 3 && <p class="notice">{t('secondFactor.few')}</p>}
      <Form name="secondFactorRemove" submit={t('secondFactor.remove')} />
      <p>
        <a href={href('account')}>{t('account.back')}</a>
      </p>
    </>
  );
}
