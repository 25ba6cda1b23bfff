import type { AppointmentInPlan } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { OfCommitment, Term } from './register.js';
import { Said } from '../../frame/components/said.js';

/**
 * The reader's own roles: what each is for, its institution, plan and days. A liaison gets a link to the page that administers them.
 */
export function OwnRoles({ roles }: { roles: AppointmentInPlan[] }) {
  const { t, name, meaning, href } = useReader();
  if (roles.length === 0) return <p>{t('account.roles.none')}</p>;
  return (
    <ul class="rows">
      {roles.map((appointment) => (
        <li key={appointment.id}>
          <div>
            <strong>{name('Role', appointment.role)}</strong>
            {appointment.institution && (
              <>
                {' · '}
                <BodyLink body={appointment.institution} />
              </>
            )}
            <OfCommitment commitment={appointment.commitment} />
            {appointment.plan && (
              <>
                <br />
                <a href={href('plan', appointment.plan.slug)}>
                  <Said words={appointment.plan.title} />
                </a>
              </>
            )}
            <br />
            {meaning('Role', appointment.role)}
            <br />
            <span class="quiet">
              <Term appointment={appointment} />
            </span>
          </div>
          {appointment.current && appointment.institution && appointment.role === 'INSTITUTION_LIAISON' && (
            <a href={href('institutionAppointments', appointment.institution.slug)}>{t('register.manage')}</a>
          )}
        </li>
      ))}
    </ul>
  );
}
