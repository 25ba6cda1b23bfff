import { charactersIn } from '../../../domain/text.js';
import { figure } from '../format.js';
import { useReader } from '../reader.js';

interface CountProps {
  field: { id: string; value: string };
  most: number | undefined;
}

/**
 * Shows how many characters are used of those that fit. The server counts what came back; where scripts run,
 * `../script/page.js` keeps counting.
 */
export function Count({ field: { id, value }, most }: CountProps) {
  const { t, language } = useReader();
  if (most === undefined) return null;
  const has = charactersIn(value.trim().normalize('NFC'));
  const way = has === 0 ? 'most' : has > most ? 'over' : 'used';
  const said = { has: figure(language, has), most: figure(language, most), over: figure(language, has - most) };
  return (
    <p class={`hint count${has > most ? ' over' : ''}`} id={`${id}-count`} data-most={most}>
      {t(`form.count.${way}`, said)}
    </p>
  );
}
