// pnpm faults -- --seed 1 --messages 10000
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { longPlan, shortPlan } from './plans.js';
import { faultsTable } from './report.js';
import { runFaults } from './run-faults.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    seed: { type: 'string', default: '1' },
    messages: { type: 'string', default: '10000' },
    people: { type: 'string', default: '40' },
    minutes: { type: 'string', default: '60' },
    short: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const report = await runFaults({
  seed: Number(values.seed),
  messages: Number(values.messages),
  people: Number(values.people),
  minutes: Number(values.minutes),
  plan: values.short ? shortPlan : longPlan,
  say: (line) =>
    void process.stderr.write(`${new Date().toISOString()} ${line}
`),
});
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${faultsTable(report)}\n`);
for (const finding of report.tally.findings) process.stdout.write(`${finding}\n`);
process.exitCode = report.tally.lost + report.tally.doubled + report.tally.misordered === 0 ? 0 : 1;
