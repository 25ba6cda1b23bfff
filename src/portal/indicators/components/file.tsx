import { useReader } from '../../frame/reader.js';

/** Gives the values of an indicator, or of all indicators of a thing, as a file for spreadsheets. */
export function IndicatorFile({ id }: { id: string }) {
  const { t, language } = useReader();
  return (
    <p>
      <a href={`/files/indicators/${id}?language=${language}`} download>
        {t('indicators.file')}
      </a>
    </p>
  );
}
