import type { Words } from '../answers.js';
import { useReader } from '../reader.js';
import { Paragraphs } from './said.js';

export interface AskedGiven {
  problem: Words | null;
  action: Words | null;
  expectedChange: Words | null;
  affected: Words | null;
}

/** What is asked for, in the words of whoever asks. */
export function Asked({ given }: { given: AskedGiven }) {
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
