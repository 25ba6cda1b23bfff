import { areasByHeading } from '../areas.js';
import { Choices } from '../../frame/components/fields.js';
import type { Area } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

/** The policy areas by which OGP compares plans; each group unfolds. */
export function AreasField({ areas, chosen }: { areas: Area[]; chosen?: string[] }) {
  const { t } = useReader();
  return (
    <Choices
      name="policyAreas"
      label={t('draft.area')}
      hint={t('draft.areaHint')}
      options={[]}
      folded={areasByHeading(areas).map(([label, options]) => ({
        label,
        options: options.map(([value, text]) => ({ value, label: text })),
      }))}
      chosen={chosen ?? []}
      many
      optional
    />
  );
}
