import type { Thing } from '../../frame/documents.js';
import { dayIn } from '../../../kernel/clock.js';
import { SessionRevoke } from '../forms/account-access.js';
import { longDay } from '../../../domain/printed.js';
import { hour } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import { Instant } from '../../frame/components/dates.js';
import { Door } from '../../frame/components/door.js';

type SessionGiven = Thing<'account', 'viewer'>['sessions'][number];

/** The reader's sign-in sessions, with buttons that end this one, another one or all of them. */
export function OwnSessions({ sessions }: { sessions: SessionGiven[] }) {
  const { t, name, language, timeZone } = useReader();
  const since = ({ createdAt }: SessionGiven) =>
    `${longDay(language, dayIn(timeZone, new Date(createdAt)))}, ${hour(language, createdAt, timeZone)}`;
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
            {!session.current && <SessionRevoke id={session.id} whose={since(session)} />}
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
