import { When } from '../../frame/components/dates.js';
import { Facts } from '../../frame/components/facts.js';
import { Paragraphs } from '../../frame/components/said.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import type { VisitLine } from '../../frame/types.js';

export type VisitSaid = Pick<
  VisitLine,
  'visited' | 'place' | 'services' | 'personsAttended' | 'womenAttended' | 'menAttended' | 'attendedByLanguage'
>;

/** The values that are known of a visit, and the names of what is not stated. */
export function VisitFacts({ given }: { given: VisitSaid }) {
  const { t, language, name } = useReader();
  const persons = (value: number | null) => (value === null ? null : figure(language, value));
  const spoken = given.attendedByLanguage.map(
    ({ language: one, persons: count }) => `${name('VisitLanguage', one)}: ${figure(language, count)}`,
  );
  return (
    <Facts
      rows={[
        { name: t('programme.visit.day'), value: given.visited && <When date={given.visited} /> },
        { name: t('programme.visit.place'), value: given.place },
        { name: t('programme.visit.services'), value: given.services && <Paragraphs words={given.services} /> },
        { name: t('programme.visit.attended'), value: persons(given.personsAttended) },
        { name: t('programme.visit.women'), value: persons(given.womenAttended) },
        { name: t('programme.visit.men'), value: persons(given.menAttended) },
        { name: t('programme.visit.byLanguage'), value: spoken.length > 0 ? spoken.join(' · ') : null },
      ]}
    />
  );
}
