import { LINK_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { TextField } from '../../frame/components/fields.js';
import { useReader } from '../../frame/reader.js';
import type { Cited } from '../../frame/types.js';

/** The schema takes an address up to this length. */

/** The name of a source and its address on the web. */
export function SourceFields({ given, label }: { given: Cited | undefined; label: string }) {
  const { t } = useReader();
  return (
    <>
      <TextField
        name="source"
        label={label}
        hint={t('programme.visit.sourceHint')}
        value={given?.title.text ?? ''}
        most={TITLE_LENGTH}
        optional
      />
      <TextField
        name="sourceUrl"
        label={t('programme.visit.sourceUrl')}
        value={given?.url ?? ''}
        most={LINK_LENGTH}
        optional
      />
    </>
  );
}
