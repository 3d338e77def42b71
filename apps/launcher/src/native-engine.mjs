import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { step } from './progress.mjs';
import { root } from './workspace.mjs';

/**
 * Brings TensorFlow's native library, 207 MB, for those who ask for it; where it is in place already, that takes a
 * second. Where it cannot be had, the line runs on WebAssembly as it would have anyway.
 */
export async function bringNativeEngine() {
  const cli = join(root, 'apps/cli/bin/lungline.mjs');
  const { code, output } = await step('Bringing the native engine', () =>
    runCommand(process.execPath, [cli, 'native', 'install']),
  );
  if (code === 0) return;
  console.log(
    `    It is not to be had here, so WebAssembly does the work: ${output.trim().split('\n').at(-1)}`,
  );
}
