import { TAKEN_BACK_BY } from '../done.js';
import { useReader } from '../reader.js';

/**
 * Confirms the act that was just done, on the page that people are sent to afterwards, also while another form still
 * waits.
 */
export function DoneNotice() {
  const { t, done } = useReader();
  if (!done) return null;
  const form = TAKEN_BACK_BY[done.what];
  return (
    <p class="done" role="status">
      <strong>✓</strong> {t(`done.${done.what}`)}{' '}
      {form && done.at && <a href={`#${form}-${done.at}`}>{t(`done.undo.${done.what}`)}</a>}
    </p>
  );
}
