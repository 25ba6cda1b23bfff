import { load, pages, rush } from './load.mjs';
import { figure, onSite, seconds, statusOf } from './site.mjs';

/** This many clients, each waiting for its answer, bring the server to its peak. */
const PEAK_CLIENTS = 16;
const TIMES = 5;

export default {
  goal: `${TIMES} × the requests that it can serve: at least 80 % of its peak served, the rest refused fast with 503 or 429 (T17)`,
  options: { seconds: 20 },
  minutes: ({ seconds: each }) => 4 + each / 15,
  run: ({ seconds: each }, say) =>
    onSite({}, async (site) => {
      await load(site, { clients: PEAK_CLIENTS, seconds: Math.min(each, 10), next: pages });
      const peak = await load(site, { clients: PEAK_CLIENTS, seconds: each, next: pages });
      say(`Peak: ${peak.rate.toFixed(0)} pages a second`);
      const over = await rush(site, { rate: peak.rate * TIMES, seconds: each, next: pages });
      const held = await site.held();
      const live = await statusOf(`${site.url}/live`);
      const share = over.rate / peak.rate;
      return [
        figure('peak', `${peak.rate.toFixed(0)} pages/s`, peak.failed === 0),
        figure('served of it', `${Math.round(share * 100)} %`, share >= 0.8),
        figure('p95 of what was served', `${seconds(over.p95)} (${seconds(peak.p95)} at the peak)`, over.p95 <= 12),
        figure(`refused ${over.refused}, p95`, seconds(over.p95OfRefused), over.p95OfRefused <= 1),
        figure('answered with anything else or never', over.failed, over.failed === 0),
        figure('memory', `${held.megabytes.toFixed(0)} MB`, held.megabytes <= 450),
        figure('`/live` afterwards', live, live === 200),
      ];
    }),
};
