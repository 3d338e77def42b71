import { lungsFolder } from '@lungline/model';
import { trainLungs, useNativeEngine } from '@lungline/training';
import { Command } from 'commander';

interface Options {
  readonly data: string;
  readonly masks: string;
  readonly out: string;
  readonly seed: string;
  readonly steps: string;
  readonly origin: string;
}

/** The masks that the shipped segmenter is trained on. */
const ORIGIN =
  'V7 Labs, COVID-19 chest X-ray dataset (CC BY 4.0), as rasters in the Python package torchxrayvision 1.5.7';

export function lungsCommand(): Command {
  const lungs = new Command('lungs').description('the lung segmenter, which the evaluation hides lungs with');
  lungs
    .command('train')
    .description('train it on films with drawn masks, and measure it on patients held back')
    .requiredOption('--data <folder>', 'cxr/ with its manifest')
    .requiredOption('--masks <folder>', "masks, white is lung, named like the films' source files")
    .option('--out <folder>', 'where to write lungs.json and weights.bin', lungsFolder)
    .option('--seed <n>', 'draws weights, batches and augmentation', '1')
    .option('--steps <n>', 'batches of eight films', '1200')
    .option('--origin <text>', 'where the masks come from and their licence, for the manifest', ORIGIN)
    .action(train);
  return lungs;
}

async function train({ data, masks, out, seed, steps, origin }: Options): Promise<void> {
  await useNativeEngine();
  const settings = { data, masks, out, seed: Number(seed), steps: Number(steps), origin, now: new Date() };
  const command = `lungline lungs train --data DATA --masks MASKS --seed ${seed} --steps ${steps}`;
  const { id, figures } = await trainLungs({ ...settings, command }, (step, loss) =>
    console.log(`step ${step} of ${steps}, loss ${loss.toFixed(3)}`),
  );
  const { value, interval } = figures.dice;
  console.log(
    `${id}: Dice ${value.toFixed(3)} [${interval.map((bound) => bound.toFixed(3)).join(', ')}] on ${figures.films} films of ${figures.patients} patients held back, lowest ${figures.lowest.toFixed(3)}`,
  );
}
