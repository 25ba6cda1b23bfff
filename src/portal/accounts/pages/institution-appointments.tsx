import { Appointing, registerAsked } from '../components/appointing.js';
import { Said } from '../../frame/components/said.js';
import { APPOINTMENT_FORMS } from '../forms/appointments.js';
import type { Page } from '../../frame/page.js';

/** The register of an institution; its liaison and an administrator grant, end and hand over appointments here. */
export const institutionAppointments: Page<'institutionAppointments'> = {
  variables: (slug, search) => ({ slug, ...registerAsked(search) }),
  forms: APPOINTMENT_FORMS,
  sheet: ({ institution, plans, viewer }, { t, href }) => {
    if (!institution) return null;
    // A liaison may appoint in the plans that they serve for this institution; an administrator may in every plan.
    const serves = (viewer?.appointments ?? []).filter(
      ({ current, institution: body, plan }) => current && body?.slug === institution.slug && plan,
    );
    const own = plans.nodes.filter(
      ({ id, grantableRoles }) => grantableRoles.length > 0 || serves.some(({ plan }) => plan!.id === id),
    );
    const roles = institution.grantableRoles.filter((role) => role !== 'ADMINISTRATOR');
    return {
      title: `${t('register.title')} · ${institution.name.text}`,
      content: (
        <>
          <p class="crumb">
            <a href={href('institution', institution.slug)}>
              <Said words={institution.name} />
            </a>
          </p>
          <h1>{t('register.title')}</h1>
          <Appointing
            appointments={institution.appointments}
            sessionsOf={(appointment) => appointment.plan?.sessions ?? []}
            grant={{ roles, plans: own, institutions: { totalCount: 1, nodes: [institution] } }}
          />
        </>
      ),
    };
  },
};
