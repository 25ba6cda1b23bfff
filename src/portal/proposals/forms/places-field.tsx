import { Choices } from '../../frame/components/fields.js';
import { memberLabel } from '../../frame/components/glyph.js';
import type { Place } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

/** A member of the plan, with the places inside it. */
export interface Territory {
  /** The draft reads `parts` only at the question that shows this field. */
  jurisdiction: Place & { parts?: Place[] };
}

/** The places of a proposal: the members of the plan first, all other municipalities folded. */
export function PlacesField({ members, chosen }: { members: Territory[]; chosen?: string[] }) {
  const { t, name, language } = useReader();
  const own = new Set(members.map(({ jurisdiction }) => jurisdiction.code));
  const others = members
    .flatMap(({ jurisdiction }) => jurisdiction.parts ?? [])
    .filter(({ code }) => !own.has(code))
    .toSorted((a, b) => a.name.text.localeCompare(b.name.text, language));
  const rest = {
    label: t('draft.otherPlaces', { count: others.length }),
    options: others.map(({ code, name: words }) => ({ value: code, label: words.text })),
  };
  return (
    <Choices
      name="jurisdictions"
      label={t('draft.where')}
      hint={t('draft.whereHint')}
      options={members.map(({ jurisdiction }) => ({
        value: jurisdiction.code,
        label: memberLabel(jurisdiction, name),
      }))}
      folded={others.length === 0 ? [] : [rest]}
      chosen={chosen ?? []}
      many
      optional
    />
  );
}
