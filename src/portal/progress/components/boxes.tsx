import type { Step } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import type { Kind } from '../counting.js';

/** Above this number the boxes are not drawn: nobody can read them, and they weigh as much as the page. */
const MOST_BOXES = 120;
const IN_A_ROW = 20;
const [ACROSS, DOWN] = [15, 18];

const FRAME = 'h10v14h-10z';
/** Strokes inside a box, from its upper left corner; what is drawn tells the kinds apart, colour only helps. */
const STROKES: Partial<Record<Kind, [name: string, path: string]>> = {
  CONFIRMED: ['tick', 'm2 7.5 2.5 2.7 4-5.2'],
  SAID_BY_OWNER: ['hatch', 'm0 4 4-4m-4 9 9-9m-9 14 10-10m-5 10 5-5'],
  CONTRADICTED: ['cross', 'm1.5 3 7 8m0-8-7 8'],
  NO_EVIDENCE: ['slash', 'm1 13 8-12'],
};

/**
 * One box for each milestone: ticked when another voice confirms it, hatched when only its owner says so, crossed when
 * it is contradicted. The words and numbers beside it say the same.
 */
export function Boxes({ kinds }: { kinds: Kind[] }) {
  if (kinds.length === 0 || kinds.length > MOST_BOXES) return null;
  const paths = new Map<string, string>();
  const draw = (name: string, path: string) => paths.set(name, (paths.get(name) ?? '') + path);
  for (const [index, kind] of kinds.entries()) {
    const at = `M${(index % IN_A_ROW) * ACROSS + 1} ${Math.floor(index / IN_A_ROW) * DOWN + 1}`;
    if (kind === 'CONFIRMED') draw('full', at + FRAME);
    draw(kind === 'NO_REPORT' ? 'none' : 'box', at + FRAME);
    if (kind === 'UNDER_WAY') draw('full', `${at}m0 9h10v5h-10z`);
    const stroke = STROKES[kind];
    if (stroke) draw(stroke[0], at + stroke[1]);
  }
  const width = Math.min(kinds.length, IN_A_ROW) * ACROSS;
  const height = Math.ceil(kinds.length / IN_A_ROW) * DOWN - 2;
  return (
    <svg class="boxes" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {[...paths].map(([name, path]) => (
        <path key={name} class={name} d={path} />
      ))}
    </svg>
  );
}

/** How a milestone is counted, as box and word. A milestone that is only begun says how far it is. */
export function CountedStatus({ of: { countedAs, status } }: { of: Pick<Step, 'countedAs' | 'status'> }) {
  const { name } = useReader();
  // A claim that another voice confirms has been seen, so its status never reads that there is no evidence.
  if (countedAs === 'UNDER_WAY' && status !== 'NO_EVIDENCE') return <MilestoneStatus of={status} />;
  return (
    <span class="status">
      <Boxes kinds={[countedAs]} /> {name('CountedAs', countedAs)}
    </span>
  );
}
