import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { useReader } from '../reader.js';
import { Hidden } from './fields.js';
import { Standing, useField } from './form.js';

interface NewerProps {
  /** The version that the page shows. */
  version: number;
  /** What the form sends judges the text, and does not take its place. */
  judged?: true;
  children?: ComponentChildren;
}

/**
 * Carries the version that was read, and shows beside one's own text what somebody else made of it meanwhile. Only then
 * does the form carry the newer version: whoever sends it again has seen what it is about.
 */
export function Newer({ version, judged, children }: NewerProps) {
  const { t } = useReader();
  const { returned } = useContext(Standing);
  const field = useField({ name: 'expectedVersion' });
  const read = (!field.fault && returned?.sent.text('version')) || String(version);
  return (
    <>
      {field.fault && (
        <div class="notice" id={field.id}>
          <p>
            <strong>{t('newer.title')}</strong>
          </p>
          {children ?? <p>{t('newer.above')}</p>}
          <p>{t(judged ? 'newer.judged' : 'newer.how')}</p>
        </div>
      )}
      <Hidden name="version" value={read} />
    </>
  );
}
