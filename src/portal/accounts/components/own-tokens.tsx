import type { Result } from '../../frame/form.js';
import type { Thing } from '../../frame/documents.js';
import { TokenCreate, TokenRevoke } from '../forms/account-access.js';
import { useReader } from '../../frame/reader.js';
import { Instant } from '../../frame/components/dates.js';

type TokenGiven = Thing<'account', 'viewer'>['tokens'][number];

/** Access tokens for programs; a new one is shown once. */
export function OwnTokens({ tokens }: { tokens: TokenGiven[] }) {
  const { t, name, made, returned } = useReader();
  const secret = made?.form === 'tokenCreate' ? (made.result as Result<'forms/token-create'>).secret : null;
  return (
    <>
      {secret && (
        <div class="done" role="status" tabindex={-1} autofocus>
          <p>
            <strong>{t('account.tokens.made')}</strong>
          </p>
          <p>
            <code class="secret">{secret}</code>
          </p>
          <p>{t('account.tokens.once')}</p>
        </div>
      )}
      <p>{t('account.tokens.what')}</p>
      {tokens.length > 0 && (
        <ul class="rows">
          {tokens.map((token) => (
            <li key={token.id}>
              <div>
                <strong>{token.name}</strong> · {token.scopes.map((scope) => name('TokenScope', scope)).join(', ')}
                <br />
                <span class="quiet">
                  {t('account.tokens.until')} <Instant at={token.expiresAt} />
                </span>
              </div>
              <TokenRevoke id={token.id} whose={token.name} />
            </li>
          ))}
        </ul>
      )}
      <details open={returned?.sent.form === 'tokenCreate'}>
        <summary>{t('account.tokens.new')}</summary>
        <TokenCreate />
      </details>
    </>
  );
}
