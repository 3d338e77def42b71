/**
 * TensorFlow's library greets on stderr unless told not to. It reads this variable of the process, not of a thread: to
 * be called by whoever starts a thread with the native engine, too.
 */
export function hushTensorFlow(): void {
  // biome-ignore lint/style/noProcessEnv: set for a library, not read as configuration.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '1';
}
