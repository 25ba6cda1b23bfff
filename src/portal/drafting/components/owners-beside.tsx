import type { Owner } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

interface OwnersProps {
  reference: string;
  owners: Owner[];
  open: boolean;
}

/** The institutions that lead or support the commitment, each with its own way to suggest another role. */
export function OwnersBeside({ reference, owners, open }: OwnersProps) {
  const { t, name, href } = useReader();
  const named = owners.flatMap(({ institution, role, state }) =>
    institution && (state === 'INVITED' || state === 'ACCEPTED') ? [{ institution, role, state }] : [],
  );
  return (
    <>
      <h3>{t('text.owners')}</h3>
      {named.length === 0 && <p class="unknown">{t('text.noOwners')}</p>}
      <dl class="pairs">
        {named.map(({ institution, role, state }) => (
          <div key={institution.slug}>
            <dt>{institution.name.text}</dt>
            <dd>
              {name('OwnerRole', role)} · {name('OwnerState', state)}{' '}
              {open && (
                <a class="beside" href={href('suggest', reference, { field: 'owner', institution: institution.slug })}>
                  {t('text.suggest')}
                  <span class="hidden"> · {institution.name.text}</span>
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {open && (
        <p>
          <a href={href('suggest', reference, { field: 'owner' })}>{t('text.otherOwner')}</a>
        </p>
      )}
    </>
  );
}
