import type { HeldInPlan } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Term } from './register.js';
import { Said } from '../../frame/components/said.js';

/** What somebody may do beyond everybody, for whom, and until when; the way to where it is administered. */
export function OwnRoles({ roles }: { roles: HeldInPlan[] }) {
  const { t, name, href } = useReader();
  if (roles.length === 0) return <p>{t('account.roles.none')}</p>;
  return (
    <ul class="rows">
      {roles.map((held) => (
        <li key={held.id}>
          <div>
            <strong>{name('Role', held.role)}</strong>
            {held.institution && (
              <>
                {' · '}
                <BodyLink body={held.institution} />
              </>
            )}
            {held.plan && (
              <>
                <br />
                <a href={href('plan', held.plan.slug)}>
                  <Said words={held.plan.title} />
                </a>
              </>
            )}
            <br />
            <span class="quiet">
              <Term held={held} />
            </span>
          </div>
          {held.current && held.institution && held.role === 'INSTITUTION_LIAISON' && (
            <a href={href('institutionAppointments', held.institution.slug)}>{t('register.manage')}</a>
          )}
        </li>
      ))}
    </ul>
  );
}
