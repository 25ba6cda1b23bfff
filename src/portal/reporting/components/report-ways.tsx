import { Of } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { Voice } from '../../frame/types.js';
import { openReport, VOICE } from '../open-reports.js';

interface WaysProps {
  milestone: {
    id: string;
    number: number;
    availableVoices: Voice[];
    reports: { id: string; voice: Voice; availableActions: string[] }[];
  };
}

/** Leads people who may report on a milestone to the form, or to the report that they began before. */
export function ReportWays({ milestone }: WaysProps) {
  const { t, href, name } = useReader();
  const { availableVoices: voices, reports, id, number } = milestone;
  if (voices.length === 0) return null;
  const whose = t('voices.of', { number });
  return (
    <p class="ways">
      {voices.map((voice) => {
        const open = openReport(reports, voice);
        const what = t(open ? 'beginReport.continue' : 'beginReport.begin');
        return (
          <a
            key={voice}
            class="button"
            href={open ? href('milestoneReport', open.id) : href('beginReport', id, { [VOICE]: voice })}
          >
            <Of what={voices.length > 1 ? `${what}: ${name('Voice', voice)}` : what} whose={whose} />
          </a>
        );
      })}
    </p>
  );
}
