import { Hidden, Select } from '../../frame/components/fields.js';
import { stated } from '../../../domain/printed.js';
import type { SessionLine } from '../../frame/types.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';

/** A form that shows the field of the session also requires it; other forms do not. */
export const sessionNeeded = (sent: Sent, { t }: Reader): Record<string, string> =>
  sent.all('asked').includes('session') ? { session: t('appoint.session') } : {};

/** Sessions of the forum to choose from, each by its kind, its number and its day. */
export const sessionOptions = (sessions: SessionLine[], { name, language }: Reader) =>
  sessions.map(({ id, kind, number, held }) => ({
    value: id,
    label: `${name('SessionKind', kind)} ${number}${held ? ` · ${stated(language, held)}` : ''}`,
  }));

export function SessionField({ sessions, hint }: { sessions: SessionLine[]; hint: string }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <>
      <Hidden name="asked" value="session" />
      <Select name="session" label={t('appoint.session')} hint={hint} options={sessionOptions(sessions, reader)} />
    </>
  );
}
