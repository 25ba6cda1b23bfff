import type { Operator as OperatorGiven } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

/** The parts of the notice in force, and how many paragraphs each has. The words of every version stay in `words/`. */
const PARTS = {
  who: 1,
  what: 6,
  why: 3,
  public: 3,
  others: 2,
  long: 5,
  rights: 4,
  cookies: 3,
  changes: 1,
} as const;

/** Names the operator who answers for personal data, or says plainly that nobody is named. */
export function Operator({ operator }: { operator: OperatorGiven | null }) {
  const { t, demonstration } = useReader();
  if (!operator) return <p class="notice">{t(demonstration ? 'operator.demonstration' : 'operator.nobody')}</p>;
  return (
    <p>
      {t('operator.who')} <strong>{operator.name}</strong>.{' '}
      {operator.contact && `${t('operator.contact')} ${operator.contact}`}
    </p>
  );
}

/** The most important points of the notice, shown before a person accepts it. */
export function Essence({ version }: { version: number }) {
  const { t } = useReader();
  return (
    <ul>
      {[1, 2, 3, 4].map((each) => (
        <li key={each}>{t(`notice.${version}.essence.${each}`)}</li>
      ))}
    </ul>
  );
}

export function WholeNotice({ version, operator }: { version: number; operator: OperatorGiven | null }) {
  const { t } = useReader();
  return (
    <>
      {Object.entries(PARTS).map(([part, count]) => (
        <section key={part} aria-labelledby={part}>
          <h2 id={part}>{t(`notice.${version}.${part}.title`)}</h2>
          {part === 'who' && <Operator operator={operator} />}
          {Array.from({ length: count }, (_, index) => (
            <p key={index}>{t(`notice.${version}.${part}.${index + 1}`)}</p>
          ))}
        </section>
      ))}
    </>
  );
}
