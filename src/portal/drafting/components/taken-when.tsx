import { isTextOpen } from '../../commitments/being-written.js';
import type { SuggestionWindow, WindowKind } from '../../frame/types.js';
import { End, Instant } from '../../frame/components/dates.js';
import { useReader } from '../../frame/reader.js';

interface TakenProps {
  state: string;
  open: boolean;
  windows: SuggestionWindow[];
}

/** True of the kinds of windows in which everybody may suggest; a kind that is left out does not compile. */
const TAKES_SUGGESTIONS: Record<WindowKind, boolean> = {
  DRAFTING: true,
  PUBLIC_CONSULTATION: true,
  CALL_FOR_PROPOSALS: false,
  THEMATIC_TABLES: false,
  REASONED_RESPONSE: false,
};

/** Says until when suggestions are taken, or why they are not and when they will be. */
export function TakenWhen({ state, open, windows }: TakenProps) {
  const { t } = useReader();
  const own = windows.filter(({ kind }) => TAKES_SUGGESTIONS[kind]);
  const now = own.find((window) => window.state === 'OPEN');
  if (open && now)
    return (
      <p>
        {t('text.open')} <End at={now.closesAt} />.
      </p>
    );
  if (open) return <p>{t('text.openToDrafters')}</p>;
  if (!isTextOpen(state)) return <p class="notice">{t('text.closed')}</p>;
  const next = own.find((window) => window.state === 'PLANNED');
  return (
    <p class="notice">
      {next ? (
        <>
          {t('text.opens')} <Instant at={next.opensAt} />.
        </>
      ) : (
        t('text.noWindow')
      )}
    </p>
  );
}
