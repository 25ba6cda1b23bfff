import type { SuggestionWindow } from '../../frame/types.js';
import { End, Instant } from '../../frame/components/dates.js';
import { useReader } from '../../frame/reader.js';

interface TakenProps {
  state: string;
  open: boolean;
  windows: SuggestionWindow[];
}

const WINDOWS = ['DRAFTING', 'PUBLIC_CONSULTATION'];

/** Says until when suggestions are taken, or why they are not and when they will be. */
export function TakenWhen({ state, open, windows }: TakenProps) {
  const { t } = useReader();
  const own = windows.filter(({ kind }) => WINDOWS.includes(kind));
  const now = own.find((window) => window.state === 'OPEN');
  if (open && now)
    return (
      <p>
        {t('text.open')} <End at={now.closesAt} />.
      </p>
    );
  if (open) return <p>{t('text.openToDrafters')}</p>;
  if (!['DRAFT', 'IN_CONSULTATION'].includes(state)) return <p class="notice">{t('text.closed')}</p>;
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
