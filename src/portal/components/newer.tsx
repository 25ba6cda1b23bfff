import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.js';
import { useField } from './form.js';

/**
 * Beside one's own text, what somebody else made of it meanwhile. The form now carries the newer version: whoever sends
 * it again has seen what it replaces.
 */
export function Newer({ children }: { children: ComponentChildren }) {
  const { t } = useReader();
  const field = useField({ name: 'expectedVersion' });
  if (!field.fault) return null;
  return (
    <div class="notice" id={field.id}>
      <p>
        <strong>{t('newer.title')}</strong>
      </p>
      {children}
      <p>{t('newer.how')}</p>
    </div>
  );
}
