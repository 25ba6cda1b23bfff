import { isFaulty } from '../forms/form.js';
import { useReader } from '../reader.js';

/** What has just been done, told on the page that people are sent to afterwards. */
export function DoneNotice() {
  const { t, done, returned } = useReader();
  // A form that came back was not done.
  if (!done || isFaulty(returned)) return null;
  return (
    <p class="done" role="status">
      <strong>✓</strong> {t(`done.${done}`)}
    </p>
  );
}
