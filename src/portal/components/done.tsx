import { useReader } from '../reader.js';

/** What has just been done, told on the page that people are sent to afterwards, also where another form still waits. */
export function DoneNotice() {
  const { t, done } = useReader();
  if (!done) return null;
  return (
    <p class="done" role="status">
      <strong>✓</strong> {t(`done.${done}`)}
    </p>
  );
}
