import { Command } from 'commander';
import { CommandError, exitCodes } from '../command-error.js';
import { installNativeLibrary, nativeLibraryRuns, nativePackage } from '../native/install-native-library.js';

export function nativeCommand(): Command {
  const native = new Command('native').description(
    'the native engine, where its own download is out of reach',
  );
  native
    .command('install')
    .description(
      'take TensorFlow’s library from a Python wheel and compile the binding (Linux on x86-64, g++)',
    )
    .option(
      '--wheel <file>',
      'a wheel of tensorflow-cpu 2.12 to 2.16 that is already here, instead of fetching one',
    )
    .action(install);
  return native;
}

async function install({ wheel }: { readonly wheel?: string }): Promise<void> {
  const target = nativePackage();
  if (target === undefined) {
    throw new CommandError(
      '@tensorflow/tfjs-node is not installed: pnpm install brings it',
      exitCodes.unavailable,
    );
  }
  if (wheel === undefined && (await nativeLibraryRuns(target))) {
    console.log('The native engine is in place already.');
    return;
  }
  try {
    await installNativeLibrary({ wheel, package: target, report: (step) => console.error(`${step} …`) });
  } catch (cause) {
    throw new CommandError(cause instanceof Error ? cause.message : String(cause), exitCodes.unavailable);
  }
  console.log('The native engine is in place.');
}
