import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { Said } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';

type RemarkGiven = Thing<'commitment', 'commitment'>['remarks'][number];

/** Contradictions and gaps of the public record. They are shown beside the promise and not in a footnote. */
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
