export {
  type Config,
  environmentSchema,
  type Listen,
  parseConfig,
  type SweepConfig,
  type TwilioConfig,
} from './config.js';
export { ConfigError, type ConfigProblem } from './config-error.js';
export { type ConsoleRole, type ConsoleUser, consoleRoles } from './console-users.js';
export { readEnvironment } from './environment.js';
