import os from 'node:os';

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

/** `results` has one entry for each case, scale and system, with the measurements of each counted burst. */
export function report({ cases, scales, systems, results, starts, options, versions }) {
  const of = (benchCase, scale, system) =>
    results.find((r) => r.name === benchCase.name && r.scale === scale && r.system === system.key);
  const middle = (result, measured) => median(result.bursts.map((burst) => burst[measured]));
  // A case that only our server answers leaves the columns of the others empty.
  const shown = (result, measured, digits) => (result ? middle(result, measured).toFixed(digits) : '–');
  // The median of the ratios of all rounds: other work of the machine slowed both systems of a round alike.
  const ratio = (a, b) =>
    a && b ? median(a.bursts.map(({ rate }, round) => rate / b.bursts[round].rate)).toFixed(2) : '–';
  const [ours, peer, bare] = systems;
  const lines = (columns) =>
    cases.flatMap((benchCase) =>
      scales.map((scale) => [benchCase.name, `${scale} ×`, ...columns((system) => of(benchCase, scale, system))]),
    );
  const [small, large] = [scales[0], scales.at(-1)];
  const memory = (system) =>
    Math.max(...results.filter((r) => r.system === system.key).flatMap((r) => r.bursts.map((burst) => burst.memory)));
  const start = (which) => {
    const middleOf = (measured) => median(starts.map((times) => times[which][measured])).toFixed(1);
    const processor = starts[0][which].processor === null ? '' : `, ${middleOf('processor')} s of processor`;
    return `${middleOf('seconds')} s${processor}`;
  };
  const heads = (unit) => systems.map(({ label }) => `${label}${unit}`);

  return [
    `Node ${process.versions.node}, PostgreSQL ${versions.postgresql}, PostGraphile ${versions.postgraphile}; ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim()}), ${(os.totalmem() / 2 ** 30).toFixed(0)} GB. ${options.connections} connections, medians of ${options.rounds} interleaved rounds of ${options.seconds} s.`,
    '',
    ...options.data.map(
      ({ scale, counts }) =>
        `- ${scale} ×: ${counts.plans} plans, ${counts.commitments} commitments, ${counts.milestones} milestones, ${counts.proposals} proposals, ${counts.comments} comments`,
    ),
    '',
    'Requests a second, and how many times the rate of the others ours is:',
    '',
    ...table(
      ['case', 'data', ...heads(''), `: ${peer.label}`, `: ${bare.label}`],
      lines((result) => [
        ...systems.map((system) => shown(result(system), 'rate', 0)),
        ratio(result(ours), result(peer)),
        ratio(result(ours), result(bare)),
      ]),
    ),
    '',
    'Processor time of one answer in ms, server + PostgreSQL (least disturbed by what else the machine does):',
    '',
    ...table(
      ['case', 'data', ...heads('')],
      lines((result) =>
        systems.map((system) => `${shown(result(system), 'server', 1)} + ${shown(result(system), 'database', 1)}`),
      ),
    ),
    '',
    'Size of an answer, and the time that 99 of 100 stay under:',
    '',
    ...table(
      ['case', 'data', ...heads(' kB'), ...heads(' p99 ms')],
      lines((result) => [
        ...systems.map((system) => (result(system) ? (result(system).bytes / 1000).toFixed(0) : '–')),
        ...systems.map((system) => shown(result(system), 'p99', 0)),
      ]),
    ),
    '',
    `How many times the rate at ${small} × is that at ${large} ×:`,
    '',
    ...table(
      ['case', ...heads('')],
      cases.map((benchCase) => [
        benchCase.name,
        ...systems.map((system) => ratio(of(benchCase, small, system), of(benchCase, large, system))),
      ]),
    ),
    '',
    ...table(
      ['beside the rates', 'measured', 'goal'],
      [
        ['start to the whole home page, empty folder', start('first'), 'at most 5 s'],
        ['start to the whole home page, afterwards', start('later'), 'at most 2 s'],
        ['most memory of a server under load', `${memory(ours).toFixed(0)} MB`, 'at most 250 MB'],
        ...[peer, bare].map((system) => [`the same of ${system.label}`, `${memory(system).toFixed(0)} MB`, '']),
      ],
    ),
    '',
  ].join('\n');
}
