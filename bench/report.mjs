import os from 'node:os';
import { CONNECTIONS } from './load.mjs';

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const table = (head, lines) => [
  `| ${head.join(' | ')} |`,
  `|${head.map((_, index) => (index === 0 ? ' --- |' : ' ---: |')).join('')}`,
  ...lines.map((line) => `| ${line.join(' | ')} |`),
];

/** `results`: one for each case, scale and system, with a number of each round. */
export function report({ cases, scales, systems, results, starts, options, versions }) {
  const of = (benchCase, scale, system) =>
    results.find((r) => r.name === benchCase.name && r.scale === scale && r.system === system.key);
  const rate = (benchCase, scale, system) => median(of(benchCase, scale, system).rates);
  // The ratio of each round, then its median: what else the machine did at that moment fell on both.
  const ratio = (a, b) => median(a.rates.map((value, round) => value / b.rates[round]));
  const [ours, peer, bare] = systems;

  const rates = cases.flatMap((benchCase) =>
    scales.map((scale) => [
      benchCase.name,
      `${scale} ×`,
      ...systems.map((system) => rate(benchCase, scale, system).toFixed(0)),
      ratio(of(benchCase, scale, ours), of(benchCase, scale, peer)).toFixed(2),
      ratio(of(benchCase, scale, ours), of(benchCase, scale, bare)).toFixed(2),
      ...systems.map((system) => (of(benchCase, scale, system).bytes / 1000).toFixed(0)),
      ...systems.map((system) => median(of(benchCase, scale, system).p99).toFixed(0)),
    ]),
  );
  const [small, large] = [scales[0], scales.at(-1)];
  const growth = cases.map((benchCase) => [
    benchCase.name,
    ...systems.map((system) => ratio(of(benchCase, small, system), of(benchCase, large, system)).toFixed(2)),
  ]);
  const memory = (system) => Math.max(...results.filter((r) => r.system === system.key).flatMap((r) => r.memory));
  const met = (value, most, unit) => `${value.toFixed(unit === 's' ? 1 : 0)} ${unit} (goal: at most ${most} ${unit})`;

  return [
    `Node ${process.versions.node}, PostgreSQL ${versions.postgresql}, PostGraphile ${versions.postgraphile}, ${os.availableParallelism()} cores of ${os.cpus()[0]?.model.trim() || 'an unnamed processor'}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GB;`,
    `${CONNECTIONS} connections, medians of ${options.rounds} interleaved rounds of ${options.seconds} s; load, servers and PostgreSQL share the machine.`,
    '',
    ...options.data.map(
      ({ scale, counts }) =>
        `- ${scale} ×: ${counts.plans} plans, ${counts.commitments} commitments, ${counts.milestones} milestones`,
    ),
    '',
    'Requests a second:',
    '',
    ...table(
      [
        'case',
        'data',
        ...systems.map(({ label }) => label),
        `ours : ${peer.label}`,
        `ours : ${bare.label}`,
        ...systems.map(({ label }) => `kB ${label}`),
        ...systems.map(({ label }) => `p99 ms ${label}`),
      ],
      rates,
    ),
    '',
    `How many times the rate at ${small} × is that at ${large} × (goal: at most 1.30, what counts all excepted):`,
    '',
    ...table(['case', ...systems.map(({ label }) => label)], growth),
    '',
    `- Start to the whole home page, in an empty folder: ${met(median(starts.map(({ first }) => first)), 5, 's')}`,
    `- Start to the whole home page, afterwards: ${met(median(starts.map(({ later }) => later)), 2, 's')}`,
    `- Most memory of one process under load: ${met(memory(ours), 250, 'MB')}; ${peer.label} ${memory(peer).toFixed(0)} MB, ${bare.label} ${memory(bare).toFixed(0)} MB`,
    '',
  ].join('\n');
}
