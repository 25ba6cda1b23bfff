import { useContext } from 'preact/hooks';
import type { Returned } from '../../frame/came-back.js';
import { Standing } from '../../frame/components/form.js';
import { Lines } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { awayNumbers, isRowDone, rowFaults } from '../table-places.js';
import { INSTITUTION, type Row, WORDS } from '../table-rows.js';
import { ROW_FIELDS } from './table-row.js';

interface AwayProps {
  rows: Row[];
  returned: Returned;
  /** The numbers of the rows in which somebody said something. */
  said: number[];
}

/**
 * The rows that were refused and are no longer in the list, because a colleague sent them meanwhile: which ones, why,
 * what was typed, and the way to what was sent. A row that was done, or that said nothing, needs no words.
 */
export function AwayRows({ rows, returned, said }: AwayProps) {
  const away = awayNumbers(rows, returned.sent);
  for (const n of away) for (const name of ROW_FIELDS) returned.drawn.fields.add(`${name}-${n}`);
  const refused = away.filter((n) => said.includes(n) && !isRowDone(returned, n));
  if (refused.length === 0) return null;
  return (
    <ul class="plain ruled">
      {refused.map((n) => (
        <AwayRow key={n} n={n} returned={returned} />
      ))}
    </ul>
  );
}

function AwayRow({ n, returned }: { n: number; returned: Returned }) {
  const { t, href, address } = useReader();
  const { prefix } = useContext(Standing);
  const { sent } = returned;
  const reference = sent.text(`reference-${n}`) ?? '';
  const whole = { [INSTITUTION]: sent.text(INSTITUTION) ?? '', [WORDS]: reference };
  return (
    <li data-away={reference}>
      <p class="title">
        <a href={href(address!.page, address!.key, whole)}>{reference}</a>
      </p>
      {rowFaults(returned, n).map(({ field, message }) => (
        <p key={field} class="fault" id={`${prefix}-${field}`}>
          {message}
        </p>
      ))}
      {['narrative', 'obstacles'].map((name) => {
        const text = sent.text(`${name}-${n}`);
        return text === undefined ? null : (
          <div key={name}>
            <p>{t(`reportForm.${name}`)}</p>
            <blockquote>
              <Lines text={text} />
            </blockquote>
          </div>
        );
      })}
    </li>
  );
}
