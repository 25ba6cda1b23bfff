import { Command } from 'commander';
import { dump } from 'js-yaml';
import { exportPlan } from '../open-data/plan/export-plan.js';
import { withSession } from './session.js';
import { wrongUse } from './import.js';

export function exportCommand(): Command {
  return new Command('export')
    .description('Print a plan as a document that import reads back')
    .argument('<layout>', 'tequio-plan')
    .requiredOption('--plan <slug>', 'which plan')
    .option('--json', 'JSON instead of YAML')
    .action(async (layout: string, options: { plan: string; json?: boolean }) => {
      if (layout !== 'tequio-plan') throw wrongUse(`Only tequio-plan can be exported, not "${layout}".`);
      const document = await withSession(({ db }) => exportPlan(db, options.plan));
      process.stdout.write(options.json ? `${JSON.stringify(document)}\n` : dump(document, { lineWidth: 120 }));
    });
}
