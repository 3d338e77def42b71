// pnpm load -- --rate 200 --seconds 60
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadTable } from './report.js';
import { runLoad } from './run-load.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    conversations: { type: 'string', default: '50' },
    photos: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
});
const report = await runLoad({
  conversations: Number(values.conversations),
  photosEach: Number(values.photos),
  perSecond: Number(values.rate),
  seconds: Number(values.seconds),
  say: (line) => void process.stderr.write(`${new Date().toISOString()} ${line}\n`),
});
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${loadTable(report)}\n`);
process.exitCode = report.refused === 0 ? 0 : 1;
