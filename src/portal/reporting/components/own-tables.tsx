import { Said, Section } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { AppointmentInPlan } from '../../frame/types.js';
import { INSTITUTION } from '../table-rows.js';

interface OwnTablesProps {
  roles: (AppointmentInPlan & { plan: { submittedOn: string | null } | null })[];
}

/** Leads a liaison to the table in which their institution reports; there is one once the plan is submitted. */
export function OwnTables({ roles }: OwnTablesProps) {
  const { t, href } = useReader();
  const own = roles.flatMap(({ role, institution, plan }) =>
    role === 'INSTITUTION_LIAISON' && institution && plan?.submittedOn ? { institution, plan } : [],
  );
  if (own.length === 0) return null;
  return (
    <Section id={t('reportTable.ids.own')} title={t('reportTable.title')}>
      <ul class="plain tight">
        {own.map(({ institution, plan }) => (
          <li key={`${institution.slug} ${plan.slug}`}>
            <a href={href('reportTable', plan.slug, { [INSTITUTION]: institution.slug })}>
              <Said words={institution.name} /> · <Said words={plan.title} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
