import type { HeldInPlan } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Term } from './register.js';
import { Said } from '../../frame/components/said.js';

/**
 * The reader's own roles: what each is for, its institution, plan and days. A liaison gets a link to the page that administers them.
 */
export function OwnRoles({ roles }: { roles: HeldInPlan[] }) {
  const { t, name, meaning, href } = useReader();
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
            {meaning('Role', held.role)}
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
