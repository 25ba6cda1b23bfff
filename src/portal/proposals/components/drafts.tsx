import type { Draft } from '../../frame/types.js';
import { Example, Said, Section } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';

/** The reader's own drafts, each leading to where it goes on. */
export function DraftLines({ drafts }: { drafts: Draft[] }) {
  const { href } = useReader();
  return (
    <ul class="rows">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <div>
            <a href={href('draft', draft.id)}>
              <Said words={draft.title} />
            </a>{' '}
            {draft.synthetic && <Example short />}
            <br />
            <span class="quiet">
              <Said words={draft.plan.title} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Leads people who were interrupted back to their drafts; nothing for everybody else. */
export function Unsent({ drafts }: { drafts: Draft[] }) {
  const { t } = useReader();
  if (drafts.length === 0) return null;
  return (
    <Section id={t('myProposals.ids.unsent')} title={t('myProposals.unsent')}>
      <DraftLines drafts={drafts} />
    </Section>
  );
}
