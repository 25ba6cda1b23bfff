import { Appointing, registerAsked } from '../components/appointing.js';
import { Said } from '../../frame/components/said.js';
import { APPOINTMENT_FORMS } from '../forms/appointments.js';
import type { Page } from '../../frame/page.js';
import { sought } from '../../frame/seeking.js';

/** The register of a plan; an administrator grants, ends and hands over appointments here. */
export const planAppointments: Page<'planAppointments'> = {
  variables: (slug, search, reader) => ({ slug, ...registerAsked(search), bodies: sought(reader, 'institution') }),
  forms: APPOINTMENT_FORMS,
  sheet: ({ plan, institutions }, { t, href }) =>
    plan && {
      title: `${t('register.title')} · ${plan.title.text}`,
      content: (
        <>
          <p class="crumb">
            <a href={href('plan', plan.slug)}>
              <Said words={plan.title} />
            </a>
          </p>
          <h1>{t('register.title')}</h1>
          <Appointing
            appointments={plan.appointments}
            sessionsOf={() => plan.sessions}
            grant={{ roles: plan.grantableRoles, plans: [plan], institutions }}
          />
        </>
      ),
    },
};
