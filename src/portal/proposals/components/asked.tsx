import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { Paragraphs } from '../../frame/components/said.js';

type ProposalTexts = Pick<Thing<'proposal', 'proposal'>, 'problem' | 'action' | 'expectedChange' | 'affected'>;

/** The texts of the proposal, in its author's words. */
export function AskedTexts({ given }: { given: ProposalTexts }) {
  const { t } = useReader();
  const texts = ['problem', 'action', 'expectedChange', 'affected'] as const;
  return (
    <div class="column">
      {texts.map(
        (part) =>
          given[part] && (
            <div key={part}>
              <h3>{t(`proposal.texts.${part}`)}</h3>
              <Paragraphs words={given[part]} />
            </div>
          ),
      )}
    </div>
  );
}
