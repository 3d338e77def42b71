import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngineName, manifestSchema } from '@lungline/classifier';
import { startEngine } from '@lungline/classifier/engine';
import { lungsFolder, modelFolder } from '@lungline/model';
import {
  evaluate,
  leaveOneOut,
  modelCard,
  openLungSegmenter,
  openModel,
  type Report,
  reportHtml,
  thumbnails,
} from '@lungline/training';
import { Command, Option } from 'commander';

interface Options {
  readonly data: string;
  readonly model: string;
  readonly out: string | undefined;
  readonly part: 'train' | 'validation' | 'test' | 'all';
  readonly source: string | undefined;
  readonly compare: string | undefined;
  readonly lungs: string;
  readonly leaveOneOut: readonly string[];
  readonly engine: EngineName | 'auto';
  readonly card: string | undefined;
  readonly record: boolean;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('measure a model on films that it has not seen, and write the report')
    .requiredOption('--data <folder>', 'cxr/ and not_cxr/ with manifests, or one folder a class')
    .option('--model <folder>', 'any model with a manifest (docs/your-own-model.md)', modelFolder)
    .option('--out <folder>', 'write report.json and report.html there')
    .addOption(
      new Option('--part <part>', 'which part of the data')
        .choices(['train', 'validation', 'test', 'all'])
        .default('test'),
    )
    .option('--source <name>', 'films of this source alone')
    .option('--compare <folder>', 'another model on the same pictures, each difference with its interval')
    .option('--lungs <folder>', 'the lung segmenter that lungs are hidden with', lungsFolder)
    .option(
      '--leave-one-out <runs...>',
      'run folders of `lungline train --leave-out SOURCE`: adds the table of sources never seen',
      [],
    )
    .addOption(
      new Option('--engine <engine>', 'auto takes the native one where it runs')
        .choices(['auto', 'native', 'wasm'])
        .default('auto'),
    )
    .option('--card <file>', 'write the model card')
    .option(
      '--record',
      "write the figures on films never seen into the model's manifest: the line quotes them",
      false,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const engine = await anEngine(options.engine);
  const { data, part, source } = options;
  const model = await openModel(options.model);
  const other = options.compare === undefined ? undefined : await openModel(options.compare);
  const lungs = await openLungSegmenter(options.lungs);
  const settings = { data, part, source, engine, lungs, other, now: new Date() };
  const measured = await evaluate(settings, model, progress);
  const report = { ...measured, leftOut: await leaveOneOut(data, options.leaveOneOut, measured, progress) };
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out) {
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, 'report.json'), json);
    await writeFile(join(options.out, 'report.html'), reportHtml(report, await thumbnails(data, report)));
    console.log(`${join(options.out, 'report.html')} and report.json are written`);
  } else {
    console.log(json);
  }
  if (options.card) await writeFile(options.card, modelCard(model.manifest, report));
  if (options.record) await recordFigures(options.model, report);
}

async function anEngine(wanted: Options['engine']): Promise<EngineName> {
  if (wanted !== 'auto') {
    await startEngine(wanted);
    return wanted;
  }
  try {
    await startEngine('native');
    return 'native';
  } catch {
    await startEngine('wasm');
    return 'wasm';
  }
}

/** A line that is written over on a terminal, and one in a hundred elsewhere. */
function progress(stage: string, done: number, total: number): void {
  const line = `${stage}: ${done} of ${total} pictures`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === total ? '\n' : '  '}`);
  else if (done % 100 === 0 || done === total) process.stderr.write(`${line}\n`);
}

/** The figures that somebody in the chat reads who asks how accurate the model is. */
async function recordFigures(folder: string, report: Report): Promise<void> {
  if (report.part !== 'test' || report.source !== undefined) {
    throw new Error(
      'Only figures of the whole test part may be recorded: the model has seen the other films.',
    );
  }
  const file = join(folder, 'manifest.json');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  // The source with all classes tells most of what another hospital would.
  const [unseen] = report.leftOut.toSorted((a, b) => b.classes.length - a.classes.length);
  const test = {
    films: report.films,
    balancedAccuracy: report.balancedAccuracy.value,
    ...(unseen && { unseenSource: unseen.balancedAccuracy.value }),
  };
  const recorded = { ...manifest, metrics: { ...manifest.metrics, test } };
  await writeFile(file, `${JSON.stringify(recorded, null, 2)}\n`);
}
