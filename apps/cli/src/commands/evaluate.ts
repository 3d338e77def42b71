import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestSchema } from '@lungline/classifier';
import { modelFolder } from '@lungline/model';
import {
  evaluate,
  graphReader,
  modelCard,
  type Report,
  readGraph,
  reportHtml,
  thumbnails,
  useNativeEngine,
} from '@lungline/training';
import { Command, Option } from 'commander';

interface Options {
  readonly data: string;
  readonly model: string;
  readonly out: string | undefined;
  readonly part: 'train' | 'validation' | 'test' | 'all';
  readonly source: string | undefined;
  readonly card: string | undefined;
  readonly unseen: string | undefined;
  readonly record: boolean;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('measure a model on films that it has not seen, and write the report')
    .requiredOption('--data <folder>', 'cxr/ and not_cxr/ with manifests, or one folder a class')
    .option('--model <folder>', 'a model that lungline train exported', modelFolder)
    .option('--out <folder>', 'write report.json and report.html there')
    .addOption(
      new Option('--part <part>', 'which part of the data')
        .choices(['train', 'validation', 'test', 'all'])
        .default('test'),
    )
    .option('--source <name>', 'films of this source alone')
    .option('--card <file>', 'write the model card')
    .option('--unseen <report>', 'for the card: report.json of a model that was trained without one source')
    .option(
      '--record',
      "write the figures on films never seen into the model's manifest: the line quotes them",
      false,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  await useNativeEngine();
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(options.model, 'manifest.json'), 'utf8')),
  );
  const reader = await graphReader(await readGraph(options.model));
  const { data, part, source } = options;
  const report = await evaluate({ data, part, source }, manifest, reader, (stage) =>
    console.error(`reading ${stage}`),
  );
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out) {
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, 'report.json'), json);
    await writeFile(join(options.out, 'report.html'), reportHtml(report, await thumbnails(data, report)));
  } else {
    console.log(json);
  }
  const unseen = await unseenReport(options.unseen);
  if (options.card) await writeFile(options.card, modelCard(manifest, report, unseen));
  if (options.record) await recordFigures(options.model, report, unseen);
}

/** The figures that somebody in the chat reads who asks how accurate the model is. */
async function recordFigures(folder: string, report: Report, unseen: Report | undefined): Promise<void> {
  if (report.part !== 'test' || report.source !== undefined) {
    throw new Error(
      'Only figures of the whole test part may be recorded: the model has seen the other films.',
    );
  }
  const file = join(folder, 'manifest.json');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const test = {
    films: report.films,
    balancedAccuracy: report.balancedAccuracy.value,
    ...(unseen && { unseenSource: unseen.balancedAccuracy.value }),
  };
  const recorded = { ...manifest, metrics: { ...manifest.metrics, test } };
  await writeFile(file, `${JSON.stringify(recorded, null, 2)}\n`);
}

async function unseenReport(file: string | undefined): Promise<Report | undefined> {
  return file === undefined ? undefined : JSON.parse(await readFile(file, 'utf8'));
}
