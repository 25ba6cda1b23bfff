import { SessionRevoke } from '../forms/account-access.js';
import { useReader } from '../reader.js';
import { Instant } from './dates.js';
import { Door } from './door.js';

export interface SessionGiven {
  id: string;
  way: string;
  createdAt: string;
  expiresAt: string;
  current: boolean;
}

/** Where somebody is signed in, and how to end it: here, there, everywhere. */
export function OwnSessions({ sessions }: { sessions: SessionGiven[] }) {
  const { t, name } = useReader();
  return (
    <>
      <p>{t('account.sessions.what')}</p>
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <strong>{session.current ? t('account.sessions.here') : t('account.sessions.elsewhere')}</strong> ·{' '}
              {name('SignInWay', session.way)}
              <br />
              <span class="quiet">
                {t('account.sessions.since')} <Instant at={session.createdAt} />
              </span>
            </div>
            {!session.current && <SessionRevoke id={session.id} whose={session.createdAt} />}
          </li>
        ))}
      </ul>
      <div class="doors">
        <Door to="/sign-out" submit={t('account.sessions.out')} />
        <Door to="/sign-out/everywhere" submit={t('account.sessions.everywhere')} quietly />
      </div>
    </>
  );
}
