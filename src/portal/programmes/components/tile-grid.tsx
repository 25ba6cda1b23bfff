import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { letterOf, tilesOf } from '../tiles.js';

type Municipality = Thing<'programme', 'programme'>['municipalities'][number];

/** Side of a tile with the gap to the next one, in the units of the drawing; letters and numbers stand at the edges. */
const [STEP, SIDE, EDGE] = [24, 22, 18];

/**
 * The municipalities as tiles. A tile with visits is filled and has their number; one without is an empty frame, so
 * that nobody needs colours. The table beside it says the same in words.
 */
export function TileGrid({ municipalities }: { municipalities: Municipality[] }) {
  const { t } = useReader();
  const tiles = tilesOf(municipalities[0]?.jurisdiction.code ?? '');
  if (tiles.length === 0) return null;
  const given = new Map(municipalities.map((one) => [one.jurisdiction.code, one]));
  const [columns, rows] = [1 + Math.max(...tiles.map((tile) => tile.column)), 1 + tiles.at(-1)!.row];
  const visited = municipalities.filter(({ visits }) => visits > 0).length;
  return (
    <figure class="tiles">
      <svg
        viewBox={`0 0 ${EDGE + columns * STEP} ${EDGE + rows * STEP}`}
        role="img"
        aria-label={t('programme.tiles.label', { count: municipalities.length, visited })}
      >
        {Array.from({ length: columns }, (_, column) => (
          <text key={column} class="edge" x={EDGE + column * STEP + SIDE / 2} y={EDGE - 5}>
            {column + 1}
          </text>
        ))}
        {Array.from({ length: rows }, (_, row) => (
          <text key={row} class="edge" x={EDGE / 2 - 2} y={EDGE + row * STEP + 15}>
            {letterOf(row)}
          </text>
        ))}
        {tiles.map(({ code, column, row, place }) => (
          <OneTile key={code} given={given.get(code)} place={place} x={EDGE + column * STEP} y={EDGE + row * STEP} />
        ))}
      </svg>
      <figcaption>
        <p>{t('programme.tiles.what')}</p>
        <p class="legend">
          <span>
            <Sample visits={2} /> {t('programme.tiles.visited')}
          </span>
          <span>
            <Sample visits={0} /> {t('programme.tiles.never')}
          </span>
        </p>
      </figcaption>
    </figure>
  );
}

interface TileProps {
  given: Municipality | undefined;
  place: string;
  x: number;
  y: number;
}

function OneTile({ given, place, x, y }: TileProps) {
  const { t } = useReader();
  const visits = given?.visits ?? 0;
  return (
    <g>
      {given && (
        <title>
          {place} {given.jurisdiction.name.text}: {t('programme.tiles.count', { count: visits })}
        </title>
      )}
      <rect class={visits > 0 ? 'visited' : 'never'} x={x} y={y} width={SIDE} height={SIDE} rx="2" />
      {visits > 0 && (
        <text class="visits" x={x + SIDE / 2} y={y + 16}>
          {visits}
        </text>
      )}
    </g>
  );
}

function Sample({ visits }: { visits: number }) {
  return (
    <svg class="tile" viewBox={`0 0 ${STEP} ${STEP}`} aria-hidden="true">
      <rect class={visits > 0 ? 'visited' : 'never'} x="1" y="1" width={SIDE} height={SIDE} rx="2" />
      {visits > 0 && (
        <text class="visits" x={STEP / 2} y="17">
          {visits}
        </text>
      )}
    </svg>
  );
}
