import type { Step } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Status } from '../../frame/components/glyph.js';

/** Judges a milestone against the promised date and, separately, against the adjusted date. */
function latenessOf({ late, planned, current, actual }: Step): string {
  if (late.againstPlanned === null) return 'unknown';
  const moved = current.endOn !== null && current.endOn !== planned.endOn;
  const done = actual.endOn !== null;
  if (!late.againstPlanned) return done ? 'onTime' : 'notYet';
  if (moved && !late.againstCurrent) return 'withinAdjusted';
  return moved ? (done ? 'bothDone' : 'bothOpen') : done ? 'promisedDone' : 'promisedOpen';
}

export function Lateness({ step }: { step: Step }) {
  const { t } = useReader();
  const lateness = latenessOf(step);
  const word = t(`late.${lateness}`);
  return step.late.againstPlanned ? <Status of="LATE" word={word} /> : <>{word}</>;
}
