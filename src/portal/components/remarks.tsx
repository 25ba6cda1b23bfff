import type { Cited, Words } from '../answers.js';
import { useReader } from '../reader.js';
import { Said } from './said.js';
import { From } from './sources.js';

export interface RemarkGiven {
  code: string;
  text: Words;
  sources: Cited[];
}

/** Contradictions and gaps of the public record, said where the promise stands and not in a footnote. */
export function Remarks({ remarks }: { remarks: RemarkGiven[] }) {
  const { name } = useReader();
  return (
    <ul class="remarks">
      {remarks.map((remark) => (
        <li key={remark.code + remark.text.text}>
          <h3>{name('RemarkCode', remark.code)}</h3>
          <p>
            <Said words={remark.text} />
          </p>
          <From sources={remark.sources} />
        </li>
      ))}
    </ul>
  );
}
