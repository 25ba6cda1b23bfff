import { useReader } from '../reader.js';

/** The parts of the privacy notice, and how many paragraphs each has; a new version gets an entry of its own. */
const PARTS = {
  who: 2,
  what: 5,
  why: 3,
  public: 3,
  others: 2,
  long: 5,
  rights: 4,
  cookies: 3,
  changes: 1,
} as const;

/** What matters most of the notice, for whoever is about to accept it. */
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

export function WholeNotice({ version }: { version: number }) {
  const { t } = useReader();
  return (
    <>
      {Object.entries(PARTS).map(([part, count]) => (
        <section key={part} aria-labelledby={part}>
          <h2 id={part}>{t(`notice.${version}.${part}.title`)}</h2>
          {Array.from({ length: count }, (_, index) => (
            <p key={index}>{t(`notice.${version}.${part}.${index + 1}`)}</p>
          ))}
        </section>
      ))}
    </>
  );
}
