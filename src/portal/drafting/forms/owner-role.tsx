import { Choices, Select } from '../../frame/components/fields.js';
import { given as inAddress } from '../../frame/components/filters.js';
import { Finder, useKeptName } from '../../frame/components/finder.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';

const ROLES = ['LEAD', 'SUPPORTING'] as const;
const NONE = 'NONE';

/** The part of a suggestion about the role of an institution that this form alone sends. */
export const ownerRoleSent = (sent: Sent) => {
  const part = sent.text('part');
  return {
    institution: sent.text('institution'),
    onBehalfOf: sent.text('onBehalfOf'),
    value: part === NONE ? { role: null } : { role: ROLES.find((role) => role === part) },
  };
};

export const ownerRoleNeeds = ({ t }: Reader): Record<string, string> => ({
  institution: t('suggest.owner.institution'),
  part: t('suggest.owner.role'),
});

interface OwnerRoleProps {
  commitment: Thing<'suggest', 'commitment'>;
  known: Answer<'suggest'>['institutions'];
}

/** Asks which institution should lead the commitment, support it, or have no role in it any more. */
export function OwnerRoleField({ commitment, known }: OwnerRoleProps) {
  const { t, name, search } = useReader();
  const kept = useKeptName();
  const { speakingFor = [] } = commitment;
  return (
    <>
      <p>{t('suggest.owner.what')}</p>
      {known && <Finder name="institution" label={t('finder.institution')} choices={known} />}
      <Select
        name="institution"
        label={t('suggest.owner.institution')}
        kept={kept}
        value={inAddress(search, 'institution') ?? ''}
        options={(known?.nodes ?? []).map(({ slug, name: words }) => ({ value: slug, label: words.text }))}
      />
      <Choices
        name="part"
        label={t('suggest.owner.role')}
        options={[
          ...ROLES.map((value) => ({ value, label: name('OwnerRole', value) })),
          { value: NONE, label: t('suggest.owner.none') },
        ]}
      />
      {speakingFor.length > 0 && (
        <Choices
          name="onBehalfOf"
          label={t('suggest.owner.speaksFor')}
          hint={t('suggest.owner.speaksForHint')}
          options={speakingFor.map(({ slug, name: words }) => ({ value: slug, label: words.text }))}
          many
          optional
        />
      )}
    </>
  );
}
