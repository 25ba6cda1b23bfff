import { Choices } from '../../frame/components/fields.js';
import { Finder, useKeptName } from '../../frame/components/finder.js';
import type { Answer } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';

interface InstitutionsProps {
  known: Answer<'suggest'>['institutions'] | Answer<'writeText'>['institutions'];
  milestone?: { institutions: { slug: string; name: { text: string } }[] } | null;
}

/** The institutions that answer for a milestone. */
export function InstitutionsField({ known, milestone }: InstitutionsProps) {
  const { t, name } = useReader();
  const kept = useKeptName();
  const present = new Map((milestone?.institutions ?? []).map(({ slug, name: { text } }) => [slug, text]));
  return (
    <>
      {known && <Finder name="institutions" label={t('finder.institution')} choices={known} />}
      <Choices
        name="institutions"
        label={name('SuggestedField', 'MILESTONE_INSTITUTIONS')}
        hint={t('suggest.field.all')}
        options={[]}
        kept={(slug) => present.get(slug) ?? kept(slug)}
        folded={[
          {
            label: t('suggest.field.institutions'),
            options: (known?.nodes ?? []).map((each) => ({ value: each.slug, label: each.name.text })),
          },
        ]}
        chosen={[...present.keys()]}
        many
        optional
      />
    </>
  );
}
